import { identifier, sql } from '../../../engine/sql.ts';
import type { Fragment } from '../../../engine/sql.ts';
import { financialYear } from '../../../contract/period.ts';
import { codesOf, isCodedField } from '../../../reference/ssda903/code-sets.ts';
import type { CodedField } from '../../../reference/ssda903/code-sets.ts';
import { SSDA903 } from '../../ssda903/modules.ts';
import { check } from '../check.ts';
import type { Check, OwnRule, RowsFound } from '../check.ts';
import { rejectedRows, rowsOf } from '../rows.ts';
import type { ReturnTable } from '../rows.ts';

/** Codes that the department's rules on adoption are about; a code elsewhere has a rule of ours. */
const OFFICIAL: Partial<Record<CodedField, string>> = {
  FOSTER_CARE: '114',
  REASON_PLACED_CEASED: '120',
  NB_ADOPTR: '175',
  SEX_ADOPTR: '176',
  LS_ADOPTR: '177',
};

type CodedColumn = {
  readonly field: CodedField;
  readonly table: ReturnTable;
  readonly module: string;
  readonly keep: string;
};

const isReturnTable = (table: string): table is ReturnTable => table.startsWith('ssda903_');

const CODED_COLUMNS: readonly CodedColumn[] = SSDA903.flatMap(({ id, table, columns }) =>
  columns.flatMap(({ name, kind, keep }) =>
    kind === 'code' && isCodedField(name) && isReturnTable(table)
      ? [{ field: name, table, module: id, keep }]
      : [],
  ),
);

const ruleOf = (field: CodedField) => OFFICIAL[field] ?? `code_${field.toLowerCase()}`;

export const CODE_RULES: readonly OwnRule[] = [...new Set(CODED_COLUMNS.map(({ field }) => field))]
  .filter((field) => OFFICIAL[field] === undefined)
  .map((field) => ({
    id: ruleOf(field),
    title: `${field} has a code that the return of its year doesn’t have.`,
    action: 'Enter a code of the guide for that year, or check which year the return is about.',
    severity: 'error',
    falseAlarm: 'The year of the return was taken from its dates and is another.',
  }));

/** The collection years whose codes are known to differ, by the calendar year they end in. */
const FIRST_YEAR = 2017;
const LAST_YEAR = 2027;
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, n) => FIRST_YEAR + n);

const yearOf = (day: Fragment) =>
  sql`(year(${day}) + (${day} > make_date(year(${day}), 3, 31))::INTEGER)`;

/** Years before and after the known ones have the codes of the nearest. */
const nearest = (year: Fragment) =>
  sql`least(greatest(${year}, ${FIRST_YEAR}), ${LAST_YEAR})::INTEGER`;

/**
 * Rows with a code of no use in the return's year. An episode keeps the code of the year it began
 * in for as long as it is returned.
 */
function unknownCodes({ field, table, keep }: CodedColumn): RowsFound {
  const pairs = YEARS.flatMap((year) =>
    [...codesOf(field, financialYear(year - 1).label).keys()].map((code) => `${year} ${code}`),
  );
  const anyYear = [...codesOf(field, null).keys()];
  const code = sql`this.${identifier(keep)}`;
  const known = (year: Fragment) =>
    sql`${nearest(year)} || ' ' || ${code} IN (SELECT unnest(${pairs}))`;
  const began = table === 'ssda903_episodes' ? sql` OR ${known(yearOf(sql`this.decom`))}` : sql``;
  return rowsOf(
    table,
    sql`${code} IS NOT NULL AND NOT CASE WHEN whose.year_end IS NULL
      THEN ${code} IN (SELECT unnest(${anyYear}))
      ELSE (${known(sql`whose.year_end`)}${began}) END`,
  );
}

/** Codes against the code sets of the return's year, in every module. */
export const CODE_CHECKS: readonly Check[] = [
  ...CODED_COLUMNS.map((column) => check(ruleOf(column.field), column.field, unknownCodes(column))),
  ...[...new Set(CODED_COLUMNS.map(({ field }) => field))].map((field) =>
    check(ruleOf(field), field, rejectedRows(field, ['unknown_category'])),
  ),
];
