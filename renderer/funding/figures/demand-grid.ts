import type {
  DemandValue,
  Formula,
  Scenario,
} from '../../../analytics/contract/funding/scenario.ts';
import { financialYear, financialYearOf, parsePeriod } from '../../../analytics/contract/period.ts';
import { readTyped } from '../builder/number-field.tsx';
import { listed, measureInSentence } from '../words.ts';
import { numberCell, withEntry, wordsCell } from './grid-model.ts';
import type { ErrorOf, GridModel } from './grid-model.ts';
import type { GridCell } from './grid-cell.ts';

/** Every measure the scenario has figures of or counts by. */
export function demandMeasures(scenario: Scenario): string[] {
  return [
    ...new Set([
      ...Object.keys(scenario.demand?.values ?? {}),
      ...windowsOf(scenario).map(({ measure }) => measure),
    ]),
  ];
}

function windowsOf({ formula, exceptions = [], activity_price = [] }: Scenario) {
  const formulas: Formula[] = [formula, ...exceptions.map((one) => one.formula)];
  return [
    ...formulas.flat().flatMap((part) => (part.kind === 'demand' ? part.drivers : [])),
    ...activity_price,
  ];
}

const startOf = (label: string): number | null => {
  const period = parsePeriod(label);
  return period ? financialYearOf(period.start) : null;
};

const labelOf = (start: number) => financialYear(start).label;

/** For each year of demand of a measure, the funded years that look at it. */
export function countedYears(scenario: Scenario, measure: string): Map<string, string[]> {
  const counted = new Map<string, string[]>();
  for (const funded of Object.keys(scenario.budget)) {
    const start = startOf(funded);
    if (start === null) continue;
    const looked = windowsOf(scenario)
      .filter((window) => window.measure === measure)
      .flatMap(({ years, lag }) => Array.from({ length: years }, (_, at) => start - lag - at));
    for (const year of new Set(looked)) {
      const label = labelOf(year);
      counted.set(label, [...(counted.get(label) ?? []), funded]);
    }
  }
  return counted;
}

/** The years of demand from the first that is given or counted to the last, with so many more. */
export function demandYears(
  scenario: Scenario,
  more: { before: number; after: number } = { before: 0, after: 0 },
): string[] {
  const given = Object.values(scenario.demand?.values ?? {}).flatMap((names) =>
    Object.values(names).flatMap((years) => Object.keys(years)),
  );
  const counted = demandMeasures(scenario).flatMap((one) => [
    ...countedYears(scenario, one).keys(),
  ]);
  const starts = [...given, ...counted].flatMap((label) => startOf(label) ?? []);
  if (starts.length === 0) return [];
  const first = Math.min(...starts) - more.before;
  const last = Math.max(...starts) + more.after;
  return Array.from({ length: last - first + 1 }, (_, at) => labelOf(first + at));
}

/** Who has figures of its own: partners, and the areas of those that pay for several. */
export function demandNames(scenario: Scenario, measure: string): string[] {
  const known = scenario.demand?.values?.[measure] ?? {};
  const names = scenario.partners.flatMap((partner) => {
    const areas = scenario.areas?.[partner] ?? [];
    return areas.length === 0 || known[partner] !== undefined ? [partner] : areas;
  });
  return [...new Set(names)];
}

const RANGE = /^(\d+)\s*(?:–|-|to)\s*(\d+)$/;

/** Demand as it is typed: a count, what is printed instead of one, or the bounds of a range. */
export function readDemand(text: string): DemandValue | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  const number = readTyped(plain);
  if (typeof number === 'number') return number;
  const [, lower, upper] = RANGE.exec(plain) ?? [];
  if (lower !== undefined && upper !== undefined) {
    return { lower: Number(lower), upper: Number(upper) };
  }
  return plain;
}

function demandCell(value: DemandValue | undefined, error: string | null): GridCell {
  if (value === undefined || value === null) return wordsCell('', error);
  if (typeof value === 'number') return numberCell(value, error);
  return wordsCell(typeof value === 'string' ? value : `${value.lower}–${value.upper}`, error);
}

/** The demand of a measure, by partner (or area) and year. */
export function demandGrid(
  scenario: Scenario,
  measure: string,
  years: readonly string[],
  errorOf: ErrorOf,
): GridModel {
  const known = scenario.demand?.values?.[measure] ?? {};
  const names = demandNames(scenario, measure);
  const counted = countedYears(scenario, measure);
  return {
    label: `Demand: ${measureInSentence(measure)}`,
    rowHeader: 'Partner',
    columns: years.map((year) => {
      const funded = counted.get(year);
      return {
        id: year,
        header: year,
        definition: funded ? `Counts for ${listed(funded)}.` : 'No year of the budget looks at it.',
        width: 96,
        align: 'end',
        isUnused: funded === undefined,
        check: (text) =>
          text.length <= 60 ? null : 'Write a count, or what is printed instead, such as <5.',
      };
    }),
    rows: names.map((name) => ({
      id: name,
      label: name,
      cells: years.map((year) =>
        demandCell(known[name]?.[year], errorOf(`demand.values.${measure}.${name}.${year}`)),
      ),
    })),
    written: (cells) => {
      let values = known;
      for (const { row, column, text } of cells) {
        const [name, year] = [names[row], years[column]];
        if (name === undefined || year === undefined) continue;
        const own = withEntry(values[name] ?? {}, year, readDemand(text));
        values = withEntry(values, name, Object.keys(own).length > 0 ? own : undefined);
      }
      return {
        ...scenario,
        demand: {
          source: scenario.demand?.source ?? 'given',
          values: { ...scenario.demand?.values, [measure]: values },
        },
      };
    },
  };
}

/** The scenario with a measure of which nothing is known yet. */
export const withMeasure = (scenario: Scenario, measure: string): Scenario => ({
  ...scenario,
  demand: {
    source: scenario.demand?.source ?? 'given',
    values: { ...scenario.demand?.values, [measure]: {} },
  },
});
