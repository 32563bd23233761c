import { crc32 } from 'node:zlib';

const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_BYTES = 22;
const VERSION = 20;
const UNIX = 3;
/** 1 January 1980, the first day a zip can hold: a clock that has lost its battery may say less. */
const FIRST_DAY = (1 << 5) | 1;

/**
 * A zip (PKWARE's APPNOTE 6.3) of entries as they are, without compression, readable by nobody but
 * their owner. Zip libraries in JavaScript compute checksums of a hundred megabytes in JavaScript.
 * Names are ASCII; a zip of 4 GB and more would need another format, and isn't asked for.
 */
export function storedZip(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, bytes] of entries) {
    const entry = { name: Buffer.from(name, 'ascii'), crc: crc32(bytes), size: bytes.length };
    const header = localHeader(entry);
    parts.push(header, bytes);
    directory.push(centralHeader(entry, offset));
    offset += header.length + bytes.length;
  }
  const size = directory.reduce((total, { length }) => total + length, 0);
  return Buffer.concat([...parts, ...directory, end({ count: entries.size, size, offset })]);
}

type Entry = { readonly name: Buffer; readonly crc: number; readonly size: number };

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, entry);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Entry, offset: number): Buffer {
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt8(VERSION, 4);
  header.writeUInt8(UNIX, 5);
  writeCommon(header, 6, entry);
  header.writeUInt32LE((0o600 << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, entry.name]);
}

/** What both headers of an entry say: version, no flags, stored, date, checksum, sizes. */
function writeCommon(header: Buffer, at: number, { name, crc, size }: Entry): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(FIRST_DAY, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(size, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

function end(directory: { count: number; size: number; offset: number }): Buffer {
  const record = Buffer.alloc(END_BYTES);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(directory.count, 8);
  record.writeUInt16LE(directory.count, 10);
  record.writeUInt32LE(directory.size, 12);
  record.writeUInt32LE(directory.offset, 16);
  return record;
}
