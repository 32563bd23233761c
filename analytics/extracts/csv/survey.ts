import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { PermanenceError } from '../../contract/failure.ts';
import { cancelled } from '../../engine/failures.ts';
import type { IncomingFile, ReadOptions } from '../incoming.ts';
import { MAX_FILE_BYTES, readPieces } from '../incoming.ts';
import type { Encoding } from './encoding.ts';
import { declaredEncoding, decodeHead, knownBinary, looksBinary } from './encoding.ts';

/** What one pass over a text file's bytes tells before any of it is understood. */
export type Survey = {
  readonly sha256: string;
  readonly encoding: Encoding;
  /** The text of its first lines. */
  readonly head: string;
};

const HEAD_BYTES = 1 << 18;
/**
 * Reads a file once: its SHA-256, its encoding, whether it is text at all. Throws
 * `file_unreadable`, `file_too_large`, `file_empty` or `file_binary`.
 */
export async function surveyFile(
  file: IncomingFile,
  { signal, onProgress }: ReadOptions = {},
): Promise<Survey> {
  if (file.size > MAX_FILE_BYTES) throw tooLarge(file);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let declared: Encoding | null = null;
  let bytes = 0;
  let utf8 = true;
  let unfinished: Uint8Array = new Uint8Array();
  for await (const piece of readPieces(file)) {
    if (signal?.aborted) throw cancelled();
    if (head.length < HEAD_BYTES) {
      head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
    }
    if (bytes < 4) declared = declaredEncoding(head);
    const wide = declared === 'utf-16le' || declared === 'utf-16be';
    bytes += piece.length;
    if (bytes > MAX_FILE_BYTES) throw tooLarge(file);
    hash.update(piece);
    if (!wide && piece.includes(0)) throw binary(file, knownBinary(head));
    if (utf8) {
      const text = unfinished.length === 0 ? piece : Buffer.concat([unfinished, piece]);
      const end = lastSignEnd(text);
      utf8 = !wide && isUtf8(text.subarray(0, end));
      unfinished = Uint8Array.from(text.subarray(end));
    }
    onProgress?.(Math.min(bytes / file.size, 1));
  }
  utf8 &&= unfinished.length === 0;
  const known = knownBinary(head);
  if (known) throw binary(file, known);
  const encoding = utf8 ? 'utf-8' : declared && declared !== 'utf-8' ? declared : 'windows-1252';
  if (encoding === 'windows-1252' && looksBinary(head)) throw binary(file, null);
  const text = decodeHead(head, encoding, bytes > head.length);
  if (bytes <= head.length && text.trim() === '') throw empty(file);
  return { sha256: hash.digest('hex'), encoding, head: text };
}

/** How far text goes in whole signs: a piece of a file may end within one of up to four bytes. */
function lastSignEnd(text: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, text.length); back += 1) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? text.length - back : text.length;
    }
  }
  return text.length;
}

function tooLarge(file: IncomingFile): PermanenceError {
  return new PermanenceError({
    code: 'file_too_large',
    message: `${file.name} is larger than 2 GB.`,
    action: 'Split it, for example by year, and load the parts.',
    place: { file: file.name },
  });
}

function binary(file: IncomingFile, what: string | null): PermanenceError {
  return new PermanenceError({
    code: 'file_binary',
    message: `${file.name} is not a CSV file: it is ${what ?? 'no text'}.`,
    action: 'Open it in the program it came from, save it as “CSV UTF-8”, and load that.',
    place: { file: file.name },
  });
}

function empty(file: IncomingFile): PermanenceError {
  return new PermanenceError({
    code: 'file_empty',
    message: `${file.name} is empty.`,
    action: 'Export it again from where it came from, and load that.',
    place: { file: file.name },
  });
}
