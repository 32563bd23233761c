import type { LineLevel } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { JourneyQuery } from './journey-query.ts';
import { categoryColumns, categoryNames, usable } from './journey-query.ts';

type Stock = Extract<LineLevel, { kind: 'stock' }>;

/** Family finding is active unless the journey says otherwise. */
const inactive = ['linked', 'own_carer_being_assessed', 'on_hold'];

/** The day from which a child counts: the opening date, or when the wait has lasted long enough. */
export function stockBegan({ opened, waited }: Stock): Fragment {
  return waited
    ? sql`greatest(${identifier(opened)}, ${identifier(waited.since)} + to_months(${waited.months}::INTEGER))::DATE`
    : identifier(opened);
}

/** The first day a child no longer counts; null while nothing has ended the wait. */
export function stockEnded({ closed, excluded }: Stock): Fragment {
  return sql`least(${join([...closed, ...excluded].map(identifier), ', ')})`;
}

/** Which journeys can be in the stock at all. */
export function stockCondition(query: JourneyQuery, stock: Stock): Fragment {
  const { opened, waited, activeFamilyFinding } = stock;
  return sql`${identifier(opened)} IS NOT NULL AND ${usable(query, null)}
    ${waited ? sql`AND ${identifier(waited.since)} IS NOT NULL` : sql``}
    ${
      activeFamilyFinding
        ? sql`AND NOT list_contains(${inactive}, coalesce(family_finding_status, 'active'))`
        : sql``
    }`;
}

/**
 * One more from the day a wait began and one less from the day it ended, so that the stock on a
 * day is the sum of all facts up to it. Only complete journeys can tell: a source about one cohort
 * leaves out those who still wait.
 */
export function stockFacts(query: JourneyQuery, stock: Stock): Fragment {
  const waits = sql`
    SELECT child_key, area_code, ${stockBegan(stock)} AS began, ${stockEnded(stock)} AS ended
      ${categoryColumns(query, stock.opened)}
    FROM adoption_journeys WHERE ${stockCondition(query, stock)}`;
  const fact = (on: Fragment, n: Fragment, where: Fragment) => sql`
    SELECT child_key, area_code, NULL::VARCHAR AS cohort, ${on} AS occurred, ${n} AS n, 0 AS total
      ${categoryNames(query)}
    FROM waits WHERE ${where}`;
  return sql`
    WITH waits AS (${waits})
    ${fact(sql`began`, sql`1`, sql`ended IS NULL OR ended > began`)}
    UNION ALL ${fact(sql`ended`, sql`-1`, sql`ended > began`)}`;
}
