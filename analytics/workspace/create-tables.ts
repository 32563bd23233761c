import type { Queries } from '../engine/session.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { Fragment } from '../engine/sql.ts';
import { careEpisodes } from './return-tables.ts';
import { TABLES } from './tables.ts';
import type { ColumnType } from './tables.ts';

const TYPES = {
  VARCHAR: sql`VARCHAR`,
  INTEGER: sql`INTEGER`,
  DOUBLE: sql`DOUBLE`,
  DATE: sql`DATE`,
  BOOLEAN: sql`BOOLEAN`,
} as const satisfies Record<ColumnType, Fragment>;

/** Creates the canonical tables, empty; tables that are there already stay as they are. */
export async function createTables(queries: Queries): Promise<void> {
  for (const { name, columns } of TABLES) {
    const definitions = columns.map(([column, type]) => sql`${identifier(column)} ${TYPES[type]}`);
    await queries.run(
      sql`CREATE TABLE IF NOT EXISTS ${identifier(name)} (${join(definitions, ', ')})`,
    );
  }
  const all = careEpisodes(sql`ssda903_episodes`);
  await queries.run(sql`CREATE VIEW IF NOT EXISTS care_episodes AS ${all}`);
}
