import { findDisagreements } from '../../../../analytics/measures/agreement/check.ts';
import type {
  JourneyRow,
  PublishedStatement,
} from '../../../../analytics/measures/agreement/statement.ts';
import { parsePeriod } from '../../../../analytics/contract/period.ts';
import type { Disagreement } from '../../../../analytics/contract/disagreement.ts';

export type Written = Partial<Omit<PublishedStatement, 'period'>> & {
  readonly measure: string;
  readonly period?: string;
};

export const NORTH = 'Adopt London North';
export const BOROUGHS = ['Barnet', 'Camden', 'Enfield'] as const;
export const SOUTH = 'Adopt London South';

/** Three boroughs make up the north; Greenwich joins the south in April 2022; two pay jointly. */
export function membersOn(area: string, date: string): readonly string[] {
  switch (area) {
    case NORTH:
      return BOROUGHS;
    case SOUTH:
      return [
        ...(date >= '2022-04-01' ? ['Greenwich'] : []),
        'Croydon',
        'Kingston upon Thames',
        'Richmond upon Thames',
      ];
    case 'Achieving for Children':
      return ['Kingston upon Thames', 'Richmond upon Thames'];
    default:
      return [];
  }
}

/** Statements as a test writes them: what isn't said is a plain figure of a table for 2022/23. */
export function published(...written: readonly Written[]): PublishedStatement[] {
  return written.map(({ period: label = '2022/23', ...rest }, index) => {
    const period = parsePeriod(label);
    if (!period) throw new Error(`${label} is no period.`);
    return {
      id: index + 1,
      area: NORTH,
      cohort: null,
      breakdown: {},
      value: null,
      numerator: null,
      denominator: null,
      lower: null,
      upper: null,
      countsRoundedTo: null,
      status: 'final',
      statistic: null,
      basePeriod: null,
      publication: 'Annual report',
      section: 'Performance',
      printedTable: null,
      place: 'table',
      locator: `row ${String(index + 1)}`,
      printedAs: null,
      ...rest,
      period,
    };
  });
}

/** One measure's figures by borough and for the agency, as a printed table has them. */
export function boroughTable(
  measure: string,
  boroughs: readonly number[],
  total: number | null,
  more: Partial<Written> = {},
): Written[] {
  const printedTable = `table of ${measure}`;
  return [
    ...BOROUGHS.map((area, index) => ({
      measure,
      area,
      value: boroughs[index] ?? 0,
      printedTable,
      ...more,
    })),
    ...(total === null ? [] : [{ measure, area: NORTH, value: total, printedTable, ...more }]),
  ];
}

export function check(
  statements: readonly PublishedStatement[],
  journeys: readonly JourneyRow[] = [],
): Disagreement[] {
  return findDisagreements({ statements, journeys, membersOn });
}

/** What was found, short enough to compare. */
export function found(...written: readonly Written[]): string[] {
  return check(published(...written)).map(
    ({ kind, measure, area, stated, computed }) =>
      `${kind}: ${measure} ${area} ${String(stated)} / ${String(computed)}`,
  );
}
