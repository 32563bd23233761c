import { findMeasure } from '../../contract/catalogue/index.ts';
import { COHORT_LABELS } from '../../contract/cohort.ts';
import { DIMENSIONS, DimensionId, categoryLabel } from '../../contract/dimension.ts';
import type { Disagreement, DisagreementKind } from '../../contract/disagreement.ts';
import type { PublishedStatement, Subject } from './statement.ts';
import { standOf } from './statement.ts';

const round = (value: number, decimals: number) => Number(value.toFixed(decimals));

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A number as the reports write it: £4,225,411; 46%; 742.63 days; 1,204. */
export function amount(value: number, measure: string): string {
  const digits = round(value, 2);
  const text = plain.format(Math.abs(digits));
  const sign = digits < 0 ? '−' : '';
  switch (findMeasure(measure)?.unit) {
    case 'pounds':
      return `${sign}£${text}`;
    case 'percent':
      return `${sign}${text}%`;
    case 'days':
      return `${sign}${text} days`;
    case 'months':
      return `${sign}${text} months`;
    default:
      return sign + text;
  }
}

/** A difference with its sign: +25 days, −17%. */
export function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}

export function percent(value: number): string {
  return `${value < 0 ? '−' : ''}${Math.abs(round(value, 1))}%`;
}

/** What a figure is of, in words: "Placement orders, Adopt London North, 2021/22". */
export function nameOf({ measure, area, period, cohort, breakdown }: Subject): string {
  const categories = Object.entries(breakdown).map(([dimension, category]) =>
    categoryLabel(DimensionId.parse(dimension), category).toLowerCase(),
  );
  const label = findMeasure(measure)?.label ?? measure.replaceAll('_', ' ');
  return [
    categories.length > 0 ? `${label} (${categories.join(', ')})` : label,
    area,
    period.label,
    ...(cohort ? [COHORT_LABELS[cohort].toLowerCase()] : []),
  ].join(', ');
}

/** Says where statements stand; their publication only where more than one is involved. */
export type Places = (statements: readonly PublishedStatement[]) => string;

/** How to name places in a sentence about these statements: "first paragraph, section “4. Performance”". */
export function placesAmong(involved: readonly PublishedStatement[]): Places {
  const several = new Set(involved.map(({ publication }) => publication)).size > 1;
  return (statements) => {
    const [, second] = statements;
    const named = statements.map(({ locator, section, publication }) =>
      [
        second ? null : locator,
        section === null ? null : `section “${section}”`,
        several ? publication : null,
      ]
        .filter(Boolean)
        .join(', '),
    );
    return list([...new Set(named.map((name) => name || 'no place given'))]);
  };
}

/** "a, b and c" */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** What a whole is broken down by: "authority", "sex". */
export function dividedBy(over: 'area' | DimensionId): string {
  const label = DIMENSIONS.find(({ id }) => id === over)?.label;
  return label?.toLowerCase() ?? 'authority';
}

/**
 * One disagreement about a subject. `computed` is rounded to hundredths, so that it is a number
 * people can read; the places are those of all statements involved, each once.
 */
export function disagreement(
  kind: DisagreementKind,
  { measure, area, period, cohort, breakdown }: Subject,
  numbers: { readonly stated: number; readonly computed: number },
  statements: readonly PublishedStatement[],
  explain: (places: Places) => string,
): Disagreement {
  const places = new Map(statements.map((statement) => [statement.id, standOf(statement)]));
  return {
    kind,
    measure,
    area,
    period: period.label,
    cohort,
    breakdown,
    stated: round(numbers.stated, 2),
    computed: round(numbers.computed, 2),
    sources: [...places.values()],
    explanation: explain(placesAmong(statements)),
  };
}
