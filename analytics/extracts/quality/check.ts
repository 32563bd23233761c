import type { RuleSeverity } from '../../reference/ssda903/rule.ts';
import type { Fragment } from '../../engine/sql.ts';
import type { TableName } from '../../workspace/tables.ts';

/**
 * A rule looked for in what is stored. `rows` selects the rows that break it: `source_id`,
 * `source_row` (null for the whole file), `child_no`, `child_key`, `area_code`, `year_end`. A rule
 * whose fault shows in different columns has several checks.
 */
export type Check = RowsFound & {
  readonly rule: string;
  /** The column to look at; null when it is the row as a whole. */
  readonly column: string | null;
};

/** A SELECT of rows of a table: where that is empty, nothing needs to be looked for. */
export type RowsFound = { readonly table: TableName; readonly rows: Fragment };

export const check = (rule: string, column: string | null, found: RowsFound): Check => ({
  rule,
  column,
  ...found,
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
