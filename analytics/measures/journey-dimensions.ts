import type { DimensionId } from '../contract/dimension.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, sql } from '../engine/sql.ts';

/** Age bands of the sector, by completed months on the day of the event. */
function ageBand(on: string): Fragment {
  const months = sql`date_diff('month', birth_month, ${identifier(on)})`;
  return sql`CASE
    WHEN birth_month IS NULL THEN 'unknown'
    WHEN ${months} < 12 THEN 'under_1'
    WHEN ${months} < 60 THEN '1_to_4'
    WHEN ${months} < 120 THEN '5_to_9'
    WHEN ${months} < 192 THEN '10_to_15'
    ELSE '16_and_over' END`;
}

/**
 * How a child's journey falls into a dimension's categories, given the date of the event counted;
 * undefined where journeys don't tell.
 */
export function journeyCategory(dimension: DimensionId, on: string): Fragment | undefined {
  switch (dimension) {
    case 'sex':
      return sql`coalesce(sex, 'unknown')`;
    case 'ethnicity':
      return sql`coalesce(ethnicity, 'unknown')`;
    case 'sibling_group':
      return sql`coalesce(sibling_group, 'unknown')`;
    case 'age_band':
      return ageBand(on);
    case 'reason':
      return sql`coalesce(plan_changed_reason, 'unknown')`;
    case 'source_of_placement':
      return sql`coalesce(placed_with, 'unknown')`;
    default:
      return undefined;
  }
}

/** The dimensions that journeys can be broken down by. */
export const JOURNEY_DIMENSIONS = [
  'sex',
  'ethnicity',
  'age_band',
  'sibling_group',
  'reason',
  'source_of_placement',
] as const satisfies readonly DimensionId[];
