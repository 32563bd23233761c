import { z } from 'zod';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { identify } from './identities.ts';
import { LANDING } from './land.ts';
import type { Module } from './module.ts';
import type { Returns } from './returns.ts';
import { rowProblem } from './problems.ts';
import type { Malformed } from './raw-rows.ts';

/** What became of a module's rows: read = loaded + rejected. */
export type Stored = {
  readonly read: number;
  readonly loaded: number;
  readonly rejected: number;
  readonly repaired: number;
  readonly reasons: Readonly<Record<string, number>>;
};

const Written = z.object({ area_text: z.string().nullable(), year_text: z.string().nullable() });
const Count = z.object({ n: z.number() });
const Reason = z.object({ code: z.string(), n: z.number() });

/**
 * Moves the rows that landed into the module's table, or among the rejects: every row goes to one
 * of the two. Rows get the return they belong to, by their own columns where they have them.
 */
export async function storeRows(
  tx: Queries,
  module: Module,
  source: { readonly sourceId: number; readonly returns: Returns },
): Promise<void> {
  await assignReturns(tx, module, source.returns);
  for (const { kind, keep } of module.identities) {
    await identify(
      tx,
      kind,
      sql`SELECT area_code, ${identifier(keep)} AS local_id FROM ${LANDING} ${WITH_RETURN}
        WHERE problem IS NULL AND fault IS NULL AND ${identifier(keep)} IS NOT NULL`,
    );
  }
  await tx.run(insertRows(module, source.sourceId));
  await rejectRows(tx, module, source.sourceId);
  await noteRepairs(tx, module, source.sourceId);
  await noteLeftOut(tx, module, source.sourceId);
}

const WITH_RETURN = sql`JOIN landed_returns
  ON area_text IS NOT DISTINCT FROM of_area AND year_text IS NOT DISTINCT FROM of_year`;

function insertRows({ table, identities, columns }: Module, sourceId: number): Fragment {
  const own = columns.map(({ keep }) => keep);
  const names = ['source_id', 'source_row', 'return_id', ...identities.map(({ keep }) => keep)];
  const numbers = identities.map((_, index) => sql`${identifier(`known${index}`)}.number`);
  const joins = identities.map(({ kind, keep }, index) => {
    const known = identifier(`known${index}`);
    return sql`LEFT JOIN identities AS ${known} ON ${known}.kind = ${kind}
      AND ${known}.area_code = landed_returns.area_code
      AND ${known}.local_id = landed.${identifier(keep)}`;
  });
  return sql`
    INSERT INTO ${identifier(table)} (${join([...names, ...own].map(identifier), ', ')})
    SELECT ${sourceId}, source_row, return_id, ${join(
      [...numbers, ...own.map((keep) => sql`landed.${identifier(keep)}`)],
      ', ',
    )}
    FROM ${LANDING} AS landed ${WITH_RETURN}
      ${join(joins, ' ')}
    WHERE problem IS NULL AND fault IS NULL`;
}

/** Finds the return of every area and year written in the rows; what is neither is a fault. */
async function assignReturns(tx: Queries, module: Module, returns: Returns): Promise<void> {
  const written = await tx.rows(
    sql`SELECT DISTINCT area_text, year_text FROM ${LANDING} WHERE problem IS NULL`,
    Written,
  );
  const found = [];
  for (const { area_text, year_text } of written) {
    found.push({ area_text, year_text, ...returns.find(module, area_text, year_text) });
  }
  await returns.store(tx);
  await tx.run(sql`CREATE OR REPLACE TEMP TABLE landed_returns
    (of_area VARCHAR, of_year VARCHAR, return_id INTEGER, area_code VARCHAR, fault VARCHAR)`);
  await tx.append('landed_returns', {
    of_area: found.map(({ area_text }) => area_text),
    of_year: found.map(({ year_text }) => year_text),
    return_id: found.map(({ returnId }) => returnId),
    area_code: found.map(({ areaCode }) => areaCode),
    fault: found.map(({ fault }) => fault),
  });
}

const REJECT_COLUMNS = ['source_id', 'source_row', 'column_name', 'value', 'code', 'reason'].map(
  identifier,
);

