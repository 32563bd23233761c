import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import {
  DataType,
  Dictionary,
  Field,
  RecordBatch,
  Schema,
  Struct,
  Table,
  makeData,
  tableToIPC,
} from 'apache-arrow';
import type { Data } from 'apache-arrow';
import { arrowColumn } from './arrow-columns.ts';
import { columnsOf } from './columns.ts';
import { outOfMemory } from './failures.ts';
import type { MemoryLimit } from './memory-limit.ts';
import { rawVector } from './vectors.ts';

export type ArrowResult = {
  /** An Arrow IPC stream of one record batch. */
  readonly bytes: Uint8Array;
  readonly rowCount: number;
  /** The columns with the types DuckDB declares for them, as DuckDB writes them. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Milliseconds in which DuckDB worked (and was waited for), and in which the result was encoded. */
  readonly timings: { readonly duckdbMs: number; readonly encodeMs: number };
};

/**
 * Encodes a streaming result as Arrow from its *declared* types, never from its values. Counts
 * what it holds against the memory limit, as DuckDB doesn't count what has left it.
 */
export async function encodeArrow(
  result: DuckDBResult,
  { startedAt, memory }: { startedAt: number; memory: MemoryLimit },
): Promise<ArrowResult> {
  const declared = columnsOf(result);
  const columns = declared.map(arrowColumn);
  let rowCount = 0;
  let size = 0;
  let encodeMs = 0;
  for await (const chunk of fetchedAhead(result)) {
    const started = performance.now();
    size += addChunk(columns, chunk);
    rowCount += chunk.rowCount;
    encodeMs += performance.now() - started;
    if (size > memory.bytes) throw outOfMemory(memory);
  }

  const started = performance.now();
  const children = columns.map((column, index) => numbered(column.finish(), index));
  const schema = new Schema(
    children.map(({ type }, index) => new Field(declared[index]?.name ?? '', type, true)),
  );
  const struct = makeData({
    type: new Struct(schema.fields),
    length: rowCount,
    nullCount: 0,
    children,
  });
  const bytes = tableToIPC(new Table(schema, [new RecordBatch(schema, struct)]), 'stream');
  const ended = performance.now();
  encodeMs += ended - started;
  return {
    bytes,
    rowCount,
    columns: declared.map(({ name, type }) => ({ name, type: String(type) })),
    timings: { duckdbMs: ended - startedAt - encodeMs, encodeMs },
  };
}

/** The chunks of a result; while one is worked on, DuckDB makes the next. */
async function* fetchedAhead(result: DuckDBResult): AsyncGenerator<DuckDBDataChunk> {
  let next = result.fetchChunk();
  try {
    for (;;) {
      const chunk = await next;
      if (!chunk || chunk.rowCount === 0) return;
      next = result.fetchChunk();
      yield chunk;
    }
  } finally {
    // Whoever asks the connection next must find nothing running on it.
    await next.catch(() => undefined);
  }
}

function addChunk(
  columns: readonly ReturnType<typeof arrowColumn>[],
  chunk: DuckDBDataChunk,
): number {
  return columns.reduce((size, column, index) => size + column.add(rawVector(chunk, index)), 0);
}

/** Arrow numbers dictionaries as it makes them; by column, the same result is the same bytes. */
function numbered(data: Data, id: number): Data {
  if (!DataType.isDictionary(data.type)) return data;
  const { dictionary, indices, isOrdered } = data.type;
  return data.clone(new Dictionary(dictionary, indices, id, isOrdered));
}
