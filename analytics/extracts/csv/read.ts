import { resolve } from 'node:path';
import { PermanenceError } from '../../contract/failure.ts';
import { IngestSession } from '../../engine/ingest-session.ts';
import type { CsvReading } from '../../engine/ingest-session.ts';
import type { IncomingFile, ReadOptions } from '../incoming.ts';
import { readPieces } from '../incoming.ts';
import { withoutPadding } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { decodePieces } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { parseCsv } from './parse.ts';
import type { CsvRecord } from './parse.ts';

type Batches = AsyncGenerator<readonly CsvRecord[]>;

/**
 * Reads the records after a CSV file's header, a batch at a time. A file at a path goes to DuckDB's
 * reader while that takes every row of it; bytes, other encodings and files with a malformed row
 * are decoded here, so that such a row is told apart the same way wherever the file came from.
 */
export async function* readRecords(
  file: IncomingFile,
  encoding: Encoding,
  dialect: Dialect,
  options: ReadOptions = {},
): Batches {
  if ('path' in file && encoding === 'utf-8' && !dialect.quotedTitles) {
    const path = resolve(file.path);
    const ingest = await IngestSession.open([path]);
    try {
      const reading = await readCleanly(ingest, path, dialect, options);
      if (reading) {
        yield* recordsOf(reading, options);
        return;
      }
    } finally {
      await ingest.close();
    }
  }
  yield* decodeRecords(file, encoding, dialect, options);
}

/** A file as DuckDB reads it, or null when it does not take every row. */
export async function readCleanly(
  ingest: IngestSession,
  path: string,
  { delimiter, header, headerRow }: Dialect,
  { signal, onProgress }: ReadOptions = {},
): Promise<CsvReading | null> {
  try {
    const reading = await ingest.readCsv(
      path,
      { delimiter, quote: '"', columns: header, encoding: 'utf-8', headerRow },
      { signal, onProgress: (done) => onProgress?.((done ?? 0) / 2) },
    );
    return reading.rejects.length === 0 ? reading : null;
  } catch (error) {
    const malformed = error instanceof PermanenceError && error.failure.code === 'file_unreadable';
    if (malformed) return null;
    throw error;
  }
}

async function* recordsOf(reading: CsvReading, { signal, onProgress }: ReadOptions): Batches {
  let read = 0;
  for await (const { columns, rowCount, rows } of reading.chunks({ signal })) {
    yield Array.from(rows, (row, at) => ({
      row,
      cells: columns.map((column) => column[at] ?? ''),
      fault: null,
    }));
    read += rowCount;
    onProgress?.((1 + read / reading.acceptedCount) / 2);
  }
}

/** The records of a file in UTF-8 from a byte on that begins one; rows are counted on from there. */
export async function* recordsFrom(
  file: IncomingFile,
  { byte, row: before }: { readonly byte: number; readonly row: number },
  { delimiter, header }: Pick<Dialect, 'delimiter' | 'header'>,
  { onProgress }: ReadOptions = {},
): Batches {
  const pieces = counted(file, byte, onProgress);
  for await (const records of parseCsv(decodePieces(pieces, 'utf-8'), delimiter)) {
    yield records.map(({ row, cells, fault }) => ({
      row: before + row,
      cells: withoutPadding(cells, header.length),
      fault,
    }));
  }
}

async function* counted(
  file: IncomingFile,
  from: number,
  onProgress: ReadOptions['onProgress'],
): AsyncGenerator<Uint8Array> {
  let bytes = from;
  for await (const piece of readPieces(file, from)) {
    yield piece;
    bytes += piece.length;
    onProgress?.(Math.min(bytes / file.size, 1));
  }
}

/** Reads any CSV file, decoding it here. As DuckDB does, it overlooks empty cells too many. */
async function* decodeRecords(
  file: IncomingFile,
  encoding: Encoding,
  { delimiter, header, headerRow }: Dialect,
  { onProgress }: ReadOptions,
): Batches {
  const pieces = counted(file, 0, onProgress);
  for await (const records of parseCsv(decodePieces(pieces, encoding), delimiter)) {
    yield records
      .filter(({ row }) => row > headerRow)
      .map(({ row, cells, fault }) => ({
        row,
        cells: withoutPadding(cells, header.length),
        fault,
      }));
  }
}
