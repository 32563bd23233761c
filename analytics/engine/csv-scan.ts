import { open } from 'node:fs/promises';
import type { RunOptions } from './connection.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { CsvRecordScanner } from './csv-records.ts';
import type { CsvRecords } from './csv-records.ts';
import { cancelled } from './failures.ts';

const BYTES_AT_ONCE = 2 ** 20;

/** Finds the rows of a file on disk. */
export async function scanCsv(
  path: string,
  dialect: CsvDialect,
  { signal, onProgress }: RunOptions = {},
): Promise<CsvRecords> {
  const scanner = new CsvRecordScanner(dialect);
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const buffer = new Uint8Array(BYTES_AT_ONCE);
    for (let done = 0; ;) {
      if (signal?.aborted) throw cancelled();
      const { bytesRead } = await file.read(buffer, 0, BYTES_AT_ONCE);
      if (bytesRead === 0) return scanner.finish();
      scanner.push(buffer.subarray(0, bytesRead));
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
