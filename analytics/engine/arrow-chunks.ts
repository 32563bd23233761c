import { setImmediate as nextTick } from 'node:timers/promises';
import { DuckDBDataChunk } from '@duckdb/node-api';
import type { Table } from 'apache-arrow';
import { columnWriter, nullWriter } from './arrow-writers.ts';
import type { DeclaredColumn } from './columns.ts';

/** The rows DuckDB works on at a time; a multiple of eight, so that validity is cut at bytes. */
const ROWS_PER_CHUNK = 2048;
const CHUNKS_BETWEEN_PAUSES = 16;

/**
 * The rows of an Arrow table as chunks for a DuckDB table of the declared columns, copied buffer by
 * buffer. A declared column that the Arrow table lacks is null. Throws a `TypeError` for a column
 * that isn't declared or is of another type, and `InvalidArrow` for buffers that don't hold what
 * they say. Each chunk is the one before filled anew: use it before asking for the next.
 */
export async function* arrowChunks(
  declared: readonly DeclaredColumn[],
  data: Table,
): AsyncGenerator<DuckDBDataChunk> {
  const stray = data.schema.fields.find(({ name }) => declared.every((one) => one.name !== name));
  if (stray) throw new TypeError(`The table has no column ${stray.name}.`);
  const types = declared.map(({ type }) => type);
  const chunk = DuckDBDataChunk.create(types);
  let count = 0;
  for (const batch of data.batches) {
    const writers = declared.map((column) => {
      const child = batch.getChild(column.name)?.data[0];
      return child ? columnWriter(column, child, batch.numRows) : nullWriter;
    });
    for (let start = 0; start < batch.numRows; start += ROWS_PER_CHUNK) {
      const end = Math.min(start + ROWS_PER_CHUNK, batch.numRows);
      chunk.reset();
      chunk.rowCount = end - start;
      for (const [index, write] of writers.entries()) write(chunk, index, start, end);
      yield chunk;
      if (++count % CHUNKS_BETWEEN_PAUSES === 0) await nextTick();
    }
  }
}
