import { Session } from '../../../../analytics/engine/session.ts';
import type { ColumnValue } from '../../../../analytics/engine/session.ts';
import type { FindingsPage } from '../../../../analytics/contract/quality.ts';
import type { Check } from '../../../../analytics/extracts/quality/check.ts';
import { Findings } from '../../../../analytics/extracts/quality/findings.ts';
import { CHECKS } from '../../../../analytics/extracts/quality/rules.ts';
import { mergeEpisodes } from '../../../../analytics/extracts/ssda903/merge-episodes.ts';
import { createTables } from '../../../../analytics/workspace/create-tables.ts';

export const CROYDON = 'E09000008';

export const EVERYTHING = { area: null, rule: null, source: null, severity: null };

/** A row of a module's table; `child` is the child's number. */
export type GivenRow = { readonly child?: number } & Readonly<Record<string, ColumnValue>>;

/** The rows of one authority's return of one year, by the table's name without `ssda903_`. */
export type GivenReturn = {
  /** The calendar year it ends in; 2018 when left out, null when nobody knows. */
  readonly year?: number | null;
  readonly area?: string;
  readonly basis?: 'stated' | 'dates';
} & Partial<Readonly<Record<Module, readonly GivenRow[]>>>;

const MODULES = ['header', 'episodes', 'ad1', 'sbpfa', 'oc3', 'reviews'] as const;
type Module = (typeof MODULES)[number];

export type GivenReject = { readonly column: string; readonly code: string };

/** A workspace whose tables hold just what a test names; each module of a return is a file. */
export class GivenWorkspace implements AsyncDisposable {
  readonly session: Session;
  #source = 0;
  #return = 0;
  readonly #known = new Set<number>();

  private constructor(session: Session) {
    this.session = session;
  }

  static async open(): Promise<GivenWorkspace> {
    const session = await Session.open();
    await createTables(session);
    return new GivenWorkspace(session);
  }

  /** Adds a return; its files are called like its modules, with the year where it isn't 2018. */
  async returned(given: GivenReturn): Promise<void> {
    const { year = 2018, area = CROYDON, basis = 'stated' } = given;
    this.#return += 1;
    await this.session.append('returns', {
      return_id: [this.#return],
      family: ['ssda903'],
      name: ['return'],
      area_code: [area],
      year_end: [year],
      area_basis: ['stated'],
      year_basis: [basis],
    });
    for (const module of MODULES) {
      const rows = given[module];
      if (!rows) continue;
      const name = year === 2018 && area === CROYDON ? module : `${module} ${area} ${year}`;
      await this.#module(module, name, rows, area);
    }
    await this.children(given.header ?? []);
  }

  async #module(module: Module, file: string, rows: readonly GivenRow[], area: string) {
    const source = await this.source(file, 'ssda903', rows.length);
    const children = rows.flatMap(({ child }) => (child === undefined ? [] : [child]));
    const fresh = [...new Set(children)].filter((child) => !this.#known.has(child));
    for (const child of fresh) this.#known.add(child);
    await this.session.append('identities', {
      number: fresh,
      kind: fresh.map(() => 'child'),
      area_code: fresh.map(() => area),
      local_id: fresh.map((child) => `local ${child}`),
      key: fresh.map((child) => `key ${child}`),
    });
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    await this.session.append(`ssda903_${module}`, {
      ...Object.fromEntries(
        columns
          .filter((column) => column !== 'child')
          .map((column) => [column, rows.map((row) => row[column] ?? null)]),
      ),
      source_id: rows.map(() => source),
      source_row: rows.map((_, at) => at + 2),
      return_id: rows.map(() => this.#return),
      child_no: rows.map(({ child }) => child ?? null),
    });
  }

  /** Whom the headers tell of, with the month they were born in. */
  async children(rows: readonly GivenRow[]): Promise<void> {
    await this.session.append('children', {
      child_no: rows.map(({ child }) => child ?? null),
      birth_month: rows.map((row) => row['birth_month'] ?? null),
    });
  }

  async source(file: string, family: string, rows: number, rejected = 0): Promise<number> {
    this.#source += 1;
    await this.session.append('sources', {
      id: [this.#source],
      file: [file],
      family: [family],
      sha256: [file],
      read_count: [rows + rejected],
      loaded_count: [rows],
      repaired_count: [0],
      rejected_count: [rejected],
      loaded_at: ['2025-06-30'],
      sample: [false],
    });
    return this.#source;
  }

  /** A file of the return of which no row was loaded. */
  async rejected(file: string, rejects: readonly GivenReject[], family = 'ssda903') {
    const source = await this.source(file, family, 0, rejects.length);
    await this.session.append('rejects', {
      source_id: rejects.map(() => source),
      source_row: rejects.map((_, at) => at + 2),
      column_name: rejects.map(({ column }) => column),
      code: rejects.map(({ code }) => code),
      reason: rejects.map(() => 'It is wrong. Correct it.'),
    });
  }

  /** Journeys of a line-level file called `journeys`, or worked out of returns. */
  async journeys(rows: readonly GivenRow[], family = 'journeys'): Promise<void> {
    const source = await this.source('journeys', family, rows.length);
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    await this.session.append('adoption_journeys', {
      attempt: rows.map(() => 1),
      area_code: rows.map(() => CROYDON),
      ...Object.fromEntries(
        columns.map((column) => [column, rows.map((row) => row[column] ?? null)]),
      ),
      source_id: rows.map(() => source),
      source_row: rows.map((_, at) => at + 2),
      child_key: rows.map((_, at) => `key ${at + 1}`),
    });
  }

  /** Merges the episodes of all years, as loading does. */
  mergeEpisodes(): Promise<void> {
    return this.session.transaction(async (tx) => {
      await mergeEpisodes(tx);
    });
  }

  get context() {
    return { session: this.session, workspaceKey: new Uint8Array(32) };
  }

  /** Where a rule is broken: `file row COLUMN`. */
  async found(rule: string): Promise<string[]> {
    const { rows } = await this.all(CHECKS.filter((check) => check.rule === rule));
    return rows.map(({ file, row, column }) =>
      [file, row, column].filter((part) => part !== null).join(' '),
    );
  }

  /** What the checks find. */
  async all(checks: readonly Check[] = CHECKS): Promise<FindingsPage> {
    const findings = await Findings.workOut(this.context, checks);
    return findings.page({ ...EVERYTHING, offset: 0, limit: 1000 });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.session.close();
  }
}
