import { z } from 'zod';
import { CohortId } from '../../contract/cohort.ts';
import { DIMENSION_COLUMNS } from '../../contract/figure-columns.ts';
import { JourneyDate } from '../../contract/measure.ts';
import { parsePeriod, stockPeriod } from '../../contract/period.ts';
import type { Session } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { AREAS } from '../../reference/areas.ts';
import { kindOf } from './precision.ts';
import type { JourneyRow, PublishedStatement } from './statement.ts';

const Text = z.string().nullable();
const Figure = z.number().nullable();

/** The breakdown's columns come along untyped; `breakdownOf` reads them. */
const StatementRow = z.looseObject({
  id: z.number().int(),
  measure: z.string(),
  area: z.string(),
  period: z.string(),
  cohort: CohortId.nullable(),
  value: Figure,
  numerator: Figure,
  denominator: Figure,
  lower: Figure,
  upper: Figure,
  status: z.string(),
  statistic: Text,
  base_period: Text,
  publication: z.string(),
  section: Text,
  printed_table: Text,
  place: Text,
  locator: Text,
  printed_as: Text,
});
type StatementRow = z.infer<typeof StatementRow>;

/**
 * Every published figure as a statement. One without a publication is said by its file. A stock is
 * filed under its last day, so that March 2023 and 2022/23 are the same figure.
 */
export async function readStatements(session: Session): Promise<PublishedStatement[]> {
  const rows = await session.rows(
    sql`SELECT o.id, o.measure, o.area, o.period, o.cohort, o.value, o.numerator, o.denominator,
          o.lower, o.upper, o.status, o.statistic, o.base_period,
          coalesce(o.publication, s.file, 'an unnamed source') AS publication,
          o.section, o.printed_table, o.place, o.locator, o.printed_as,
          ${join(DIMENSION_COLUMNS.map(identifier), ', ')}
        FROM observations o LEFT JOIN sources s ON s.id = o.source_id
        ORDER BY o.id`,
    StatementRow,
  );
  return rows.map(statementOf);
}

function statementOf(row: StatementRow): PublishedStatement {
  const { id, measure, area, cohort, value, numerator, denominator, lower, upper } = row;
  return {
    id,
    measure,
    area,
    period: periodNamed(row.period, measure),
    cohort,
    breakdown: breakdownOf(row),
    value,
    numerator,
    denominator,
    lower,
    upper,
    status: row.status,
    statistic: row.statistic,
    basePeriod: row.base_period === null ? null : periodNamed(row.base_period, measure).label,
    publication: row.publication,
    section: row.section,
    printedTable: row.printed_table,
    place: row.place,
    locator: row.locator,
    printedAs: row.printed_as,
  };
}

function breakdownOf(row: Readonly<Record<string, unknown>>): PublishedStatement['breakdown'] {
  return Object.fromEntries(
    DIMENSION_COLUMNS.flatMap((dimension) => {
      const category = row[dimension];
      return typeof category === 'string' ? [[dimension, category]] : [];
    }),
  );
}

function periodNamed(label: string, measure: string): PublishedStatement['period'] {
  const period = parsePeriod(label);
  if (!period) throw new Error(`The stored period ${JSON.stringify(label)} can't be read.`);
  return kindOf(measure) === 'stock' ? stockPeriod(period) : period;
}

/** The dates come along untyped; `datesOf` reads them. */
const JourneyTableRow = z.looseObject({
  source_row: z.number().int(),
  area_code: Text,
  printed_entry_to_order_days: Figure,
  printed_order_to_match_days: Figure,
  printed_order_to_placed_days: Figure,
  printed_entry_to_placed_days: Figure,
  publication: z.string(),
  section: Text,
  locator: Text,
});

/** The journeys that a publication prints line by line; what a case system exports states nothing. */
export async function readPrintedJourneys(session: Session): Promise<JourneyRow[]> {
  const rows = await session.rows(
    sql`SELECT source_row, area_code, publication, section, locator,
          printed_entry_to_order_days, printed_order_to_match_days,
          printed_order_to_placed_days, printed_entry_to_placed_days,
          ${join(JourneyDate.options.map(identifier), ', ')}
        FROM adoption_journeys WHERE publication IS NOT NULL
        ORDER BY source_id, source_row`,
    JourneyTableRow,
  );
  return rows.map((row) => ({
    row: row.source_row,
    area: nameOf.get(row.area_code ?? '') ?? row.area_code ?? '',
    dates: datesOf(row),
    printed: {
      entryToOrder: row.printed_entry_to_order_days,
      orderToMatch: row.printed_order_to_match_days,
      orderToPlaced: row.printed_order_to_placed_days,
      entryToPlaced: row.printed_entry_to_placed_days,
    },
    publication: row.publication,
    section: row.section,
    locator: row.locator,
  }));
}

const nameOf = new Map(AREAS.map(({ code, name }) => [code, name]));

function datesOf(row: Readonly<Record<string, unknown>>): JourneyRow['dates'] {
  return Object.fromEntries(
    JourneyDate.options.flatMap((name) => {
      const date = row[name];
      return typeof date === 'string' ? [[name, date]] : [];
    }),
  );
}
