import { InvalidArgumentError } from 'commander';
import type { Terminal } from './hidden-prompt.ts';

/** Where a command writes: results to `out` alone, everything else to `err`. */
export type Streams = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Where a passphrase can be asked for; none for scripts. */
  readonly terminal?: Terminal;
};

export const FORMATS = ['json', 'csv', 'table'] as const;
export type Format = (typeof FORMATS)[number];

export function parseFormat(text: string): Format {
  const format = FORMATS.find((candidate) => candidate === text);
  if (format) return format;
  throw new InvalidArgumentError(`Choose ${FORMATS.join(', ')}.`);
}

export type OutputRow = Readonly<Record<string, unknown>>;

function columnsOf(rows: readonly OutputRow[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers. */
function csvCell(value: unknown): string {
  const text = textOf(value);
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv(rows: readonly OutputRow[]): string {
  const columns = columnsOf(rows);
  return [columns.join(','), ...rows.map((row) => columns.map((id) => csvCell(row[id])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}

function table(rows: readonly OutputRow[]): string {
  const columns = columnsOf(rows);
  const cells = rows.map((row) => columns.map((id) => textOf(row[id]).slice(0, 80)));
  const widths = columns.map((id, i) =>
    Math.max(id.length, ...cells.map((row) => row[i]?.length ?? 0)),
  );
  const numeric = columns.map((id) => rows.some((row) => typeof row[id] === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.map(line)]
    .map((text) => `${text}\n`)
    .join('');
}

/** Prints rows: JSON as `{"rows":[…]}`, CSV for a spreadsheet, a table for the eye. */
export function printRows(streams: Streams, format: Format, rows: readonly OutputRow[]): void {
  switch (format) {
    case 'json':
      streams.out(`${JSON.stringify({ rows })}\n`);
      return;
    case 'csv':
      streams.out(csv(rows));
      return;
    case 'table':
      streams.out(rows.length > 0 ? table(rows) : 'Nothing to show.\n');
      return;
  }
}
