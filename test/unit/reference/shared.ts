import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../../shared/reference');

/** Whether the reference files beside the checkout are there; tests that read them skip when not. */
export const sharedIsThere = existsSync(folder);

export const SKIPPED = sharedIsThere
  ? ''
  : ' (skipped: ../shared/reference is not beside the checkout)';

export function sharedText(path: string): string {
  return readFileSync(resolve(folder, path), 'utf8').replace(/^\uFEFF/, '');
}

/** The rows of a reference CSV as records by column; quotes and doubled quotes are read. */
export function sharedRows(path: string): Record<string, string>[] {
  const lines = sharedText(path)
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const [header = [], ...rows] = lines.map(cellsOf);
  return rows.map((cells) =>
    Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])),
  );
}

function cellsOf(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), (match) =>
    match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'),
  );
}
