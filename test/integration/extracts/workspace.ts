import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Reject } from '../../../analytics/contract/load.ts';
import { Session, type SessionOptions } from '../../../analytics/engine/session.ts';
import { identifier, sql } from '../../../analytics/engine/sql.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { type LoadOptions, loadFiles } from '../../../analytics/extracts/load.ts';
import { createTables } from '../../../analytics/workspace/create-tables.ts';
import { TABLES, type TableName } from '../../../analytics/workspace/tables.ts';

const Counted = z.object({ n: z.number() });

/** An empty workspace in memory, on 30 June 2025, with a folder for files that need a path. */
export class TestWorkspace implements AsyncDisposable {
  readonly session: Session;
  readonly folder: string;

  private constructor(session: Session, folder: string) {
    this.session = session;
    this.folder = folder;
  }

  static async open(options?: SessionOptions): Promise<TestWorkspace> {
    const session = await Session.open(options);
    await createTables(session);
    return new TestWorkspace(session, await mkdtemp(join(tmpdir(), 'permanence-')));
  }

  get context() {
    return {
      session: this.session,
      workspaceKey: new Uint8Array(32).fill(1),
      now: () => new Date('2025-06-30T12:00:00Z'),
      sample: false,
    };
  }

  load(files: readonly IncomingFile[], options?: LoadOptions) {
    return loadFiles(files, this.context, options);
  }

  async loadOne(file: IncomingFile, options?: LoadOptions) {
    const [report] = await this.load([file], options);
    if (!report) throw new Error('There is no report.');
    return report;
  }

  /** The same content as a file on disk. */
  async onDisk(file: IncomingFile & { bytes: Uint8Array }): Promise<IncomingFile> {
    const path = join(this.folder, file.name);
    await writeFile(path, file.bytes);
    return { name: file.name, size: file.size, path };
  }

  rows<T>(query: ReturnType<typeof sql>, schema: z.ZodType<T>): Promise<T[]> {
    return this.session.rows(query, schema);
  }

  rejects(): Promise<Reject[]> {
    return this.session.rows(
      sql`SELECT s.file, s.part, r.source_row AS row, r.column_name AS column, r.value, r.code, r.reason
        FROM rejects AS r JOIN sources AS s ON s.id = r.source_id ORDER BY r.source_id, r.source_row`,
      Reject,
    );
  }

  async count(table: TableName): Promise<number> {
    const [counted] = await this.session.rows(
      sql`SELECT count(*) AS n FROM ${identifier(table)}`,
      Counted,
    );
    return counted?.n ?? 0;
  }

  /** How many rows each table has. */
  async counts(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name } of TABLES) counts[name] = await this.count(name);
    return counts;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.session.close();
    await rm(this.folder, { recursive: true });
  }
}

/** A file held in memory. */
export function csv(content: string | Uint8Array, name = 'figures.csv') {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { name, size: bytes.length, bytes };
}

export const HEADER = 'measure,area,period,value';
export const GOOD = 'placement_orders,Croydon,2022/23,12';

/** A file of published figures with these rows below the usual header. */
export function figures(...rows: string[]) {
  return csv(`${[HEADER, ...rows].join('\n')}\n`);
}
