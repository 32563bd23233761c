import type { Fragment } from '../../engine/sql.ts';
import { sql } from '../../engine/sql.ts';
import { plainName } from '../../reference/plain-name.ts';
import type { IdentityColumn, ModuleColumn } from './module.ts';

export type Column = ModuleColumn | (IdentityColumn & { readonly identity: true });

/** A column with its trimmed text and with what was read from it. */
export type Placed = { readonly column: Column; readonly text: Fragment; readonly value: Fragment };

/** What case systems write where they have no date. */
export const NO_DAY = '1900-01-01';

/** What a spreadsheet's look-up leaves where it found nothing. */
export const NOTHING_FOUND = '#N/A';

export const isNothing = (text: Fragment) => sql`${text} = ${NOTHING_FOUND}`;

export const kindOf = (column: Column) => ('identity' in column ? 'text' : column.kind);
export const isDay = (column: Column) => ['date', 'month'].includes(kindOf(column));

export const TYPES = {
  date: sql`DATE`,
  month: sql`DATE`,
  code: sql`VARCHAR`,
  choice: sql`VARCHAR`,
  yes_no: sql`BOOLEAN`,
  text: sql`VARCHAR`,
  whole_number: sql`INTEGER`,
  age: sql`INTEGER`,
} as const satisfies Record<ModuleColumn['kind'], Fragment>;

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

/** No code of a return is longer. */
const LONGEST_CODE = 6;

const YES_NO = {
  words: ['yes', 'y', 'true', '1', '1.0', 'no', 'n', 'false', '0', '0.0'],
  kept: ['yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'no', 'no', 'no'],
};

/** `b) Female` and `C1 [Interim care order]` are the words without their list's letter or gloss. */
const bare = (text: Fragment) =>
  sql`lower(trim(regexp_replace(regexp_replace(${text}, '^[A-Za-z]{1,2}[0-9]?[.)]\\s*', ''), '\\s*\\[.*\\]$', '')))`;

/** What stands in a cell, as its column is read; null where that can't be told. */
export function read(column: Column, text: Fragment): Fragment {
  if ('identity' in column) return text;
  switch (column.kind) {
    case 'date':
    case 'month':
      return sql`try_strptime(${text}, ${FORMATS})::DATE`;
    case 'whole_number':
      return sql`try_cast(regexp_replace(${text}, '\\.0$', '') AS INTEGER)`;
    case 'age':
      return age(text);
    case 'code':
      // Most cells hold a bare code, and taking a word apart costs more than reading it.
      return sql`upper(CASE WHEN length(${text}) > ${LONGEST_CODE} THEN ${bare(text)} ELSE ${text} END)`;
    case 'text':
      return text;
    case 'yes_no':
      return sql`list_extract(${YES_NO.kept}, list_position(${YES_NO.words}, ${bare(text)}))`;
    case 'choice':
      return choice(text, column.choices ?? {});
  }
}

/** What `plainName` does to words, in SQL. */
const plain = (text: Fragment) =>
  sql`trim(regexp_replace(replace(replace(
    regexp_replace(lower(strip_accents(${text})), '[''’‘\`]|\\.($|[^0-9])', '\\1', 'g'),
    '&', ' and '), '@', ' at '), '[^a-z0-9]+', ' ', 'g'))`;

/** `b) `, `2 - `, `F1. ` before the words, `[…]` after them. */
const unmarked = (text: Fragment) =>
  sql`regexp_replace(regexp_replace(${text}, '^\\s*([A-Za-z]{1,2}[0-9]?|[0-9]{1,2})\\s*[-–.):]\\s*', ''), '\\s*\\[.*\\]\\s*$', '')`;

const LEADING_CODE =
  '^\\s*([A-Za-z]{1,3}[0-9]{1,2}[A-Za-z]?)(?:[\\s\\[(:–-]|$)|^\\s*([A-Za-z]{2,4})\\s*[\\[(:–-]';

/** The code of another return that a gloss follows: `C1  [Interim Care Order]`. */
const leadingCode = (text: Fragment) =>
  sql`lower(concat(regexp_extract(${text}, ${LEADING_CODE}, 1), regexp_extract(${text}, ${LEADING_CODE}, 2)))`;

/** By the whole text, by the words without their list's mark, by the code at the beginning. */
function choice(text: Fragment, choices: NonNullable<ModuleColumn['choices']>): Fragment {
  const known = new Map(Object.entries(choices).map(([word, kept]) => [plainName(word), kept]));
  const [words, kept] = [[...known.keys()], [...known.values()]];
  const found = (key: Fragment) => sql`list_extract(${kept}, list_position(${words}, ${key}))`;
  return sql`coalesce(${found(plain(text))}, ${found(plain(unmarked(text)))}, ${found(leadingCode(text))})`;
}

/** Whole years: `7`, `<1`, `5 months`, `2 yrs`. */
function age(text: Fragment): Fragment {
  const number = sql`try_cast(regexp_extract(${text}, '[0-9]+') AS INTEGER)`;
  const says = (pattern: string) => sql`regexp_full_match(lower(${text}), ${pattern})`;
  return sql`CASE
    WHEN ${says('[0-9]{1,3}(\\.0+)?( ?(y|yrs?|years?)( old)?)?')} THEN ${number}
    WHEN ${says('(<|under|less than) ?1( ?(y|yrs?|years?)( old)?)?')} THEN 0
    WHEN ${says('[0-9]{1,2} ?(m|mths?|months?)( old)?')} THEN ${number} // 12
    WHEN ${says('[0-9]{1,3} ?(d|days?|w|wks?|weeks?)( old)?')} THEN 0 END`;
}

/** What is kept of a value: dates lose the sign for “none”, a date of birth its day. */
export function keptValue({ column, value }: Placed): Fragment {
  const kind = kindOf(column);
  if (kind === 'yes_no') return sql`(${value} = 'yes')`;
  if (kind !== 'date' && kind !== 'month') return value;
  const day = sql`nullif(${value}, ${NO_DAY}::DATE)`;
  return kind === 'month' ? sql`date_trunc('month', ${day})::DATE` : day;
}

/** Whether a value was read out of writing that had to be set right. */
export function repairsOf({ column, text, value }: Placed): Fragment[] {
  const nothing = sql`coalesce(${isNothing(text)}, false)`;
  if (isDay(column)) return [nothing, sql`coalesce(${value} = ${NO_DAY}::DATE, false)`];
  switch (kindOf(column)) {
    case 'code':
      return [nothing, sql`coalesce(length(${text}) > length(${value}), false)`];
    case 'age':
      return [
        nothing,
        sql`coalesce(${value} IS NOT NULL AND try_cast(${text} AS DOUBLE) IS NULL, false)`,
      ];
    default:
      return [nothing];
  }
}
