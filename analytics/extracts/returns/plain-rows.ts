import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import type { Places } from './check-rows.ts';
import { AREA_COLUMN, YEAR_COLUMN } from './module.ts';
import type { Module, ModuleColumn } from './module.ts';
import { TYPES } from './read-cells.ts';

/** The ways to write a date that are read here; others are read by the thorough check. */
const FORMATS = ['%d/%m/%Y', '%Y-%m-%d'];
const EARLIEST = '1980-01-01';

/** Letters, digits and the signs local numbers hold: nothing to trim, no formula. */
const PLAIN_NUMBER = '[A-Za-z0-9][A-Za-z0-9/_-]*';

/**
 * What {@link checkedRows} gives, for rows in which nothing needs a second look: dates of the
 * calendar, codes that exist, a number that is there. They are nearly all there are, and judging
 * them so takes a fraction of the time. Any other row comes with its cells, as they stand, in
 * `unread`, to be judged thoroughly. Null for modules whose columns need more than that.
 */
export function plainRows(
  module: Module,
  places: Places,
  width: number,
  today: string,
  source: Fragment,
): Fragment | null {
  const columns = module.columns.filter(({ name }) => places.has(name));
  const named = module.identities.filter(({ name }) => places.has(name));
  const [identity, ...others] = named;
  if (!identity?.required || others.length > 0 || !columns.every(isPlain)) return null;

  const days = columns.filter(({ kind }) => kind !== 'code');
  const read = days.map(
    ({ name }) => sql`try_strptime(${cell(places, name)}, ${FORMATS})::DATE AS ${day(name)}`,
  );
  const tests = [
    sql`coalesce(regexp_full_match(${cell(places, identity.name)}, ${PLAIN_NUMBER}), false)`,
    ...columns.map((column) => plainTest(column, cell(places, column.name), today)),
    ...module.order
      .filter(([first, then]) => places.has(first) && places.has(then))
      .map(([first, then]) => sql`coalesce(${day(then)} >= ${day(first)}, true)`),
    ...[AREA_COLUMN, YEAR_COLUMN]
      .filter((name) => places.has(name))
      .map(
        (name) => sql`coalesce(regexp_full_match(${cell(places, name)}, '\\S+( \\S+)*'), false)`,
      ),
  ];
  const kept = module.columns.map(
    (column) => sql`${keptOf(column, places)} AS ${identifier(column.keep)}`,
  );
  const identities = module.identities.map(
    ({ name, keep }) =>
      sql`${places.has(name) ? cell(places, name) : sql`NULL::VARCHAR`} AS ${identifier(keep)}`,
  );
  const cells = Array.from({ length: width }, (_, index) => identifier(`c${index}`));
  return sql`
    SELECT NULL::INTEGER AS source_row, ${textOf(places, AREA_COLUMN)} AS area_text,
      ${textOf(places, YEAR_COLUMN)} AS year_text, ${join([...identities, ...kept], ', ')},
      NULL::VARCHAR AS problem, NULL::VARCHAR AS problem_value, false AS repaired,
      NULL::VARCHAR AS left_out,
      CASE WHEN ${join(tests, ' AND ')} THEN NULL ELSE [${join(cells, ', ')}] END AS unread
    FROM (SELECT * ${read.length === 0 ? sql`` : sql`, ${join(read, ', ')}`} FROM ${source})`;
}

const isPlain = ({ kind, usual }: ModuleColumn) =>
  kind === 'date' || kind === 'month' || (kind === 'code' && usual !== undefined);

const cell = (places: Places, name: string) => identifier(`c${places.get(name) ?? 0}`);
const day = (name: string) => identifier(`day_${name.toLowerCase()}`);

const textOf = (places: Places, name: string) =>
  places.has(name) ? cell(places, name) : sql`NULL::VARCHAR`;

function keptOf({ name, kind }: ModuleColumn, places: Places): Fragment {
  if (!places.has(name)) return sql`NULL::${TYPES[kind]}`;
  if (kind === 'code') return cell(places, name);
  return kind === 'month' ? sql`date_trunc('month', ${day(name)})::DATE` : day(name);
}

function plainTest(column: ModuleColumn, text: Fragment, today: string): Fragment {
  const { name, kind, required, mayLieAhead, usual = [] } = column;
  const blank = required ? sql`false` : sql`${text} IS NULL`;
  if (kind === 'code') return sql`(${blank} OR coalesce(${text} IN (${list(usual)}), false))`;
  const latest = mayLieAhead ? sql`` : sql`AND ${day(name)} <= ${today}::DATE`;
  return sql`(${blank} OR coalesce(${day(name)} >= ${EARLIEST}::DATE ${latest}, false))`;
}

const list = (words: readonly string[]) =>
  join(
    words.map((word) => sql`${word}`),
    ', ',
  );
