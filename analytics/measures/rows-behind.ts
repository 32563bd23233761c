import { z } from 'zod';
import type { FigureCard, FigureKey } from '../contract/figure.ts';
import type { LineLevel, Measure } from '../contract/measure.ts';
import { JourneyDate } from '../contract/measure.ts';
import { MeasureQuery } from '../contract/query.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { requestFor } from './card-request.ts';
import { clock } from './duration-facts.ts';
import { eventCondition } from './event-facts.ts';
import type { FigureStore } from './figures.ts';
import { journeyCategory } from './journey-dimensions.ts';
import type { JourneyQuery } from './journey-query.ts';
import { COHORT_DATE, isMember, usable } from './journey-query.ts';
import { areaMembers, periodRows } from './journey-relations.ts';
import { areasOfJourneys } from './line-level-request.ts';
import { resolveRequest } from './request.ts';
import { shareKnown } from './share-facts.ts';
import { stockBegan, stockEnded, stockCondition, waitingJourneys } from './stock-facts.ts';

/** No card shows more rows than a person reads; the total says how many there are. */
const MOST_ROWS = 200;

const LABELS = {
  referred_on: 'Referred',
  entered_care_on: 'Entered care',
  decision_on: 'Decision',
  placement_order_on: 'Placement order',
  order_ended_on: 'Order ended',
  linked_on: 'Linked',
  matched_on: 'Matched',
  placed_on: 'Placed',
  adoption_order_on: 'Adoption order',
  early_permanence_on: 'Early permanence',
  adopting_foster_placement_on: 'Foster placement',
  plan_changed_on: 'Plan changed',
  disrupted_on: 'Disrupted',
} as const satisfies Record<JourneyDate, string>;

type Selected = {
  /** The date that counts; null for a stock, which is counted on the period's last day. */
  readonly on: JourneyDate | null;
  readonly condition: Fragment;
  readonly dates: readonly JourneyDate[];
  readonly days: Fragment;
};

function selected(query: JourneyQuery, lineLevel: LineLevel): Selected {
  const [cohort] = query.cohorts;
  const cohortDate = cohort ? COHORT_DATE[cohort] : null;
  const none = sql`NULL::BIGINT`;
  switch (lineLevel.kind) {
    case 'events':
      return {
        on: lineLevel.date,
        condition: eventCondition(query, lineLevel),
        dates: ['entered_care_on', lineLevel.date],
        days: none,
      };
    case 'stock':
      return {
        on: null,
        condition: sql`${stockCondition(query, lineLevel)} AND ${stockBegan(lineLevel)} <= p.ends
          AND (${stockEnded(lineLevel)} IS NULL OR ${stockEnded(lineLevel)} > p.ends)`,
        dates: ['entered_care_on', lineLevel.opened, ...lineLevel.closed],
        days: none,
      };
    case 'days':
      return {
        on: cohortDate,
        condition: sql`${identifier(lineLevel.from)} IS NOT NULL AND ${identifier(lineLevel.to)} IS NOT NULL`,
        dates: [
          lineLevel.from,
          ...(lineLevel.stoppedBy ? [lineLevel.stoppedBy] : []),
          lineLevel.to,
          ...(cohortDate ? [cohortDate] : []),
        ],
        days: clock(lineLevel),
      };
    case 'share':
      return {
        on: lineLevel.base ?? cohortDate,
        condition: shareKnown(query, lineLevel),
        dates: ['early_permanence_on', lineLevel.base ?? cohortDate ?? 'placed_on'],
        days: none,
      };
  }
}

/**
 * The journeys a computed figure was worked out from, each by its row in its file, longest wait
 * first; and for a mean the days of every one of them.
 */
export async function rowsBehind(
  store: FigureStore,
  measure: Measure,
  key: FigureKey,
): Promise<{ rows: FigureCard['rows']; days: number[] } | null> {
  const { lineLevel } = measure;
  if (lineLevel === null) return null;
  const request = resolveRequest(MeasureQuery.parse(requestFor(key)));
  const query: JourneyQuery = {
    request,
    profile: store.profile,
    dimensions: request.by ?? [],
    cohorts: key.cohort === null ? [] : [key.cohort],
  };
  const { on, condition, dates, days } = selected(query, lineLevel);
  const shown = JourneyDate.options.filter((date) => dates.includes(date));
  const categories = query.dimensions.map(
    (dimension) =>
      sql`AND ${journeyCategory(dimension, on ?? shown[1] ?? 'placement_order_on') ?? sql`NULL`} = ${key.breakdown[dimension] ?? ''}`,
  );
  const Row = z.object({
    source_row: z.number(),
    days: z.number().nullable(),
    ...Object.fromEntries(shown.map((date) => [date, z.string().nullable()])),
  }) as z.ZodType<{ source_row: number; days: number | null } & Record<string, unknown>>;
  const statement = sql`
    WITH ${areaMembers(areasOfJourneys(request, store.profile))}, ${periodRows(request.periods ?? [])}
    SELECT DISTINCT ON (child_key ${on ? sql`, ${identifier(on)}` : sql``})
      source_row, ${join(shown.map(identifier), ', ')}, ${days} AS days
    FROM ${waitingJourneys(query)} AS j
    JOIN members AS m ON m.code = j.area_code
    JOIN periods AS p ON ${on ? sql`${identifier(on)} BETWEEN p.starts AND p.ends` : sql`true`}
    WHERE ${condition} AND ${usable(query, on)}
      AND ${isMember(request, on ? identifier(on) : sql`p.ends`)}
      ${join(categories, ' ')}
    ORDER BY child_key ${on ? sql`, ${identifier(on)}` : sql``}, attempt DESC`;
  const found = await store.session.rows(
    sql`SELECT * FROM (${statement}) ORDER BY days DESC NULLS LAST, source_row`,
    Row,
  );
  const withDays = measure.kind === 'mean';
  return {
    rows: {
      columns: [
        { id: 'source_row', label: 'Row in the file' },
        ...shown.map((date) => ({ id: date, label: LABELS[date] })),
        ...(withDays ? [{ id: 'days', label: 'Days' }] : []),
      ],
      cells: found
        .slice(0, MOST_ROWS)
        .map((row) => [
          row.source_row,
          ...shown.map((date) => (row[date] ?? null) as string | null),
          ...(withDays ? [row.days] : []),
        ]),
      total: found.length,
    },
    days: found.flatMap((row) => (row.days === null ? [] : [row.days])),
  };
}
