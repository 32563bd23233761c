import type { OpenFile } from '../file.ts';
import { damaged, notRead, tooLarge } from '../failures.ts';
import { decodeEntryName } from './entry-name.ts';

/** What the zip's directory says of an entry; sizes and places in bytes. */
export type DirectoryEntry = {
  readonly name: string;
  readonly encrypted: boolean;
  readonly isLink: boolean;
  /** How it is packed: 0 not at all, 8 deflated, or another method. */
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header starts. */
  readonly start: number;
};

/** All that the directory lists; `start` is where it begins, which is where the entries end. */
export type Directory = { readonly entries: readonly DirectoryEntry[]; readonly start: number };

/** Where the directory stands in the file, and how many entries it lists. */
type Extent = { readonly start: number; readonly end: number; readonly entries: number };

const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const END64_SIZE = 56;
const HEADER_SIZE = 46;
/** The longest comment that may follow the end record. */
const MAX_COMMENT = 0xffff;
/** A directory of five thousand long names fits many times over. */
const MAX_DIRECTORY = 64 * 1024 ** 2;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Reads the directory at the end of a zip, zip64 too (PKWARE's APPNOTE 4.3). Nothing is unpacked.
 * Throws `file_damaged` when it isn't there or contradicts itself, `file_too_large` when it lists
 * more than `maxEntries`.
 */
export async function readDirectory(file: OpenFile, maxEntries: number): Promise<Directory> {
  const extent = await findDirectory(file);
  if (extent.entries > maxEntries) {
    throw tooLarge(
      file.name,
      `holds ${String(extent.entries)} files, and at most ${String(maxEntries)} are read from one archive`,
      'Split it into several archives, or unpack it and load only the files that are needed.',
    );
  }
  if (extent.end - extent.start > MAX_DIRECTORY) throw contradicts(file);
  const bytes = await file.read(extent.start, extent.end);
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (entries.length < extent.entries) {
    if (at + HEADER_SIZE > bytes.length) throw contradicts(file);
    const length = headerLength(bytes, at);
    if (length === null || at + length > bytes.length) throw contradicts(file);
    entries.push(readEntry(bytes.subarray(at, at + length), file));
    at += length;
  }
  if (at !== bytes.length) throw contradicts(file);
  return { entries, start: extent.start };
}

const contradicts = (file: OpenFile): Error =>
  damaged(file.name, 'its list of files contradicts itself');

async function findDirectory(file: OpenFile): Promise<Extent> {
  const from = Math.max(0, file.size - END_SIZE - MAX_COMMENT);
  const tail = await file.read(from, file.size);
  const view = viewOf(tail);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    const isEnd =
      view.getUint32(at, true) === 0x06054b50 &&
      at + END_SIZE + view.getUint16(at + 20, true) === tail.length;
    if (isEnd) return readEnd(file, tail.subarray(at, at + END_SIZE), from + at);
  }
  throw damaged(file.name, 'the list of files at its end is missing, so it was probably cut short');
}

async function readEnd(file: OpenFile, end: Uint8Array, at: number): Promise<Extent> {
  const view = viewOf(end);
  const disks = [view.getUint16(4, true), view.getUint16(6, true)];
  const counts = [view.getUint16(8, true), view.getUint16(10, true)];
  const size = view.getUint32(12, true);
  const start = view.getUint32(16, true);
  if ([...disks, ...counts].includes(0xffff) || size === 0xffffffff || start === 0xffffffff) {
    return readEnd64(file, at);
  }
  if (disks[0] !== 0 || disks[1] !== 0) throw severalVolumes(file);
  if (counts[0] !== counts[1] || start + size !== at) throw contradicts(file);
  return { start, end: at, entries: counts[0] ?? 0 };
}

async function readEnd64(file: OpenFile, end: number): Promise<Extent> {
  if (end < LOCATOR_SIZE + END64_SIZE) throw contradicts(file);
  const locator = viewOf(await file.read(end - LOCATOR_SIZE, end));
  if (locator.getUint32(0, true) !== 0x07064b50) throw contradicts(file);
  if (locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) !== 1) {
    throw severalVolumes(file);
  }
  const at = Number(locator.getBigUint64(8, true));
  if (at + END64_SIZE > end - LOCATOR_SIZE) throw contradicts(file);
  const view = viewOf(await file.read(at, at + END64_SIZE));
  const start = Number(view.getBigUint64(48, true));
  const size = Number(view.getBigUint64(40, true));
  const entries = Number(view.getBigUint64(32, true));
  const whole =
    view.getUint32(0, true) === 0x06064b50 &&
    view.getUint32(16, true) === 0 &&
    view.getUint32(20, true) === 0 &&
    Number(view.getBigUint64(24, true)) === entries &&
    start + size === at;
  if (!whole) throw contradicts(file);
  return { start, end: at, entries };
}

const severalVolumes = (file: OpenFile): Error =>
  notRead(
    file.name,
    'is one part of an archive that was split over several files',
    'Put the parts together again into one zip, or unpack it and load the files inside.',
  );

/** How long an entry's header is with its name, extra fields and comment; null when it is none. */
function headerLength(bytes: Uint8Array, at: number): number | null {
  const view = viewOf(bytes);
  if (view.getUint32(at, true) !== 0x02014b50) return null;
  const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
  return lengths.reduce((sum, length) => sum + length, HEADER_SIZE);
}

const UNIX = 3;
const FILE_KIND = 0xf000;
const SYMBOLIC_LINK = 0xa000;

function readEntry(header: Uint8Array, file: OpenFile): DirectoryEntry {
  const view = viewOf(header);
  const flags = view.getUint16(8, true);
  const nameEnd = HEADER_SIZE + view.getUint16(28, true);
  const extra = header.subarray(nameEnd, nameEnd + view.getUint16(30, true));
  const method = view.getUint16(10, true);
  const unixMode = view.getUint16(40, true);
  const sizes = sizesOf(view, extra, file);
  return {
    name: decodeEntryName(header.subarray(HEADER_SIZE, nameEnd)),
    encrypted: (flags & 1) !== 0 || method === 99,
    isLink: view.getUint8(5) === UNIX && (unixMode & FILE_KIND) === SYMBOLIC_LINK,
    method,
    checksum: view.getUint32(16, true),
    ...sizes,
  };
}

/** The three numbers that zip64 moves into an extra field, in this order, when they don't fit. */
function sizesOf(
  view: DataView,
  extra: Uint8Array,
  file: OpenFile,
): Pick<DirectoryEntry, 'size' | 'packedSize' | 'start'> {
  const long = zip64Field(extra);
  let at = 0;
  const number = (short: number): number => {
    if (short !== 0xffffffff) return short;
    if (!long || at + 8 > long.length) throw contradicts(file);
    const value = Number(viewOf(long).getBigUint64(at, true));
    at += 8;
    return value;
  };
  const size = number(view.getUint32(24, true));
  const packedSize = number(view.getUint32(20, true));
  const start = number(view.getUint32(42, true));
  return { size, packedSize, start };
}

function zip64Field(extra: Uint8Array): Uint8Array | null {
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.length) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return null;
}
