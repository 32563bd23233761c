import type { DuckDBDecimalType } from '@duckdb/node-api';
import { Float64, makeData } from 'apache-arrow';
import { bytesOf, fixedWidth, int64s } from './arrow-fixed-width.ts';
import type { ArrowColumn } from './arrow-fixed-width.ts';
import { plainTextColumn } from './arrow-text.ts';
import { isValid } from './vectors.ts';
import type { RawVector, Utf8Column } from './vectors.ts';

/** Any decimal of up to 15 digits comes back from a double as it was; of 16 not every one does. */
const DIGITS_OF_A_DOUBLE = 15;

/** Collects DECIMAL: as numbers where a double keeps every digit, as exact text otherwise. */
export function decimalColumn({ width, scale }: DuckDBDecimalType): ArrowColumn {
  if (width > DIGITS_OF_A_DOUBLE) {
    return plainTextColumn((raw) => decimalTexts(raw, unscaled(raw, width), scale));
  }
  const divisor = 10 ** scale;
  return fixedWidth(
    (raw) => {
      const numbers = Float64Array.from(unscaled(raw, width), (digits) => Number(digits) / divisor);
      return new Uint8Array(numbers.buffer);
    },
    (rows) => makeData({ type: new Float64(), ...rows }),
  );
}

/** The digits of decimals as integers, from the 2 to 16 bytes DuckDB keeps them in by width. */
function unscaled(raw: RawVector, width: number): ArrayLike<number | bigint> {
  if (width <= 4) {
    const bytes = bytesOf(2)(raw);
    return new Int16Array(bytes.buffer, bytes.byteOffset, raw.rowCount);
  }
  if (width <= 9) {
    const bytes = bytesOf(4)(raw);
    return new Int32Array(bytes.buffer, bytes.byteOffset, raw.rowCount);
  }
  if (width <= 18) return int64s(bytesOf(8)(raw));
  const halves = int64s(bytesOf(16)(raw));
  return Array.from({ length: raw.rowCount }, (_, row) => {
    const low = BigInt.asUintN(64, halves[row * 2] ?? 0n);
    return ((halves[row * 2 + 1] ?? 0n) << 64n) + low;
  });
}

function decimalTexts(
  { rowCount, validity }: RawVector,
  digits: ArrayLike<number | bigint>,
  scale: number,
): Utf8Column {
  const texts = Array.from({ length: rowCount }, (_, row) =>
    isValid(validity, row) ? decimalText(BigInt(digits[row] ?? 0), scale) : '',
  );
  const offsets = new Int32Array(rowCount + 1);
  for (const [row, text] of texts.entries()) offsets[row + 1] = (offsets[row] ?? 0) + text.length;
  return { bytes: new TextEncoder().encode(texts.join('')), offsets };
}

function decimalText(unscaledValue: bigint, scale: number): string {
  const sign = unscaledValue < 0n ? '-' : '';
  const digits = String(unscaledValue)
    .replace('-', '')
    .padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`;
}
