import type { Measure } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { sql } from '../engine/sql.ts';

/** Nothing below 6 but 0, and no rate or mean of fewer than 10. */
const LEAST_COUNT = 6;
const LEAST_BASE = 10;
const ROUNDED_TO = 5;

const NOTE_HIDDEN = 'Withheld while presenting, because it is about few people.';
const NOTE_ROUNDED = 'Rounded while presenting.';

/**
 * Lets figures of one measure be shown to others. Counts of 1 to 5 come back as suppressed, and all
 * other counts rounded to 5 (6 to 12 as 10), so that a total less what stands beside it gives
 * nothing away, in this table or between two; percentages, means and rates are withheld where they
 * are about 1 to 5 people, all but 1 to 5 of them, or fewer than 10 in all, and rounded to whole
 * numbers otherwise. Money stays as it is. The rules look at one row alone: whatever else is asked
 * for, the same figure comes out the same.
 */
export function presentableFigures(figures: Fragment, { kind, unit }: Measure): Fragment {
  if (kind === 'money' || unit === 'pounds') return withoutNotes(figures);
  const isCount = kind === 'flow' || kind === 'stock';
  const few = isCount ? smallCount(sql`value`) : fewBehind(kind);
  const shown = (value: Fragment) => (isCount ? roundedCount(value) : sql`round(${value})`);
  return sql`
    SELECT * EXCLUDE (few) REPLACE (
      CASE WHEN few THEN NULL ELSE ${shown(sql`value`)} END AS value,
      ${kind === 'mean' ? sql`NULL` : sql`CASE WHEN few THEN NULL ELSE ${roundedCount(sql`numerator`)} END`}
        AS numerator,
      CASE WHEN few THEN NULL ELSE ${roundedCount(sql`denominator`)} END AS denominator,
      ${isCount ? sql`CASE WHEN few THEN 1 ELSE ${lowerBound(sql`lower`)} END` : sql`CASE WHEN few THEN NULL ELSE floor(lower) END`}
        AS lower,
      ${isCount ? sql`CASE WHEN few THEN ${LEAST_COUNT - 1} ELSE ${upperBound(sql`upper`)} END` : sql`CASE WHEN few THEN NULL ELSE ceil(upper) END`}
        AS upper,
      CASE WHEN few THEN 'suppressed' ELSE status END AS status,
      CASE WHEN few THEN ${NOTE_HIDDEN} WHEN value IS NULL THEN NULL ELSE ${NOTE_ROUNDED} END AS note
    )
    FROM (SELECT *, coalesce(${few}, false) AS few FROM (${figures}))`;
}

/** What a report notes beside a figure may tell of a child. */
function withoutNotes(figures: Fragment): Fragment {
  return sql`SELECT * REPLACE (NULL::VARCHAR AS note) FROM (${figures})`;
}

function smallCount(count: Fragment): Fragment {
  return sql`(${count} > 0 AND ${count} < ${LEAST_COUNT})`;
}

function fewBehind(kind: Measure['kind']): Fragment {
  const base = sql`(denominator > 0 AND denominator < ${LEAST_BASE})`;
  if (kind === 'mean') return base;
  const behind = sql`coalesce(${smallCount(sql`numerator`)}, false)
    OR coalesce(${smallCount(sql`denominator - numerator`)}, false)`;
  return sql`(coalesce(${base}, false) OR ${behind})`;
}

function roundedCount(count: Fragment): Fragment {
  return sql`CASE WHEN ${count} IS NULL OR ${count} = 0 THEN ${count}
    WHEN ${smallCount(count)} THEN NULL
    ELSE greatest(${LEAST_BASE}, round(${count} / ${ROUNDED_TO}) * ${ROUNDED_TO}) END`;
}

/** Bounds known from before may be narrow: they are moved outwards to those this gate gives. */
function lowerBound(lower: Fragment): Fragment {
  return sql`CASE WHEN ${lower} <= 0 THEN 0 WHEN ${lower} < ${LEAST_BASE} THEN 1
    ELSE floor(${lower} / ${ROUNDED_TO}) * ${ROUNDED_TO} END`;
}

function upperBound(upper: Fragment): Fragment {
  return sql`CASE WHEN ${upper} IS NULL THEN NULL WHEN ${upper} <= 0 THEN 0 WHEN ${upper} < ${LEAST_COUNT} THEN ${LEAST_COUNT - 1}
    ELSE greatest(${LEAST_BASE}, ceil(${upper} / ${ROUNDED_TO}) * ${ROUNDED_TO}) END`;
}
