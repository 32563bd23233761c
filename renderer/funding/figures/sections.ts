import type { Failure } from '../../../analytics/contract/failure.ts';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { countOf, formatMoney } from '../../format/number.ts';
import { measureWords } from '../words.ts';
import { demandMeasures } from './demand-grid.ts';

/** The figures a scenario is worked out from, as they are edited. */
export const FIGURE_SECTIONS = [
  'demand',
  'budget',
  'fixed',
  'tariffs',
  'paid',
  'population',
] as const;
export type FigureSection = (typeof FIGURE_SECTIONS)[number];

export const SECTION_LABELS = {
  demand: 'Demand',
  budget: 'Budget and income',
  fixed: 'Fixed amounts',
  tariffs: 'Tariffs',
  paid: 'Paid before',
  population: 'Population',
} as const satisfies Record<FigureSection, string>;

const ROOTS = {
  demand: ['demand'],
  budget: ['budget', 'income'],
  fixed: ['fixed'],
  tariffs: ['activity_price'],
  paid: ['prior', 'history'],
  population: ['population'],
} as const satisfies Record<FigureSection, readonly string[]>;

/** A driver is refused where a figure of demand is missing. */
const DRIVER = /\.drivers\[\d+\]$/;

/** Where the figure is that a scenario is refused for; null where it is refused for something else. */
export function sectionOf(failure: Failure | null): FigureSection | null {
  const field = failure?.place?.field;
  if (field === undefined) return null;
  const [root = ''] = field.split(/[.[]/);
  const found = FIGURE_SECTIONS.find((section) =>
    (ROOTS[section] as readonly string[]).includes(root),
  );
  return found ?? (DRIVER.test(field) ? 'demand' : null);
}

/** Parts of a field's name that say nothing to who sees the grid. */
const UNSAID = new Set(['values', 'amounts', 'price', 'contributions']);

/** A field of the document as its grid calls it: "Demand, Placement orders, Croydon, 2021/22". */
function fieldWords(field: string, section: FigureSection): string {
  // A name such as St. Helens has a full stop of its own.
  const [root = '', ...parts] = field.split(/\.(?=\S)/);
  const line = /\[(\d+)\]$/.exec(root)?.[1];
  const said = parts.filter((part) => !UNSAID.has(part));
  const [measure, ...others] = said;
  return [
    SECTION_LABELS[section],
    ...(line === undefined ? [] : [`line ${Number(line) + 1}`]),
    ...(section === 'demand' && measure !== undefined ? [measureWords(measure), ...others] : said),
  ].join(', ');
}

/** A refusal without the field it begins with, which is told by where it stands. */
export const refusalWords = ({ message, action, place }: Failure): string => {
  const field = place?.field ?? '';
  return `${message.startsWith(field) ? message.slice(field.length).trim() : message} ${action}`;
};

/** A refusal of a figure, with the field by the names that its grid has. */
export function plainFailure(failure: Failure): Failure {
  const section = sectionOf(failure);
  const field = failure.place?.field;
  if (section === null || field === undefined || !failure.message.startsWith(`${field} `)) {
    return failure;
  }
  const message = fieldWords(field, section) + failure.message.slice(field.length);
  return { ...failure, message };
}

/** What there is of each, in a few words. */
export function sectionSays(scenario: Scenario, section: FigureSection): string {
  switch (section) {
    case 'demand':
      return scenario.demand?.source === 'observations'
        ? 'from published figures'
        : scenario.demand?.source === 'journeys'
          ? 'from journeys'
          : countOf(demandMeasures(scenario).length, 'measure');
    case 'budget': {
      const [amount = 0] = Object.values(scenario.budget);
      const { length: lines } = scenario.income ?? [];
      return lines === 0
        ? formatMoney(amount)
        : `${formatMoney(amount)}, less ${countOf(lines, 'line')}`;
    }
    case 'fixed':
      return partnersOf(scenario.fixed);
    case 'population':
      return partnersOf(scenario.population);
    case 'tariffs':
      return scenario.activity_price ? countOf(scenario.activity_price.length, 'tariff') : 'none';
    case 'paid':
      return scenario.prior
        ? countOf(Object.keys(scenario.prior.contributions).length, 'contribution')
        : 'not given';
  }
}

const partnersOf = (values: Readonly<Record<string, unknown>> | undefined) =>
  values ? countOf(Object.keys(values).length, 'partner') : 'none';
