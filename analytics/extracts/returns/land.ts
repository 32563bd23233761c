import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { checkedRows } from './check-rows.ts';
import type { Module } from './module.ts';
import { RAW_ROWS } from './raw-rows.ts';
import { TYPES } from './read-cells.ts';
import type { RecognisedModule } from './recognise-module.ts';

/** Rows of a module that are judged but not yet stored stand in this table of the transaction. */
export const LANDING = identifier('landing');

/** Brings the records of `raw_rows` into the table `landing`, each with what is wrong with it. */
export async function landRows(
  tx: Queries,
  { module, places }: RecognisedModule,
  today: string,
): Promise<void> {
  await tx.run(sql`CREATE OR REPLACE TEMP TABLE ${LANDING} (${landingColumns(module)})`);
  const judged = checkedRows(module, places, today, RAW_ROWS, sql`source_row`);
  await tx.run(sql`INSERT INTO ${LANDING} ${judged} ORDER BY source_row`);
  await tx.run(sql`DROP TABLE ${RAW_ROWS}`);
}

export async function dropLanding(tx: Queries): Promise<void> {
  await tx.run(sql`DROP TABLE ${LANDING}`);
}

function landingColumns({ identities, columns }: Module): Fragment {
  return join(
    [
      sql`source_row INTEGER, area_text VARCHAR, year_text VARCHAR`,
      ...identities.map(({ keep }) => sql`${identifier(keep)} VARCHAR`),
      ...columns.map(({ keep, kind }) => sql`${identifier(keep)} ${TYPES[kind]}`),
      sql`problem VARCHAR, problem_value VARCHAR, repaired BOOLEAN, left_out VARCHAR`,
    ],
    ', ',
  );
}
