import type { Yearly } from '../../../analytics/contract/funding/amounts.ts';
import { inYear } from '../../../analytics/contract/funding/amounts.ts';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { withFields } from '../edit.ts';
import { numberCell, numberColumn, readNumber, withEntry } from './grid-model.ts';
import type { ErrorOf, GridModel } from './grid-model.ts';

/** A value by year with one year's set anew; one value for all years where they are all alike. */
export function withYear(
  value: Yearly<number> | undefined,
  year: string,
  amount: number | undefined,
  years: readonly string[],
): Yearly<number> | undefined {
  const before =
    typeof value === 'object'
      ? value
      : Object.fromEntries(value === undefined ? [] : years.map((one) => [one, value]));
  const after = withEntry(before, year, amount);
  const amounts = Object.values(after);
  const [first] = amounts;
  if (first === undefined) return undefined;
  const isOne = amounts.length === years.length && years.every((one) => after[one] === first);
  return isOne ? first : after;
}

type PartnerField = 'fixed' | 'population';

const PARTNER_FIELDS = {
  fixed: { label: 'Fixed amounts', unit: '£' },
  population: { label: 'Population', unit: '' },
} as const satisfies Record<PartnerField, { label: string; unit: string }>;

/** What is given for each partner and funded year: a fixed amount, a population. */
export function partnerGrid(scenario: Scenario, field: PartnerField, errorOf: ErrorOf): GridModel {
  const years = Object.keys(scenario.budget);
  const known = scenario[field] ?? {};
  const { label, unit } = PARTNER_FIELDS[field];
  return {
    label,
    rowHeader: 'Partner',
    columns: years.map((year) => numberColumn(year, year, unit === '' ? {} : { unit })),
    rows: scenario.partners.map((partner) => ({
      id: partner,
      label: partner,
      cells: years.map((year, at) =>
        numberCell(
          inYear(known[partner], year),
          errorOf(`${field}.${partner}.${year}`) ??
            (at === 0 ? errorOf(`${field}.${partner}`) : null),
        ),
      ),
    })),
    written: (cells) => {
      let values: Record<string, Yearly<number>> = known;
      for (const { row, column, text } of cells) {
        const [partner, year] = [scenario.partners[row], years[column]];
        if (partner === undefined || year === undefined) continue;
        const value = withYear(values[partner], year, readNumber(text), years);
        values = withEntry(values, partner, value);
      }
      return withFields(scenario, {
        [field]: Object.keys(values).length > 0 ? values : undefined,
      });
    },
  };
}

/** The gross budget of every funded year. */
export function budgetGrid(scenario: Scenario, errorOf: ErrorOf): GridModel {
  const years = Object.keys(scenario.budget);
  return {
    label: 'Budget',
    rowHeader: 'Before income',
    columns: years.map((year) => numberColumn(year, year, { unit: '£', width: 128 })),
    rows: [
      {
        id: 'budget',
        label: 'Gross budget',
        cells: years.map((year) => numberCell(scenario.budget[year], errorOf(`budget.${year}`))),
      },
    ],
    written: (cells) => ({
      ...scenario,
      budget: Object.fromEntries(
        years.map((year, at) => {
          const cell = cells.find(({ column }) => column === at);
          return [year, cell ? (readNumber(cell.text) ?? 0) : (scenario.budget[year] ?? 0)];
        }),
      ),
    }),
  };
}

const PAID = ['prior', 'history'] as const;

/** What each partner paid before the first funded year, and what the historic part goes by. */
export function paidGrid(scenario: Scenario, errorOf: ErrorOf): GridModel {
  const fields = PAID.filter((field) => field === 'prior' || scenario.history !== undefined);
  const header = (field: (typeof PAID)[number]) =>
    field === 'prior' ? `Paid in ${scenario.prior?.year ?? 'the year before'}` : 'History';
  return {
    label: 'Paid before',
    rowHeader: 'Partner',
    columns: fields.map((field) =>
      numberColumn(field, header(field), {
        unit: '£',
        width: 176,
        definition:
          field === 'prior'
            ? 'What the first year is held against: changes, limits and the transition.'
            : 'What the historic part of the formula shares by.',
      }),
    ),
    rows: scenario.partners.map((partner) => ({
      id: partner,
      label: partner,
      cells: fields.map((field) =>
        numberCell(
          scenario[field]?.contributions[partner],
          errorOf(`${field}.contributions.${partner}`),
        ),
      ),
    })),
    written: (cells) =>
      cells.reduce<Scenario>((now, { row, column, text }) => {
        const [partner, field] = [scenario.partners[row], fields[column]];
        if (partner === undefined || field === undefined) return now;
        const paid = now[field] ?? { contributions: {} };
        const contributions = withEntry(paid.contributions, partner, readNumber(text));
        const isNothing = Object.keys(contributions).length === 0 && paid.year === undefined;
        return withFields(now, { [field]: isNothing ? undefined : { ...paid, contributions } });
      }, scenario),
  };
}
