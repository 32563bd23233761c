import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { AREA_COLUMN, YEAR_COLUMN } from './module.ts';
import type { Module, ModuleColumn } from './module.ts';
import type { Column, Placed } from './read-cells.ts';
import {
  NOTHING_FOUND,
  NO_DAY,
  TYPES,
  isDay,
  isNothing,
  keptValue,
  kindOf,
  read,
  repairsOf,
} from './read-cells.ts';

/** Where the columns of a module stand in a file, by their names in the extract. */
export type Places = ReadonlyMap<string, number>;

const EARLIEST = '1900-01-02';

/** A problem's name is split at this sign: neither columns nor codes hold it. */
export const PROBLEM_SEPARATOR = '|';

/**
 * A module's rows as they are kept, each with the first thing found wrong: `area_text`,
 * `year_text`, the kept columns (identities as they are written), `problem` (`COLUMN|code`, null
 * when the row is right), `problem_value`, `repaired` and `left_out` (`COLUMN|code|text`, a line each
 * for the values of lenient columns that can't be read). The source has text columns `c0`, `c1`….
 * One SELECT, so that files read by DuckDB and files decoded here are judged by the same words.
 */
export function checkedRows(
  module: Module,
  places: Places,
  today: string,
  source: Fragment,
  sourceRow: Fragment,
): Fragment {
  const all: readonly Column[] = [
    ...module.identities.map((identity) => ({ ...identity, identity: true as const })),
    ...module.columns,
  ];
  const placed = all
    .filter(({ name }) => places.has(name))
    .map((column, index): Placed => ({
      column,
      text: identifier(`t${index}`),
      value: identifier(`v${index}`),
    }));
  const texts = placed.map(({ column, text }) => sql`${cell(places.get(column.name))} AS ${text}`);
  const values = placed.map(
    ({ column, text, value }) =>
      sql`${read(column, sql`nullif(${text}, ${NOTHING_FOUND})`)} AS ${value}`,
  );
  const everything = checksOf(module, placed, today);
  const checks = everything.filter(({ of }) => !isLenient(of));
  const faultsOf = (one: Placed) => everything.filter(({ of }) => of === one && isLenient(of));
  const kept = all.map((column) => {
    const found = placed.find((one) => one.column === column);
    const value = found
      ? unlessFaulty(keptValue(found), faultsOf(found))
      : sql`NULL::${TYPES[kindOf(column)]}`;
    return sql`${value} AS ${identifier(column.keep)}`;
  });
  const problems = checks.map(
    ({ of, code, holds }) =>
      sql`WHEN ${holds} THEN ${`${of.column.name}${PROBLEM_SEPARATOR}${code}`}`,
  );
  const culprits = checks.map(({ of, holds }) => sql`WHEN ${holds} THEN ${of.text}`);
  const mended = placed.flatMap((one) => repairsOf(one));
  return sql`
    SELECT source_row, area_text, year_text, ${join(kept, ', ')},
      CASE ${join(problems, ' ')} END AS problem, CASE ${join(culprits, ' ')} END AS problem_value,
      (${mended.length === 0 ? sql`false` : join(mended, ' OR ')}) AS repaired,
      ${leftOut(placed.map(faultsOf).filter((faults) => faults.length > 0))} AS left_out
    FROM (
      SELECT *, ${join(values, ', ')}
      FROM (
        SELECT ${sourceRow} AS source_row, ${cell(places.get(AREA_COLUMN))} AS area_text,
          ${cell(places.get(YEAR_COLUMN))} AS year_text, ${join(texts, ', ')}
        FROM ${source}))`;
}

/** A cell without surrounding spaces, hard ones included; null where it is blank or not there. */
function cell(place: number | undefined): Fragment {
  if (place === undefined) return sql`NULL::VARCHAR`;
  return sql`nullif(trim(${identifier(`c${place}`)}, ${' \t\r\n\u00a0\ufeff'}), '')`;
}

