import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { PermanenceError } from '../../contract/failure.ts';
import { damaged, encrypted, notRead } from '../failures.ts';
import type { OpenFile } from '../file.ts';
import type { DirectoryEntry } from './directory.ts';

const STORED = 0;
const DEFLATED = 8;
/** An entry's own header, without its name and extra fields, in bytes. */
export const LOCAL_HEADER_SIZE = 30;
const PIECE = 1 << 16;

/**
 * Unpacks one entry, in pieces. Its declared size is a promise that is held to: what unpacks to
 * more is given up at once, and what has another length or checksum at the end is refused.
 * `end` is where the next entry starts, so that no two entries share bytes.
 * Throws `file_damaged`, `file_encrypted`, or `file_not_recognised` for other packing methods.
 */
export async function* unpack(
  file: OpenFile,
  entry: DirectoryEntry,
  end: number,
): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) {
    throw encrypted(
      nameOf(file, entry),
      'Make the archive again without a password, or unpack it and load the files inside.',
    );
  }
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    throw notRead(
      nameOf(file, entry),
      `is packed by a method that is not read here (number ${String(entry.method)})`,
      'Make the archive again as an ordinary zip, or unpack it and load the files inside.',
    );
  }
  const start = await contentStart(file, entry, end);
  if (entry.method === STORED && entry.packedSize !== entry.size) throw broken(file, entry);
  const packed = piecesOf(file, start, start + entry.packedSize);
  let size = 0;
  let checksum = 0;
  for await (const piece of entry.method === STORED ? packed : inflated(packed, file, entry)) {
    size += piece.length;
    if (size > entry.size) throw broken(file, entry);
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (size !== entry.size || checksum !== entry.checksum) throw broken(file, entry);
}

const nameOf = (file: OpenFile, entry: DirectoryEntry): string => `${file.name}/${entry.name}`;

const broken = (file: OpenFile, entry: DirectoryEntry, cause?: unknown): PermanenceError =>
  damaged(nameOf(file, entry), 'it does not unpack to what the archive says it holds', cause);

/** Where an entry's content starts: after its own header, which has to agree with the directory. */
async function contentStart(file: OpenFile, entry: DirectoryEntry, end: number): Promise<number> {
  if (entry.start + LOCAL_HEADER_SIZE > end) throw broken(file, entry);
  const header = await file.read(entry.start, entry.start + LOCAL_HEADER_SIZE);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const start =
    entry.start + LOCAL_HEADER_SIZE + view.getUint16(26, true) + view.getUint16(28, true);
  const agrees =
    view.getUint32(0, true) === 0x04034b50 &&
    view.getUint16(8, true) === entry.method &&
    start + entry.packedSize <= end;
  if (!agrees) throw broken(file, entry);
  return start;
}

async function* piecesOf(file: OpenFile, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += PIECE) yield await file.read(at, Math.min(at + PIECE, end));
}

async function* inflated(
  packed: AsyncGenerator<Uint8Array>,
  file: OpenFile,
  entry: DirectoryEntry,
): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  // What goes wrong on the way also ends the loop below, which tells the caller.
  pipeline(packed, inflate, () => undefined);
  try {
    for await (const piece of inflate) if (Buffer.isBuffer(piece)) yield piece;
  } catch (error) {
    throw error instanceof PermanenceError ? error : broken(file, entry, error);
  }
}