async function rejectRows(tx: Queries, module: Module, sourceId: number): Promise<void> {
  const faulty = sql`
    SELECT source_row, coalesce(problem, fault) AS problem,
      coalesce(problem_value, CASE WHEN starts_with(fault, 'LA|') THEN area_text ELSE year_text END) AS value
    FROM ${LANDING} LEFT ${WITH_RETURN}
    WHERE problem IS NOT NULL OR fault IS NOT NULL`;
  const found = await tx.rows(
    sql`SELECT DISTINCT problem FROM (${faulty}) ORDER BY problem`,
    z.object({ problem: z.string() }),
  );
  for (const { problem } of found) {
    const { column, code, reason, personal } = rowProblem(module, problem);
    const value = personal ? SHAPE : sql`left(value, 500)`;
    await tx.run(sql`
      INSERT INTO rejects (${join(REJECT_COLUMNS, ', ')})
      SELECT ${sourceId}, source_row, ${column}, ${value}, ${code}, ${reason}
      FROM (${faulty}) WHERE problem = ${problem}`);
  }
}

/** Lists rows that could not be split into cells among the rejects. */
export async function rejectMalformed(
  tx: Queries,
  sourceId: number,
  malformed: readonly Malformed[],
): Promise<void> {
  await tx.append('rejects', {
    source_id: malformed.map(() => sourceId),
    source_row: malformed.map(({ row }) => row),
    code: malformed.map(({ problem }) => problem.code),
    reason: malformed.map(({ problem }) => problem.reason),
  });
}

/** What shapeOf does, in SQL: letters and digits replaced, the rest as it stands. */
const SHAPE = sql`regexp_replace(regexp_replace(regexp_replace(left(value, 40),
  '\\p{Lu}', 'A', 'g'), '[^\\P{L}A]', 'a', 'g'), '\\p{N}', '9', 'g')`;

async function noteRepairs(tx: Queries, module: Module, sourceId: number): Promise<void> {
  const reason =
    'A value was set right: 01/01/1900 and #N/A stand for none, a code loses its list letter and gloss.';
  await tx.run(sql`
    INSERT INTO repairs (source_id, source_row, code, reason)
    SELECT ${sourceId}, source_row, 'value_set_right', ${reason}
    FROM (SELECT source_row FROM ${LANDING} WHERE repaired)
    SEMI JOIN (SELECT source_row FROM ${identifier(module.table)} WHERE source_id = ${sourceId})
      USING (source_row)`);
}

/** Lists the values of lenient columns that could not be read, in rows that stay all the same. */
async function noteLeftOut(tx: Queries, module: Module, sourceId: number): Promise<void> {
  const lines = sql`
    SELECT source_row, unnest(string_split(left_out, chr(10))) AS line
    FROM (SELECT source_row, left_out FROM ${LANDING} WHERE left_out IS NOT NULL)
    SEMI JOIN (SELECT source_row FROM ${identifier(module.table)} WHERE source_id = ${sourceId})
      USING (source_row)`;
  const found = await tx.rows(
    sql`SELECT DISTINCT regexp_extract(line, '^[^|]*\\|[^|]*') AS problem FROM (${lines}) ORDER BY 1`,
    z.object({ problem: z.string() }),
  );
  for (const { problem } of found) {
    const { column, reason, personal } = rowProblem(module, problem);
    const value = sql`substr(line, ${problem.length + 2})`;
    await tx.run(sql`
      INSERT INTO repairs (source_id, source_row, column_name, value, code, reason)
      SELECT ${sourceId}, source_row, ${column}, ${personal ? SHAPE : sql`value`}, 'value_left_out',
        ${`${reason} The value is left out, the rest of the row is kept.`}
      FROM (SELECT source_row, ${value} AS value FROM (${lines})
        WHERE starts_with(line, ${`${problem}|`}))`);
  }
}

/** What became of all the rows of a source. */
export async function tally(tx: Queries, module: Module, sourceId: number): Promise<Stored> {
  const count = async (table: string, what = sql`*`) => {
    const [row] = await tx.rows(
      sql`SELECT count(${what}) AS n FROM ${identifier(table)} WHERE source_id = ${sourceId}`,
      Count,
    );
    return row?.n ?? 0;
  };
  const reasons = await tx.rows(
    sql`SELECT code, count(*) AS n FROM rejects WHERE source_id = ${sourceId} GROUP BY code`,
    Reason,
  );
  const [loaded, rejected, repaired] = [
    await count(module.table),
    await count('rejects'),
    await count('repairs', sql`DISTINCT source_row`),
  ];
  return {
    read: loaded + rejected,
    loaded,
    rejected,
    repaired,
    reasons: Object.fromEntries(reasons.map(({ code, n }) => [code, n])),
  };
}
