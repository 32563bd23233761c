import { Binary, Dictionary, Uint16, Uint8, Utf8, Vector, makeData } from 'apache-arrow';
import type { Data } from 'apache-arrow';
import type { ArrowColumn } from './arrow-fixed-width.ts';
import { ValidityBuilder } from './arrow-validity.ts';
import { TextDictionary } from './dictionary.ts';
import type { Utf8Column } from './vectors.ts';
import { utf8Column } from './vectors.ts';
import type { RawVector } from './vectors.ts';

/** How many rows there are, and which are null. */
type Rows = ReturnType<ValidityBuilder['finish']>;

/**
 * Collects VARCHAR: as codes into a dictionary where the same few texts come often, plain
 * otherwise, which turns out on the way.
 */
export function textColumn(): ArrowColumn {
  const validity = new ValidityBuilder();
  const dictionary = new TextDictionary();
  const codes: Uint16Array[] = [];
  const plain: Utf8Column[] = [];
  let coded = true;
  const decoded = () => codes.splice(0).map((some) => dictionary.textsOf(some));
  return {
    add: (raw) => {
      validity.add(raw);
      const some = coded ? dictionary.codesOf(raw) : null;
      if (some) {
        codes.push(some);
        return some.byteLength;
      }
      coded = false;
      const parts = [...decoded(), utf8Column(raw)];
      plain.push(...parts);
      return parts.reduce((size, part) => size + sizeOf(part), 0);
    },
    finish: () => {
      const rows = validity.finish();
      if (coded && dictionary.pays(rows.length)) return codedTexts(dictionary, codes, rows);
      return plainTexts(concatenated([...plain, ...decoded()]), rows);
    },
  };
}

function codedTexts(dictionary: TextDictionary, codes: readonly Uint16Array[], rows: Rows): Data {
  const values = dictionary.values();
  const texts = plainTexts(values, {
    length: values.offsets.length - 1,
    nullCount: 0,
    nullBitmap: null,
  });
  const small = texts.length <= 256;
  const data = small ? new Uint8Array(rows.length) : new Uint16Array(rows.length);
  let at = 0;
  for (const some of codes) {
    data.set(some, at);
    at += some.length;
  }
  return makeData({
    type: new Dictionary(new Utf8(), small ? new Uint8() : new Uint16()),
    ...rows,
    data,
    dictionary: new Vector([texts]),
  });
}

/** Collects texts that are made from something else, plain. */
export function plainTextColumn(read: (raw: RawVector) => Utf8Column): ArrowColumn {
  return collected(read, plainTexts);
}

function plainTexts(column: Utf8Column, rows: Rows): Data<Utf8> {
  return makeData({ type: new Utf8(), ...rows, ...arrowBuffers(column) });
}

/** Collects BLOB. */
export function blobColumn(): ArrowColumn {
  return collected(utf8Column, (column, rows) =>
    makeData({ type: new Binary(), ...rows, ...arrowBuffers(column) }),
  );
}

function collected(
  read: (raw: RawVector) => Utf8Column,
  finish: (column: Utf8Column, rows: Rows) => Data,
): ArrowColumn {
  const parts: Utf8Column[] = [];
  const validity = new ValidityBuilder();
  return {
    add: (raw) => {
      const part = read(raw);
      parts.push(part);
      validity.add(raw);
      return sizeOf(part);
    },
    finish: () => finish(concatenated(parts), validity.finish()),
  };
}

const sizeOf = ({ bytes, offsets }: Utf8Column): number => bytes.byteLength + offsets.byteLength;

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
