import type { Data } from 'apache-arrow';
import { ValidityBuilder } from './arrow-validity.ts';
import { fixedWidthBytes, isValid } from './vectors.ts';
import type { RawVector } from './vectors.ts';

/** Collects one column chunk by chunk. */
export type ArrowColumn = {
  /** Takes a chunk's values over; gives the number of bytes now held for them. */
  add(raw: RawVector): number;
  finish(): Data;
};

/** A chunk's values as they will lie in the Arrow column. */
export type ReadBytes = (raw: RawVector) => Uint8Array;

/** What Arrow's `makeData` needs beside the type. */
export type Rows = ReturnType<ValidityBuilder['finish']> & { readonly data: Uint8Array };

/** Collects values of one width: bytes end to end, with the validity bits beside them. */
export function fixedWidth(read: ReadBytes, finish: (rows: Rows) => Data): ArrowColumn {
  const parts: Uint8Array[] = [];
  const validity = new ValidityBuilder();
  return {
    add: (raw) => {
      const bytes = read(raw);
      parts.push(bytes);
      validity.add(raw);
      return bytes.byteLength;
    },
    finish: () => finish({ ...validity.finish(), data: concatenated(parts) }),
  };
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** The values as DuckDB holds them, nulls as zeros so that nothing left over there goes out. */
export function bytesOf(width: number): ReadBytes {
  return (raw) => {
    if (raw.nullCount === raw.rowCount) return new Uint8Array(raw.rowCount * width);
    const bytes = fixedWidthBytes(raw, width);
    if (raw.validity && raw.nullCount > 0) {
      for (let row = 0; row < raw.rowCount; row++) {
        if (isValid(raw.validity, row)) continue;
        for (let at = row * width; at < (row + 1) * width; at++) bytes[at] = 0;
      }
    }
    return bytes;
  };
}

export function int64s(bytes: Uint8Array): BigInt64Array {
  return new BigInt64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}
