import type { RuleSeverity } from '../../reference/ssda903/rule.ts';
import type { Fragment } from '../../engine/sql.ts';

/**
 * A rule looked for in what is stored. `rows` selects the rows that break it: `source_id`,
 * `source_row` (null for the whole file), `child_no`, `child_key`, `area_code`, `year_end`. A rule
 * whose fault shows in different columns has several checks.
 */
export type Check = {
  readonly rule: string;
  /** The column to look at; null when it is the row as a whole. */
  readonly column: string | null;
  readonly rows: Fragment;
};

export const check = (rule: string, column: string | null, rows: Fragment): Check => ({
  rule,
  column,
  rows,
});

/** A rule of our own, beside the department's. */
export type OwnRule = {
  readonly id: string;
  /** What is wrong, as a sentence. */
  readonly title: string;
  readonly action: string;
  readonly severity: RuleSeverity;
  readonly falseAlarm: string | null;
};
