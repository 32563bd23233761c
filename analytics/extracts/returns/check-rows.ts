import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { AREA_COLUMN, YEAR_COLUMN } from './module.ts';
import type { IdentityColumn, Module, ModuleColumn } from './module.ts';

/** Where the columns of a module stand in a file, by their names in the extract. */
export type Places = ReadonlyMap<string, number>;

/** What case systems write where they have no date. */
const NO_DAY = '1900-01-01';
const EARLIEST = '1900-01-02';

const FORMATS = [
  '%d/%m/%Y',
  '%Y-%m-%d',
  '%d/%m/%Y 00:00:00',
  '%Y-%m-%d 00:00:00',
  '%Y-%m-%dT00:00:00',
  '%d-%m-%Y',
  '%d.%m.%Y',
  '%d %B %Y',
  '%d %b %Y',
];

/** A problem's name is split at this sign: neither columns nor codes hold it. */
export const PROBLEM_SEPARATOR = '|';

type Column = ModuleColumn | (IdentityColumn & { readonly identity: true });
type Placed = { readonly column: Column; readonly text: Fragment; readonly value: Fragment };

/**
 * A module's rows as they are kept, each with the first thing found wrong: `area_text`,
 * `year_text`, the kept columns (identities as they are written), `problem` (`COLUMN|code`, null
 * when the row is right), `problem_value` and `repaired`. The source has text columns `c0`, `c1`….
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
  const kept = all.map((column) => {
    const found = placed.find((one) => one.column === column);
    const value = found ? keptValue(found) : sql`NULL::${TYPES[kindOf(column)]}`;
    return sql`${value} AS ${identifier(column.keep)}`;
  });
  const checks = checksOf(module, placed, today);
  const problems = checks.map(
    ({ of, code, holds }) =>
      sql`WHEN ${holds} THEN ${`${of.column.name}${PROBLEM_SEPARATOR}${code}`}`,
  );
  const culprits = checks.map(({ of, holds }) => sql`WHEN ${holds} THEN ${of.text}`);
  const mended = placed.flatMap((one) => repairsOf(one));
  return sql`
    SELECT source_row, area_text, year_text, ${join(kept, ', ')},
      CASE ${join(problems, ' ')} END AS problem, CASE ${join(culprits, ' ')} END AS problem_value,
      (${mended.length === 0 ? sql`false` : join(mended, ' OR ')}) AS repaired
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

/** What a spreadsheet's look-up leaves where it found nothing. */
const NOTHING_FOUND = '#N/A';

const isNothing = (text: Fragment) => sql`${text} = ${NOTHING_FOUND}`;

const kindOf = (column: Column) => ('identity' in column ? 'text' : column.kind);
const isDay = (column: Column) => ['date', 'month'].includes(kindOf(column));

export const TYPES = {
  date: sql`DATE`,
  month: sql`DATE`,
  code: sql`VARCHAR`,
  choice: sql`VARCHAR`,
  yes_no: sql`BOOLEAN`,
  text: sql`VARCHAR`,
  whole_number: sql`INTEGER`,
} as const satisfies Record<ModuleColumn['kind'], Fragment>;

/** No code of a return is longer. */
const LONGEST_CODE = 6;

const YES_NO = {
  words: ['yes', 'y', 'true', '1', '1.0', 'no', 'n', 'false', '0', '0.0'],
  kept: ['yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'no', 'no'],
};

/** `b) Female` and `C1 [Interim care order]` are the words without their list's letter or gloss. */
const bare = (text: Fragment) =>
  sql`lower(trim(regexp_replace(regexp_replace(${text}, '^[A-Za-z]{1,2}[0-9]?[.)]\\s*', ''), '\\s*\\[.*\\]$', '')))`;

function read(column: Column, text: Fragment): Fragment {
  if ('identity' in column) return text;
  switch (column.kind) {
    case 'date':
    case 'month':
      return sql`try_strptime(${text}, ${FORMATS})::DATE`;
    case 'whole_number':
      return sql`try_cast(regexp_replace(${text}, '\\.0$', '') AS INTEGER)`;
    case 'code':
      // Most cells hold a bare code, and taking a word apart costs more than reading it.
      return sql`upper(CASE WHEN length(${text}) > ${LONGEST_CODE} THEN ${bare(text)} ELSE ${text} END)`;
    case 'text':
      return text;
    case 'yes_no':
      return sql`list_extract(${YES_NO.kept}, list_position(${YES_NO.words}, ${bare(text)}))`;
    case 'choice': {
      const choices = Object.entries(column.choices ?? {});
      const [words, kept] = [choices.map(([word]) => word), choices.map(([, id]) => id)];
      return sql`coalesce(list_extract(${kept}, list_position(${words}, lower(${text}))),
        list_extract(${kept}, list_position(${words}, ${bare(text)})))`;
    }
  }
}

/** Dates lose the sign for “none”, a date of birth its day. */
function keptValue({ column, value }: Placed): Fragment {
  const kind = kindOf(column);
  if (kind === 'yes_no') return sql`(${value} = 'yes')`;
  if (kind !== 'date' && kind !== 'month') return value;
  const day = sql`nullif(${value}, ${NO_DAY}::DATE)`;
  return kind === 'month' ? sql`date_trunc('month', ${day})::DATE` : day;
}

/** Whether a value was read out of writing that had to be set right. */
function repairsOf({ column, text, value }: Placed): Fragment[] {
  const nothing = sql`coalesce(${isNothing(text)}, false)`;
  if (isDay(column)) return [nothing, sql`coalesce(${value} = ${NO_DAY}::DATE, false)`];
  if (kindOf(column) !== 'code') return [nothing];
  return [nothing, sql`coalesce(length(${text}) > length(${value}), false)`];
}

type Check = { readonly of: Placed; readonly code: string; readonly holds: Fragment };

function checksOf(module: Module, placed: readonly Placed[], today: string): Check[] {
  const named = (name: string) => placed.find(({ column }) => column.name === name);
  return [
    ...placed
      .filter(({ column }) => 'identity' in column && column.required)
      .map((of) => ({ of, code: 'blank_cell', holds: sql`${of.text} IS NULL` })),
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
