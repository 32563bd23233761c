import type { LineLevel } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { sql } from '../engine/sql.ts';
import { studentTQuantile } from '../statistics/student-t.ts';
import type { JourneyQuery } from './journey-query.ts';
import { categoryNames } from './journey-query.ts';

/** Two-sided 95% quantiles of Student's t for 1 to 200 degrees of freedom, the last for more. */
const T_95 = Array.from({ length: 200 }, (_, i) => studentTQuantile(0.975, i + 1));
const Z_95 = 1.959963984540054;

const none = sql`NULL::DOUBLE AS numerator, NULL::DOUBLE AS denominator, NULL::DOUBLE AS lower, NULL::DOUBLE AS upper`;

/** Mean days, n, and Student's t interval from counts, sums and sums of squares. */
function mean(query: JourneyQuery): Fragment {
  if (query.request.statistic === 'median') {
    return sql`round(middle, 2) AS value, NULL::DOUBLE AS numerator, n::DOUBLE AS denominator,
      NULL::DOUBLE AS lower, NULL::DOUBLE AS upper`;
  }
  const spread = sql`sqrt(greatest(0, squares - total * total / n) / (n - 1))`;
  const half = sql`${T_95}[least(n - 1, ${T_95.length})] * ${spread} / sqrt(n)`;
  return sql`round(total / n, 2) AS value, total AS numerator, n::DOUBLE AS denominator,
    CASE WHEN n > 1 THEN round(total / n - ${half}, 2) END AS lower,
    CASE WHEN n > 1 THEN round(total / n + ${half}, 2) END AS upper`;
}

/** A share of children (0–100) with Wilson's score interval at 95%. */
function share(): Fragment {
  const centre = sql`(total + ${Z_95 ** 2 / 2}) / (n + ${Z_95 ** 2})`;
  const half = sql`${Z_95} * sqrt(total * (n - total) / n + ${Z_95 ** 2 / 4}) / (n + ${Z_95 ** 2})`;
  return sql`round(100 * total / n, 2) AS value, total AS numerator, n::DOUBLE AS denominator,
    round(100 * greatest(0, ${centre} - ${half}), 2) AS lower,
    round(100 * least(1, ${centre} + ${half}), 2) AS upper`;
}

/**
 * Periods in which nothing happened are a true 0 where an authority's journeys are complete; where
 * they are not, nothing is said of them.
 */
function withZeros(query: JourneyQuery, lineLevel: LineLevel, sums: Fragment): Fragment {
  if (lineLevel.kind !== 'events' || query.dimensions.length > 0) return sums;
  const range = query.profile.ranges.get(lineLevel.date);
  return sql`
    SELECT area, any_value(note) AS note, label, any_value(starts) AS starts, any_value(ends) AS ends,
      NULL::VARCHAR AS cohort, sum(n) AS n, 0 AS total, 0 AS squares, NULL AS middle
    FROM (
      SELECT area, note, label, starts, ends, n FROM (${sums})
      UNION ALL
      SELECT DISTINCT m.area, m.note, p.label, p.starts, p.ends, 0
      FROM members AS m, periods AS p
      WHERE list_contains(${[...query.profile.complete]}::VARCHAR[], m.code)
        AND p.starts BETWEEN m.since AND m.until
        AND p.starts <= ${range?.last ?? '0001-01-01'}::DATE
        AND p.ends >= ${range?.first ?? '9999-12-31'}::DATE)
    GROUP BY area, label`;
}

/** Sums by area, period, cohort and category turned into figures of the measure's kind. */
export function figuresOfSums(query: JourneyQuery, lineLevel: LineLevel, sums: Fragment): Fragment {
  const shape =
    lineLevel.kind === 'days'
      ? mean(query)
      : lineLevel.kind === 'share'
        ? share()
        : sql`n::DOUBLE AS value, ${none}`;
  return sql`
    SELECT area, note, label, starts, ends, cohort, ${shape} ${categoryNames(query)}
    FROM (${withZeros(query, lineLevel, sums)})
    WHERE n > 0 OR ${lineLevel.kind === 'events' || lineLevel.kind === 'stock'}`;
}
