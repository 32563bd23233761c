import type { DuckDBDataChunk } from '@duckdb/node-api';
import { identifier, join, sql } from './sql.ts';
import type { Fragment } from './sql.ts';
import { textCutter } from './texts.ts';
import { fixedWidthBytes, isValid, rawVector, utf8Column } from './vectors.ts';

/**
 * Selects text columns `c0`, `c1`… as their lengths in bytes and one text a row that holds them
 * end to end. A text beyond 12 bytes has to be fetched from DuckDB by a call of its own, which
 * takes longer than reading it: so one call a row, not one a value.
 */
export function packedColumns(count: number, source: Fragment): Fragment {
  const columns = Array.from({ length: count }, (_, index) => identifier(`c${String(index)}`));
  const lengths = columns.map((column) => sql`strlen(${column})::INTEGER`);
  return sql`SELECT ${join(lengths, ', ')}, concat(${join(columns, ', ')}) FROM ${source}`;
}

/** The columns of a chunk selected by {@link packedColumns}. */
export function unpackedColumns(chunk: DuckDBDataChunk, count: number): (string | null)[][] {
  const { bytes, offsets } = utf8Column(rawVector(chunk, count));
  const cut = textCutter(bytes);
  const starts = offsets.slice();
  return Array.from({ length: count }, (_, index) => {
    const raw = rawVector(chunk, index);
    const data = fixedWidthBytes(raw, 4);
    const lengths = new Int32Array(data.buffer, data.byteOffset, raw.rowCount);
    const column = new Array<string | null>(raw.rowCount);
    for (let row = 0; row < raw.rowCount; row++) {
      if (!isValid(raw.validity, row)) {
        column[row] = null;
        continue;
      }
      const start = starts[row] ?? 0;
      const end = start + (lengths[row] ?? 0);
      starts[row] = end;
      column[row] = cut(start, end);
    }
    return column;
  });
}
