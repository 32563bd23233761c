import { isUtf8 } from 'node:buffer';
import duckdb from '@duckdb/node-bindings';
import { DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import { DataType } from 'apache-arrow';
import type { Data } from 'apache-arrow';
import { InvalidArrow } from './invalid-arrow.ts';
import { INLINE_BYTES, STRING_BYTES, isValid } from './vectors.ts';

type WriteTexts = (vector: duckdb.Vector, start: number, end: number) => void;

/**
 * Writes the texts of an Arrow column, plain or in codes, into vectors; null for a column that holds
 * something else. The texts go over once, all together: what a vector gets for a row are the 16
 * bytes DuckDB keeps for a text (see `utf8Column`), and a dictionary's few texts have theirs ready.
 */
export function textWriter(
  name: string,
  data: Data,
  validity: Uint8Array | null,
): WriteTexts | null {
  if (DataType.isUtf8(data.type)) {
    const strings = stringsOf(name, data);
    return plainWriter(strings);
  }
  if (!DataType.isDictionary(data.type) || !DataType.isUtf8(data.type.dictionary)) return null;
  const dictionary = data.dictionary?.data[0];
  if (!dictionary || data.dictionary?.data.length !== 1 || dictionary.nullCount > 0) {
    throw new InvalidArrow(name);
  }
  const strings = stringsOf(name, dictionary);
  const codes: ArrayLike<number> = data.values;
  if (codes.length < data.length) throw new InvalidArrow(name);
  for (let row = 0; row < data.length; row++) {
    const code = codes[row] ?? -1;
    const known = code >= 0 && code < dictionary.length;
    if (!known && isValid(validity, row)) throw new InvalidArrow(name);
  }
  return codedWriter(codes, strings, validity);
}

/**
 * The 16 bytes of each text, as two numbers, and what keeps the memory they point to: it is freed
 * when nothing holds this object any more.
 */
type Strings = {
  readonly words: BigUint64Array<ArrayBuffer>;
  readonly heap: DuckDBDataChunk | null;
};

const WORDS = STRING_BYTES / 8;

function plainWriter(strings: Strings): WriteTexts {
  return (vector, start, end) =>
    copyInto(vector, strings.words.subarray(start * WORDS, end * WORDS));
}

function codedWriter(
  codes: ArrayLike<number>,
  strings: Strings,
  validity: Uint8Array | null,
): WriteTexts {
  let rows = new BigUint64Array(0);
  return (vector, start, end) => {
    if (rows.length !== (end - start) * WORDS) rows = new BigUint64Array((end - start) * WORDS);
    for (let row = start, to = 0; row < end; row++, to += WORDS) {
      const from = isValid(validity, row) ? (codes[row] ?? 0) * WORDS : 0;
      rows[to] = strings.words[from] ?? 0n;
      rows[to + 1] = strings.words[from + 1] ?? 0n;
    }
    copyInto(vector, rows);
  };
}

function copyInto(vector: duckdb.Vector, words: BigUint64Array<ArrayBuffer>): void {
  duckdb.copy_data_to_vector(vector, 0, words.buffer, words.byteOffset, words.byteLength);
}

function stringsOf(name: string, data: Data): Strings {
  const { bytes, offsets } = checkedTexts(name, data);
  const words = new BigUint64Array(data.length * WORDS);
  const view = new Uint8Array(words.buffer);
  const lengths = new Uint32Array(words.buffer);
  const pinned = bytes.length > INLINE_BYTES ? pin(bytes) : null;
  for (let row = 0; row < data.length; row++) {
    const from = offsets[row] ?? 0;
    const length = (offsets[row + 1] ?? 0) - from;
    const at = row * STRING_BYTES;
    lengths[row * (STRING_BYTES / 4)] = length;
    const inline = length <= INLINE_BYTES ? length : 4;
    for (let index = 0; index < inline; index++) view[at + 4 + index] = bytes[from + index] ?? 0;
    if (length > INLINE_BYTES && pinned) words[row * WORDS + 1] = pinned.address + BigInt(from);
  }
  return { words, heap: pinned?.heap ?? null };
}

const CONTINUATION = 0b1000_0000;

/** UTF-8 as a whole, cut between characters and in order: DuckDB would not look again. */
function checkedTexts(name: string, data: Data): { bytes: Uint8Array; offsets: Int32Array } {
  const { valueOffsets, length } = data;
  const values: Uint8Array = data.values;
  const offsets = valueOffsets as Int32Array;
  if (offsets.length < length + 1) throw new InvalidArrow(name);
  const last = offsets[length] ?? 0;
  const bytes = values.subarray(0, Math.max(last, 0));
  if ((offsets[0] ?? -1) < 0 || last > values.length || !isUtf8(bytes))
    throw new InvalidArrow(name);
  for (let row = 0; row < length; row++) {
    const from = offsets[row] ?? 0;
    const inOrder = from <= (offsets[row + 1] ?? -1) && from <= last;
    const cutsCharacter = ((bytes[from] ?? 0) & 0b1100_0000) === CONTINUATION;
    if (!inOrder || cutsCharacter) throw new InvalidArrow(name);
  }
  return { bytes, offsets };
}

/** Hands bytes to DuckDB once and says where they lie, for as long as the chunk lives. */
function pin(bytes: Uint8Array): { heap: DuckDBDataChunk; address: bigint } {
  const heap = DuckDBDataChunk.create([VARCHAR], 1);
  const vector = duckdb.data_chunk_get_vector(heap.chunk, 0);
  duckdb.vector_assign_string_element_len(vector, 0, bytes);
  const data = duckdb.vector_get_data(vector, STRING_BYTES);
  const address = new DataView(data.buffer, data.byteOffset).getBigUint64(8, true);
  return { heap, address };
}
