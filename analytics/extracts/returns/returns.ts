import { z } from 'zod';
import { parsePeriod } from '../../contract/period.ts';
import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { resolveArea } from '../../reference/areas.ts';
import type { Stated } from '../stated.ts';
import { PROBLEM_SEPARATOR } from './check-rows.ts';
import { AREA_COLUMN, YEAR_COLUMN } from './module.ts';
import type { Module } from './module.ts';

/** The authority of returns that name none and of which nobody said whose they are. */
export const UNKNOWN_AUTHORITY = 'unknown';

/** Where a row belongs, or why it belongs nowhere (`COLUMN code`). */
type Found =
  | { readonly returnId: number; readonly areaCode: string; readonly fault: null }
  | { readonly returnId: null; readonly areaCode: null; readonly fault: string };

/** A return that is not stored yet. */
type Made = {
  readonly returnId: number;
  readonly areaCode: string;
  readonly yearEnd: number | null;
  readonly areaBasis: string;
  readonly yearBasis: string;
};

const Next = z.object({ id: z.number() });

/**
 * The returns that the files of one folder, or of one common name, make up. A return names neither
 * its authority nor its year: columns of a regional merge say so, else the officer did, else the
 * year follows from the dates and the authority stays unknown.
 */
export class Returns {
  readonly #family: string;
  readonly #name: string;
  readonly #stated: Stated;
  readonly #known = new Map<string, Found & { readonly fault: null }>();
  #made: Made[] = [];
  #next = 1;
  readonly #unsettled = new Set<string>();
  readonly #modules = new Set<string>();

  constructor(family: string, name: string, stated: Stated) {
    this.#family = family;
    this.#name = name;
    this.#stated = stated;
  }

  /**
   * Whether a table of this module may be part of it; from then on it is. A statutory return has
   * every module once: another file of the same name is of another return.
   */
  takes(module: string): boolean {
    if (this.#family === 'ssda903' && this.#modules.has(module)) return false;
    this.#modules.add(module);
    return true;
  }

  /** Gets ready to find returns while one table is read. */
  async begin(tx: Queries): Promise<void> {
    const [next] = await tx.rows(
      sql`SELECT coalesce(max(return_id), 0) + 1 AS id FROM returns`,
      Next,
    );
    this.#next = next?.id ?? 1;
  }

  /** The return of rows with these words for area and year; one that is new has to be stored. */
  find(module: Pick<Module, 'agencies'>, areaText: string | null, yearText: string | null): Found {
    const area = areaText ?? this.#stated.area ?? null;
    const year = yearText ?? this.#stated.period ?? null;
    const authority = area === null ? null : resolveArea(area);
    const right =
      authority?.kind === 'local_authority' || (module.agencies && authority?.kind === 'agency');
    if (area !== null && !right) return fault(AREA_COLUMN, 'unknown_area');
    const yearEnd = year === null ? null : yearEndOf(year);
    if (year !== null && yearEnd === null) return fault(YEAR_COLUMN, 'unknown_period');
    const areaCode = authority?.code ?? UNKNOWN_AUTHORITY;
    const key = `${areaCode} ${yearEnd}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = { returnId: this.#next++, areaCode, fault: null };
    this.#made.push({
      ...found,
      yearEnd,
      areaBasis: areaText !== null ? 'column' : area !== null ? 'stated' : 'unknown',
      yearBasis: yearText !== null ? 'column' : year !== null ? 'stated' : 'dates',
    });
    this.#known.set(key, found);
    this.#unsettled.add(key);
    return found;
  }

  /** Stores the returns found since the last time. */
  async store(tx: Queries): Promise<void> {
    const made = this.#made;
    this.#made = [];
    await tx.append('returns', {
      return_id: made.map(({ returnId }) => returnId),
      family: made.map(() => this.#family),
      name: made.map(() => this.#name),
      area_code: made.map(({ areaCode }) => areaCode),
      year_end: made.map(({ yearEnd }) => yearEnd),
      area_basis: made.map(({ areaBasis }) => areaBasis),
      year_basis: made.map(({ yearBasis }) => yearBasis),
    });
  }

  /** The numbers of the returns there are so far. */
  ids(): number[] {
    return [...this.#known.values()].map(({ returnId }) => returnId);
  }

  /** The returns made since the last call are there to stay. */
  keep(): void {
    this.#unsettled.clear();
  }

  /** The returns made since then are gone again: their transaction was undone. */
  forget(): void {
    for (const key of this.#unsettled) this.#known.delete(key);
    this.#made = [];
    this.#unsettled.clear();
  }
}

const fault = (column: string, code: string): Found => ({
  returnId: null,
  areaCode: null,
  fault: `${column}${PROBLEM_SEPARATOR}${code}`,
});

/** The calendar year a return's year ends in: 2023 for `2022/23`, and for a plain `2023` too. */
export function yearEndOf(text: string): number | null {
  const plain = /^(20\d{2})(?:\.0)?$/.exec(text.trim());
  if (plain) return Number(plain[1]);
  const period = parsePeriod(text.trim().replaceAll('_', '/'));
  return period?.kind === 'financial_year' ? Number(period.end.slice(0, 4)) : null;
}
