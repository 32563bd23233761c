import type { CohortId } from '../../contract/cohort.ts';
import type { Stand } from '../../contract/disagreement.ts';
import type { Breakdown } from '../../contract/figure.ts';
import { DIMENSION_COLUMNS } from '../../contract/figure-columns.ts';
import type { JourneyDate } from '../../contract/measure.ts';
import type { Period } from '../../contract/period.ts';
import type { Quantity } from '../../contract/relation.ts';

/**
 * What a publication states in one place: one row of the table `observations`. `statistic` is null
 * for a level; otherwise it says what kind of difference is stated, and `basePeriod` (a period's
 * label) against when. `value` is null where nothing plain was printed (withheld, not available).
 */
export type PublishedStatement = {
  readonly id: number;
  readonly measure: string;
  readonly area: string;
  readonly period: Period;
  readonly cohort: CohortId | null;
  readonly breakdown: Breakdown;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The unit its counts (value, numerator, denominator) are rounded to; null: as counted. */
  readonly countsRoundedTo: number | null;
  readonly status: string;
  readonly statistic: string | null;
  readonly basePeriod: string | null;
  readonly publication: string;
  readonly section: string | null;
  readonly printedTable: string | null;
  readonly place: string | null;
  readonly locator: string | null;
  readonly printedAs: string | null;
};

/** A statement that gives a number. */
export type Numeric = PublishedStatement & { readonly value: number };

/** A child's journey with the intervals printed beside its dates: one row of `adoption_journeys`. */
export type JourneyRow = {
  readonly row: number;
  readonly area: string;
  readonly dates: Readonly<Partial<Record<JourneyDate, string>>>;
  readonly printed: {
    readonly entryToOrder: number | null;
    readonly orderToMatch: number | null;
    readonly orderToPlaced: number | null;
    readonly entryToPlaced: number | null;
  };
  readonly publication: string;
  readonly section: string | null;
  readonly locator: string | null;
};

/** The canonical names of the authorities that belonged to an agency on a day (ISO date). */
export type MembersOn = (area: string, date: string) => readonly string[];

/** What a figure is of; two statements with the same subject state the same figure. */
export type Subject = Pick<
  PublishedStatement,
  'measure' | 'area' | 'period' | 'cohort' | 'breakdown'
>;

const PLACES = new Map<string, number>(DIMENSION_COLUMNS.map((id, place) => [id, place]));
const placeOf = (dimension: string) => PLACES.get(dimension) ?? PLACES.size;

/** A breakdown as text, its dimensions in the order of their columns; none is the empty text. */
export function breakdownText(breakdown: Breakdown): string {
  const categories = Object.entries(breakdown).filter(([, category]) => category !== undefined);
  // Most figures have no category or one: asking for each of the dimensions would take longest.
  if (categories.length > 1) categories.sort(([a], [b]) => placeOf(a) - placeOf(b));
  return categories.map(([dimension, category]) => `${dimension}=${category}`).join(';');
}

/** A subject as text, to find statements of the same figure. */
export function subjectKey({ measure, area, period, cohort, breakdown }: Subject): string {
  return `${measure}|${area}|${period.label}|${cohort ?? ''}|${breakdownText(breakdown)}`;
}

/** A breakdown without some of its dimensions. */
export function without(breakdown: Breakdown, dimensions: readonly string[]): Breakdown {
  return Object.fromEntries(
    Object.entries(breakdown).filter(([dimension]) => !dimensions.includes(dimension)),
  );
}

/** What a statement is of, without what it says and where. */
export function subjectOnly({ measure, area, period, cohort, breakdown }: Subject): Subject {
  return { measure, area, period, cohort, breakdown };
}

/** The subject that stands to `quantity` as this one stands to another quantity of its kind. */
export function subjectOf(subject: Subject, quantity: Quantity, rest: Breakdown): Subject {
  const { area, period, cohort } = subject;
  return {
    measure: quantity.measure,
    area,
    period,
    cohort,
    breakdown: { ...rest, ...quantity.where },
  };
}

/** What a breakdown holds beside the categories of a quantity; null when it isn't part of it. */
export function restOf(subject: Subject, quantity: Quantity): Breakdown | null {
  if (subject.measure !== quantity.measure) return null;
  const where = Object.entries(quantity.where ?? {});
  const fits = where.every(([dimension, category]) =>
    Object.entries(subject.breakdown).some(([d, c]) => d === dimension && c === category),
  );
  return fits
    ? without(
        subject.breakdown,
        where.map(([dimension]) => dimension),
      )
    : null;
}

/** A level that says something: a value, or bounds for one that was withheld. */
export function isLevel(statement: PublishedStatement): boolean {
  return statement.statistic === null && statement.status !== 'not_applicable';
}

/** A level with a number. A range (15 to 25) states no single number and is left out. */
export function isNumber(statement: PublishedStatement): statement is Numeric {
  return (
    statement.statistic === null &&
    statement.value !== null &&
    (statement.status === 'final' || statement.status === 'provisional')
  );
}

/** The printed table a statement stands in, or else the section of its prose. */
export function contextOf(statement: PublishedStatement): string {
  const { publication, printedTable, section } = statement;
  return printedTable === null
    ? `${publication}|section|${section ?? ''}`
    : `${publication}|table|${printedTable}`;
}

export function standOf(statement: PublishedStatement): Stand {
  return {
    source: statement.publication,
    section: statement.section,
    locator: statement.locator,
    observation: statement.id,
  };
}

/** Items by key, gathered when first asked for: most of what is checked never comes to need it. */
export function onDemand<T>(
  items: () => Iterable<T>,
  key: (item: T) => string,
): (key: string) => readonly T[] {
  let groups: Map<string, T[]> | null = null;
  return (name) => {
    groups ??= groupBy(items(), key);
    return groups.get(name) ?? [];
  };
}

/** Gathers items under a key, in the order they come. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}
