import { z } from 'zod';
import type { ReturnFamily } from '../../contract/casework.ts';
import type { Queries } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import type { Together } from '../../extracts/journeys/assign.ts';
import { together } from '../../extracts/journeys/assign.ts';
import { readStatements } from '../../extracts/journeys/read-statements.ts';
import { ATTEMPT_FIELDS, returned } from '../../extracts/journeys/statement.ts';
import type { AttemptField, Statement } from '../../extracts/journeys/statement.ts';
import { attemptsOf } from '../../extracts/ssda903/journeys.ts';
import { readHistories } from '../../extracts/ssda903/read-histories.ts';
import { JourneyDate } from '../../contract/measure.ts';
import { COMPARED } from './compare.ts';
import type { ComparedField, Pair, Side } from './compare.ts';

const Child = z.object({ number: z.number(), key: z.string() });
const Said = z.union([z.string(), z.boolean(), z.number()]).nullable();
const FileRow = z
  .object({ key: z.string(), source: z.number(), row: z.number(), attempt: z.number() })
  .catchall(Said);

/** Columns of a file of journeys that say something of an attempt. */
const FILE_FIELDS = ATTEMPT_FIELDS.filter((field) => field !== 'adopter_family_key');
const DAYS: readonly string[] = JourneyDate.options;

/**
 * The attempts of an authority's children as the returns of one family tell them and as everything
 * else that is loaded does, by the child's key: files of journeys, Annex A, and the ASG return
 * where it is the SSDA903 return that they are held against.
 */
export async function readPairs(
  queries: Queries,
  areaCode: string,
  against: ReturnFamily,
): Promise<Map<string, Pair[]>> {
  const children = await queries.rows(
    sql`SELECT number, key FROM identities
      WHERE kind = 'child' AND area_code = ${areaCode} AND key IS NOT NULL`,
    Child,
  );
  const histories = new Map(await readHistories(queries));
  const statements = await readStatements(queries, new Map());
  const files = await readFiles(queries, areaCode);
  const pairs = new Map<string, Pair[]>();
  const add = (key: string, own903: readonly Statement[], others: readonly Statement[]) => {
    // Attempts are told apart by what all say; then each is held against itself.
    const found = together(own903, others)
      .map((attempt) => pairOf(attempt, against))
      .filter(({ returned: told, recorded }) => told ?? recorded);
    if (found.length > 0) pairs.set(key, found);
  };
  const known = new Set<string>();
  for (const { number, key } of children) {
    known.add(key);
    const history = histories.get(number);
    const own903 = history ? attemptsOf(history).map(returned) : [];
    add(key, own903, [...(statements.get(number) ?? []), ...(files.get(key) ?? [])]);
  }
  for (const [key, rows] of files) if (!known.has(key)) add(key, [], rows);
  return pairs;
}

function pairOf(attempt: Together, against: ReturnFamily): Pair {
  return {
    returned: sideOf(attempt.filter(({ teller }) => teller === against)),
    // Held against the ASG return, the SSDA903 return is another return and no record.
    recorded: sideOf(attempt.filter(({ teller }) => teller !== against && teller !== 'ssda903')),
  };
}

/** What several rows say together: the first that says anything of a field. */
function sideOf(rows: Together): Side | null {
  const [first] = rows;
  if (!first) return null;
  const says: Partial<Record<ComparedField, string>> = {};
  for (const field of COMPARED) {
    const value = rows.map((row) => row.says[field] ?? null).find((said) => said !== null);
    if (value !== undefined && value !== null) says[field] = String(value);
  }
  return { says, place: first.place };
}

/** What files of journeys say of an authority's children, tables of one cohort left out. */
async function readFiles(queries: Queries, areaCode: string): Promise<Map<string, Statement[]>> {
  const fields = FILE_FIELDS.map((field) =>
    DAYS.includes(field)
      ? sql`strftime(${identifier(field)}, '%Y-%m-%d') AS ${identifier(field)}`
      : identifier(field),
  );
  const from = (table: 'adoption_journeys' | 'superseded_journeys') => sql`
    SELECT child_key AS key, source_id AS source, source_row AS row, attempt, ${join(fields, ', ')}
    FROM ${identifier(table)}
    WHERE area_code = ${areaCode} AND population_cohort IS NULL
      AND source_id IN (SELECT id FROM sources WHERE family = 'journeys')`;
  const rows = await queries.rows(
    sql`FROM (${from('adoption_journeys')} UNION ALL ${from('superseded_journeys')})
      ORDER BY source, row`,
    FileRow,
  );
  const found = new Map<string, Statement[]>();
  for (const { key, source, row, attempt, ...told } of rows) {
    const says: Partial<Record<AttemptField, string | number | boolean | null>> = {};
    for (const field of FILE_FIELDS) says[field] = told[field] ?? null;
    const statement: Statement = {
      teller: 'journeys',
      place: { sourceId: source, row },
      latestOn: '',
      attempt,
      says,
    };
    found.set(key, [...(found.get(key) ?? []), statement]);
  }
  return found;
}
