import type { Agency } from '../../../analytics/synthetic/agency.ts';
import { ssda903Returns } from '../../../analytics/synthetic/ssda903-return.ts';
import type { Ssda903Module } from '../../../analytics/synthetic/ssda903-return.ts';

export type ReturnRow = Readonly<Record<string, string>>;

/** `31/03/2023` as `2023-03-31`; blank stays blank. */
export const iso = (text = ''): string => text.split('/').reverse().join('-');

/** The rows of one module, all boroughs and years, each with its AREA and YEAR. */
export function rowsOf(agency: Agency, module: Ssda903Module): ReturnRow[] {
  return ssda903Returns(agency).flatMap(({ borough, year, modules }) => {
    const table = modules.get(module);
    return (table?.rows ?? []).map((row) => ({
      ...Object.fromEntries((table?.columns ?? []).map((column, at) => [column, row[at] ?? ''])),
      AREA: borough.code,
      YEAR: String(year),
    }));
  });
}

export const childOf = (row: ReturnRow): string => `${row['AREA']} ${row['CHILD']}`;

/** Every episode once: of its rows the one with an end, or of the later year. */
export function mergedEpisodes(agency: Agency): Map<string, ReturnRow[]> {
  const merged = new Map<string, ReturnRow>();
  for (const row of rowsOf(agency, 'episodes')) {
    const key = `${childOf(row)} ${iso(row['DECOM'])}`;
    const before = merged.get(key);
    const better =
      before?.['DEC'] === '' || !before || (row['DEC'] !== '' && row['YEAR']! > before['YEAR']!);
    if (better) merged.set(key, row);
  }
  const children = new Map<string, ReturnRow[]>();
  for (const [, row] of [...merged].sort(([a], [b]) => a.localeCompare(b))) {
    children.set(childOf(row), [...(children.get(childOf(row)) ?? []), row]);
  }
  return children;
}
