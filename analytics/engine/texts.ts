import { STRING_BYTES, isValid, stringWords, utf8Column } from './vectors.ts';
import type { RawVector } from './vectors.ts';

/** The texts of a column. */
export function textsOf(raw: RawVector): (string | null)[] {
  return codesOf(raw) ?? anyTexts(raw);
}

/** A text of so many bytes is told from all others by the second word DuckDB keeps of it. */
const CODE_BYTES = 4;
const WORDS = STRING_BYTES / 4;
const MOST_CODES = 4096;
const codes = new Map<number, string>();

/**
 * The texts of a column of codes: the same few again and again, which need not be made anew. Null
 * where one is longer.
 */
function codesOf(raw: RawVector): (string | null)[] | null {
  const words = stringWords(raw);
  const texts = new Array<string | null>(raw.rowCount).fill(null);
  for (let row = 0; row < raw.rowCount; row += 1) {
    if (!isValid(raw.validity, row)) continue;
    const length = words[row * WORDS] ?? 0;
    if (length > CODE_BYTES) return null;
    texts[row] = codeOf(words[row * WORDS + 1] ?? 0, length);
  }
  return texts;
}

function codeOf(word: number, length: number): string {
  const key = word * (CODE_BYTES + 1) + length;
  const known = codes.get(key);
  if (known !== undefined) return known;
  const bytes = new Uint8Array(CODE_BYTES);
  new DataView(bytes.buffer).setUint32(0, word, true);
  const code = Buffer.from(bytes).toString('utf8', 0, length);
  if (codes.size >= MOST_CODES) codes.clear();
  codes.set(key, code);
  return code;
}

function anyTexts(raw: RawVector): (string | null)[] {
  const { bytes, offsets } = utf8Column(raw);
  const cut = textCutter(bytes);
  return Array.from({ length: raw.rowCount }, (_, row) =>
    isValid(raw.validity, row) ? cut(offsets[row] ?? 0, offsets[row + 1] ?? 0) : null,
  );
}

/**
 * Cuts texts out of UTF-8 by bytes. Where every byte is a character, which shows in the length,
 * decoding once and cutting the string is several times as fast.
 */
export function textCutter(bytes: Uint8Array): (start: number, end: number) => string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  if (text.length === bytes.length) return (start, end) => text.slice(start, end);
  return (start, end) => buffer.toString('utf8', start, end);
}
