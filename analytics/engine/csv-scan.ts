import { open } from 'node:fs/promises';
import type { WatchedOptions } from './connection.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { PlainRows } from './csv-plain-rows.ts';
import { CsvRecordScanner } from './csv-records.ts';
import type { CsvRecords } from './csv-records.ts';
import { cancelled } from './failures.ts';

const BYTES_AT_ONCE = 2 ** 20;

/** Finds the rows of a file on disk: quickly where it is plain, else following every quote. */
export async function scanCsv(
  path: string,
  dialect: CsvDialect,
  options: WatchedOptions = {},
): Promise<CsvRecords> {
  return (
    (dialect.quote === '"' ? await scanPlainly(path, options) : null) ??
    (await scanQuotes(path, dialect, options))
  );
}

async function scanPlainly(path: string, options: WatchedOptions): Promise<CsvRecords | null> {
  let rows: PlainRows | null = null;
  for await (const bytes of piecesOf(path, options)) {
    rows ??= new PlainRows(BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte));
    if (!rows.push(bytes)) return null;
  }
  return rows?.finish() ?? null;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

async function scanQuotes(
  path: string,
  dialect: CsvDialect,
  options: WatchedOptions,
): Promise<CsvRecords> {
  const scanner = new CsvRecordScanner(dialect);
  for await (const bytes of piecesOf(path, options)) scanner.push(bytes);
  return scanner.finish();
}

async function* piecesOf(
  path: string,
  { signal, onProgress }: WatchedOptions,
): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = new Uint8Array(BYTES_AT_ONCE);
    for (let done = 0; ;) {
      if (signal?.aborted) throw cancelled();
      const { bytesRead } = await file.read(buffer, 0, BYTES_AT_ONCE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      done += bytesRead;
      onProgress?.(Math.min(done / size, 1));
    }
  } finally {
    await file.close();
  }
}

/** The text of a file from a byte on, so many bytes of it. */
export async function textAt(path: string, byte: number, length: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, byte);
    return new TextDecoder().decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
