import { z } from 'zod';
import { CohortId } from '../../contract/cohort.ts';
import { DIMENSION_COLUMNS } from '../../contract/figure-columns.ts';
import type { Breakdown } from '../../contract/figure.ts';
import { JourneyDate } from '../../contract/measure.ts';
import { parsePeriod, stockPeriod } from '../../contract/period.ts';
import type { Session } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { remembering } from '../../extracts/memo.ts';
import { AREAS } from '../../reference/areas.ts';
import { readColumns } from '../../workspace/read-columns.ts';
import type { Columns } from '../../workspace/read-columns.ts';
import { kindOf } from './precision.ts';
import type { JourneyRow, PublishedStatement } from './statement.ts';

const Text = z.string().nullable();
const Figure = z.number().nullable();

/**
 * Every published figure as a statement. One without a publication is said by its file. A stock is
 * filed under its last day, so that March 2023 and 2022/23 are the same figure.
 */
export async function readStatements(session: Session): Promise<PublishedStatement[]> {
  const columns = await readColumns(
    session,
    sql`SELECT o.id, o.measure, o.area, o.period, o.cohort, o.value, o.numerator, o.denominator,
          o.lower, o.upper, o.counts_rounded_to, o.status, o.statistic, o.base_period,
          coalesce(o.publication, s.file, 'an unnamed source') AS publication,
          o.section, o.printed_table, o.place, o.locator, o.printed_as,
          ${BREAKDOWN} AS breakdown
        FROM observations o LEFT JOIN sources s ON s.id = o.source_id
        ORDER BY o.id`,
  );
  const statementAt = statementsIn(columns);
  return Array.from({ length: columns.rowCount }, (_, row) => statementAt(row));
}

function statementsIn(columns: Columns): (row: number) => PublishedStatement {
  const { text, number } = columns;
  const id = required('id', number('id'));
  const measure = required('measure', text('measure'));
  const area = required('area', text('area'));
  const period = required('period', text('period'));
  const cohort = text('cohort');
  const breakdown = required('breakdown', text('breakdown'));
  const value = number('value');
  const numerator = number('numerator');
  const denominator = number('denominator');
  const lower = number('lower');
  const upper = number('upper');
  const countsRoundedTo = number('counts_rounded_to');
  const status = required('status', text('status'));
  const statistic = text('statistic');
  const basePeriod = text('base_period');
  const publication = required('publication', text('publication'));
  const section = text('section');
  const printedTable = text('printed_table');
  const place = text('place');
  const locator = text('locator');
  const printedAs = text('printed_as');
  return (row) => {
    const of = measure(row);
    const base = basePeriod(row);
    return {
      id: id(row),
      measure: of,
      area: area(row),
      period: periodNamed(period(row), of),
      cohort: cohortNamed(cohort(row)),
      breakdown: breakdownNamed(breakdown(row)),
      value: value(row),
      numerator: numerator(row),
      denominator: denominator(row),
      lower: lower(row),
      upper: upper(row),
      countsRoundedTo: countsRoundedTo(row),
      status: status(row),
      statistic: statistic(row),
      basePeriod: base === null ? null : periodNamed(base, of).label,
      publication: publication(row),
      section: section(row),
      printedTable: printedTable(row),
      place: place(row),
      locator: locator(row),
      printedAs: printedAs(row),
    };
  };
}

function required<T>(name: string, value: (row: number) => T | null): (row: number) => T {
  return (row) => {
    const known = value(row);
    if (known === null) throw new Error(`An observation is stored without its ${name}.`);
    return known;
  };
}

/** The categories of a row in one text, which many rows share: `stage=matched;sex=female`. */
const BREAKDOWN = sql`concat_ws(';', ${join(
  DIMENSION_COLUMNS.map((id) => sql`${`${id}=`} || ${identifier(id)}`),
  ', ',
)})`;

const breakdownNamed = remembering((text): Breakdown =>
  text === '' ? {} : Object.fromEntries(text.split(';').map((part) => part.split('='))),
);

function cohortNamed(cohort: string | null): CohortId | null {
  return cohort === null ? null : CohortId.parse(cohort);
}

/** Figures by the hundred thousand share few periods, each of which is read once. */
const parsed = remembering(parsePeriod);
const closing = remembering((label) => {
  const period = parsed(label);
  return period && stockPeriod(period);
});

function periodNamed(label: string, measure: string): PublishedStatement['period'] {
  const period = kindOf(measure) === 'stock' ? closing(label) : parsed(label);
  if (!period) throw new Error(`The stored period ${JSON.stringify(label)} can't be read.`);
  return period;
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
