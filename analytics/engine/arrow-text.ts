import { Binary, Dictionary, Uint16, Uint8, Utf8, Vector, makeData } from 'apache-arrow';
import type { Data } from 'apache-arrow';
import type { ArrowColumn } from './arrow-fixed-width.ts';
import { ValidityBuilder } from './arrow-validity.ts';
import { dictionaryEncode } from './dictionary.ts';
import type { Utf8Column } from './vectors.ts';
import { utf8Column } from './vectors.ts';
import type { RawVector } from './vectors.ts';

/** Collects VARCHAR: plain, or as codes into a dictionary where the same few texts come often. */
export function textColumn(read: (raw: RawVector) => Utf8Column = utf8Column): ArrowColumn {
  return collected(read, (column, rows) => {
    const dictionary = dictionaryEncode(column);
    if (!dictionary) return makeData({ type: new Utf8(), ...rows, ...arrowBuffers(column) });
    const { values, codes } = dictionary;
    const texts = makeData({
      type: new Utf8(),
      length: values.offsets.length - 1,
      nullCount: 0,
      ...arrowBuffers(values),
    });
    const indices = codes instanceof Uint8Array ? new Uint8() : new Uint16();
    return makeData({
      type: new Dictionary(new Utf8(), indices),
      ...rows,
      data: codes,
      dictionary: new Vector([texts]),
    });
  });
}

/** Collects BLOB. */
export function blobColumn(): ArrowColumn {
  return collected(utf8Column, (column, rows) =>
    makeData({ type: new Binary(), ...rows, ...arrowBuffers(column) }),
  );
}

function collected(
  read: (raw: RawVector) => Utf8Column,
  finish: (column: Utf8Column, rows: ReturnType<ValidityBuilder['finish']>) => Data,
): ArrowColumn {
  const parts: Utf8Column[] = [];
  const validity = new ValidityBuilder();
  return {
    add: (raw) => {
      const part = read(raw);
      parts.push(part);
      validity.add(raw);
      return part.bytes.byteLength + part.offsets.byteLength;
    },
    finish: () => finish(concatenated(parts), validity.finish()),
  };
}

function arrowBuffers({ bytes, offsets }: Utf8Column): {
  data: Uint8Array;
  valueOffsets: Int32Array;
} {
  return { data: bytes, valueOffsets: offsets };
}

const MAX_OFFSET = 2 ** 31 - 1;

function concatenated(parts: readonly Utf8Column[]): Utf8Column {
  const size = parts.reduce((total, part) => total + part.bytes.length, 0);
  if (size > MAX_OFFSET) throw new RangeError('A column holds more text than an array can.');
  const rowCount = parts.reduce((total, part) => total + part.offsets.length - 1, 0);
  const bytes = new Uint8Array(size);
  const offsets = new Int32Array(rowCount + 1);
  let row = 0;
  let start = 0;
  for (const part of parts) {
    bytes.set(part.bytes, start);
    for (let index = 1; index < part.offsets.length; index++) {
      offsets[++row] = start + (part.offsets[index] ?? 0);
    }
    start += part.bytes.length;
  }
  return { bytes, offsets };
}