/** A value in a lenient column that can't be read is left out, and the row stays. */
const isLenient = ({ column }: Placed) =>
  'identity' in column ? !column.required : column.lenient === true;

function unlessFaulty(value: Fragment, faults: readonly Check[]): Fragment {
  if (faults.length === 0) return value;
  const any = join(
    faults.map(({ holds }) => sql`coalesce(${holds}, false)`),
    ' OR ',
  );
  return sql`CASE WHEN ${any} THEN NULL ELSE ${value} END`;
}

/** The longest part of a value that is left out which is worth showing. */
const SHOWN = 100;

function leftOut(faults: readonly (readonly Check[])[]): Fragment {
  if (faults.length === 0) return sql`NULL::VARCHAR`;
  const lines = faults.map((checks) => {
    const told = checks.map(({ of, code, holds }) => {
      const name = `${of.column.name}${PROBLEM_SEPARATOR}${code}${PROBLEM_SEPARATOR}`;
      return sql`WHEN ${holds} THEN ${name} || left(regexp_replace(${of.text}, '\\s+', ' ', 'g'), ${SHOWN})`;
    });
    return sql`CASE ${join(told, ' ')} END`;
  });
  return sql`nullif(concat_ws(chr(10), ${join(lines, ', ')}), '')`;
}

type Check = { readonly of: Placed; readonly code: string; readonly holds: Fragment };

function checksOf(module: Module, placed: readonly Placed[], today: string): Check[] {
  const named = (name: string) => placed.find(({ column }) => column.name === name);
  return [
    ...placed
      .filter(({ column }) => 'identity' in column && column.required)
      .map((of) => ({ of, code: 'blank_cell', holds: sql`${of.value} IS NULL` })),
    ...placed.flatMap((of) => [
      // A spreadsheet's formula or error instead of a value.
      { of, code: 'formula', holds: sql`starts_with(${of.text}, '=')` },
      {
        of,
        code: 'spreadsheet_error',
        holds: sql`starts_with(${of.text}, '#') AND NOT ${isNothing(of.text)}`,
      },
    ]),
    ...placed.flatMap((of) => ('identity' in of.column ? [] : columnChecks(of, of.column, today))),
    ...module.order.flatMap(([first, then]) => {
      const [earlier, later] = [named(first), named(then)];
      if (!earlier || !later) return [];
      const holds = sql`${later.value} < ${earlier.value} AND ${later.value} <> ${NO_DAY}::DATE`;
      return [{ of: later, code: 'dates_out_of_order', holds }];
    }),
  ];
}

const UNREAD = {
  date: 'not_a_date',
  month: 'not_a_date',
  whole_number: 'not_a_number',
  age: 'not_an_age',
  choice: 'unknown_category',
  yes_no: 'unknown_category',
} as const;

function columnChecks(of: Placed, column: ModuleColumn, today: string): Check[] {
  const { text, value } = of;
  const { kind } = column;
  const checks: Check[] = [];
  if (kind !== 'code' && kind !== 'text') {
    const unread = sql`${text} IS NOT NULL AND ${value} IS NULL AND NOT ${isNothing(text)}`;
    checks.push({ of, code: UNREAD[kind], holds: unread });
  }
  if (column.codes) {
    checks.push({
      of,
      code: 'unknown_code',
      holds: sql`NOT list_contains(${[...column.codes]}, ${value})`,
    });
  }
  if (kind === 'date' || kind === 'month') {
    const long = sql`${value} < ${EARLIEST}::DATE AND ${value} <> ${NO_DAY}::DATE`;
    checks.push({ of, code: 'not_a_date', holds: long });
    if (!column.mayLieAhead) {
      checks.push({ of, code: 'date_in_the_future', holds: sql`${value} > ${today}::DATE` });
    }
  }
  if (column.required) {
    const none = isDay(column) ? sql` OR ${value} = ${NO_DAY}::DATE` : sql``;
    checks.push({ of, code: 'blank_cell', holds: sql`(${value} IS NULL${none})` });
  }
  return checks;
}
