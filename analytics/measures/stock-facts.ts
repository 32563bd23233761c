import type { LineLevel } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { JourneyQuery } from './journey-query.ts';
import { categoryColumns, categoryNames, usable } from './journey-query.ts';

type Stock = Extract<LineLevel, { kind: 'stock' }>;

/** Family finding is active unless the journey says otherwise. */
const inactive = ['linked', 'own_carer_being_assessed', 'on_hold'];

/**
 * Journeys with the day an earlier attempt was disrupted (`reopened_on`): until then the child was
 * placed, though the decision and the order of the new attempt may be much older.
 */
export function waitingJourneys({ profile }: JourneyQuery): Fragment {
  return profile.attempts
    ? sql`(
        SELECT j.*, before.disrupted_on AS reopened_on
        FROM adoption_journeys AS j LEFT JOIN adoption_journeys AS before
          ON before.child_key = j.child_key AND before.attempt = j.attempt - 1
            AND before.disrupted_on IS NOT NULL)`
    : sql`(SELECT *, NULL::DATE AS reopened_on FROM adoption_journeys)`;
}

/**
 * The day from which a child counts, of {@link waitingJourneys}: the opening date, when it waits
 * again, or when the wait has lasted long enough.
 */
export function stockBegan({ opened, waited }: Stock): Fragment {
  const open = sql`greatest(${identifier(opened)}, reopened_on)`;
  return waited
    ? sql`greatest(${open}, ${identifier(waited.since)} + to_months(${waited.months}::INTEGER))::DATE`
    : open;
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
    FROM ${waitingJourneys(query)} WHERE ${stockCondition(query, stock)}`;
  const fact = (on: Fragment, n: Fragment, where: Fragment) => sql`
    SELECT child_key, area_code, NULL::VARCHAR AS cohort, ${on} AS occurred, ${n} AS n, 0 AS total
      ${categoryNames(query)}
    FROM waits WHERE ${where}`;
  return sql`
    WITH waits AS (${waits})
    ${fact(sql`began`, sql`1`, sql`ended IS NULL OR ended > began`)}
    UNION ALL ${fact(sql`ended`, sql`-1`, sql`ended > began`)}`;
}
