import { z } from 'zod';
import type { Area } from '../../contract/area.ts';
import { financialYear } from '../../contract/period.ts';
import { LISTED_PER_FILE } from '../../contract/quality.ts';
import type {
  FindingsPage,
  FindingsRequest,
  QualityFinding,
  QualityGroup,
} from '../../contract/quality.ts';
import type { Queries, Session } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import type { TableName } from '../../workspace/tables.ts';
import { giveKeys } from '../returns/identities.ts';
import type { Check } from './check.ts';
import { CHECKS, requireRule } from './rules.ts';
import { areaName, codesWithin } from './within.ts';

const Counted = z.object({
  source: z.number(),
  file: z.string(),
  part: z.string().nullable(),
  area: z.string().nullable(),
  year_end: z.number().nullable(),
  count: z.number(),
});
type Counted = z.infer<typeof Counted> & { readonly check: Check };

const Listed = z.object({
  rule: z.string(),
  source: z.number(),
  file: z.string(),
  part: z.string().nullable(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  area: z.string().nullable(),
  year_end: z.number().nullable(),
  child: z.string().nullable(),
});
const Total = z.object({ n: z.number() });

type Asked = {
  readonly area: Area | null;
} & Pick<z.output<typeof FindingsRequest>, 'rule' | 'source' | 'severity' | 'offset' | 'limit'>;

/**
 * What the checks find in all that is loaded: how often, and of each rule in each file the first
 * ten thousand places. Worked out once; it stands until something else is loaded.
 */
export class Findings {
  readonly #session: Session;
  readonly #counted: readonly Counted[];

  private constructor(session: Session, counted: readonly Counted[]) {
    this.#session = session;
    this.#counted = counted;
  }

  static async workOut(
    { session, workspaceKey }: { readonly session: Session; readonly workspaceKey: Uint8Array },
    checks: readonly Check[] = CHECKS,
  ): Promise<Findings> {
    const counted = await session.transaction(async (tx) => {
      await tx.run(sql`CREATE OR REPLACE TABLE quality_findings (rule VARCHAR, severity VARCHAR,
        source_id INTEGER, source_row INTEGER, column_name VARCHAR, child VARCHAR,
        area_code VARCHAR, year_end INTEGER)`);
      const all: Counted[] = [];
      const filled = await filledTables(tx, checks);
      for (const check of checks.filter(({ table }) => filled.has(table))) {
        await tx.run(sql`CREATE OR REPLACE TEMP TABLE found AS ${check.rows}`);
        const found = await countFound(tx);
        if (found.length > 0) await listFound(tx, check, workspaceKey);
        all.push(...found.map((group) => ({ ...group, check })));
      }
      await tx.run(sql`DROP TABLE IF EXISTS found`);
      return all;
    });
    return new Findings(session, counted);
  }

  /** How many of each rule there are in each file, errors first and then the most frequent. */
  groups(area: Area | null): QualityGroup[] {
    const codes = codesWithin(area);
    return this.#counted
      .filter((group) => codes === null || (group.area !== null && codes.includes(group.area)))
      .map(({ check, year_end, area: code, ...group }) => ({
        ...group,
        rule: check.rule,
        severity: requireRule(check.rule).severity,
        column: check.column,
        area: areaName(code),
        period: periodOf(year_end),
      }))
      .sort(
        (a, b) =>
          a.severity.localeCompare(b.severity) ||
          b.count - a.count ||
          a.rule.localeCompare(b.rule) ||
          a.source - b.source,
      );
  }

  async page({ area, rule, source, severity, offset, limit }: Asked): Promise<FindingsPage> {
    const codes = codesWithin(area);
    const conditions = [
      sql`true`,
      ...(rule === null ? [] : [sql`f.rule = ${rule}`]),
      ...(source === null ? [] : [sql`f.source_id = ${source}`]),
      ...(severity === null ? [] : [sql`f.severity = ${severity}`]),
      ...(codes === null ? [] : [sql`f.area_code IN (SELECT unnest(${[...codes]}))`]),
    ];
    const which = join(conditions, ' AND ');
    const rows = await this.#session.rows(
      sql`
        SELECT f.rule, f.source_id AS source, s.file, s.part, f.source_row AS row,
          f.column_name AS column, f.area_code AS area, f.year_end, f.child
        FROM quality_findings AS f JOIN sources AS s ON s.id = f.source_id
        WHERE ${which}
        ORDER BY f.severity, f.source_id, f.source_row NULLS FIRST, f.rule, f.column_name
        LIMIT ${limit} OFFSET ${offset}`,
      Listed,
    );
    const [listed] = await this.#session.rows(
      sql`SELECT count(*) AS n FROM quality_findings AS f WHERE ${which}`,
      Total,
    );
    const total = this.groups(area)
      .filter((group) => rule === null || group.rule === rule)
      .filter((group) => source === null || group.source === source)
      .filter((group) => severity === null || group.severity === severity)
      .reduce((sum, group) => sum + group.count, 0);
    return { rows: rows.map(findingOf), listed: listed?.n ?? 0, total };
  }
}

export const periodOf = (yearEnd: number | null): string | null =>
  yearEnd === null ? null : financialYear(yearEnd - 1).label;

function findingOf({ year_end, area, ...row }: z.infer<typeof Listed>): QualityFinding {
  const { severity, title, action, falseAlarm } = requireRule(row.rule);
  return {
    ...row,
    severity,
    title,
    action,
    falseAlarm,
    area: areaName(area),
    period: periodOf(year_end),
  };
}

/** The tables to look at in which there is anything. */
async function filledTables(
  tx: Queries,
  checks: readonly Check[],
): Promise<ReadonlySet<TableName>> {
  const tables = [...new Set(checks.map(({ table }) => table))];
  const filled = tables.map(
    (table) => sql`SELECT ${table} AS name WHERE EXISTS (SELECT 1 FROM ${identifier(table)})`,
  );
  const rows = await tx.rows(join(filled, ' UNION ALL '), z.object({ name: z.string() }));
  return new Set(tables.filter((table) => rows.some(({ name }) => name === table)));
}

function countFound(tx: Queries): Promise<z.infer<typeof Counted>[]> {
  return tx.rows(
    sql`SELECT source_id AS source, s.file, s.part, area_code AS area, year_end, n AS count
      FROM (SELECT source_id, area_code, year_end, count(*) AS n FROM found GROUP BY ALL)
        JOIN sources AS s ON s.id = source_id
      ORDER BY ALL`,
    Counted,
  );
}

async function listFound(
  tx: Queries,
  { rule, column }: Check,
  workspaceKey: Uint8Array,
): Promise<void> {
  const { severity } = requireRule(rule);
  const listed = sql`
    FROM found QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY source_row)
      <= ${LISTED_PER_FILE}`;
  await giveKeys(tx, workspaceKey, sql`SELECT child_no FROM (${listed})`);
  await tx.run(sql`
    INSERT INTO quality_findings
    SELECT ${rule}, ${severity}, source_id, source_row, ${column}, coalesce(child_key, key),
      area_code, year_end
    FROM (${listed})
      LEFT JOIN (SELECT number, key FROM identities WHERE kind = 'child') ON number = child_no`);
}
