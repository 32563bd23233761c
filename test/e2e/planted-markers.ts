import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** How deep a compressed thing within a compressed thing is looked into. */
const DEPTH = 3;

/** The ways in which a text may stand in a file as it is. */
function formsOf(marker: string): Buffer[] {
  const utf8 = Buffer.from(marker);
  const utf16 = Buffer.from(marker, 'utf16le');
  return [
    utf8,
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(utf8.toString('hex')),
    ...[0, 1, 2].map((shift) => base64Middle(utf8, shift)),
  ];
}

/** What base64 makes of bytes in the middle of others, whatever stands before and after them. */
function base64Middle(bytes: Buffer, shift: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return Buffer.from(text.slice(shift === 0 ? 0 : 4, Math.floor((bytes.length + shift) / 3) * 4));
}

/** The markers that stand in bytes: as they are, or within what is compressed there, if only in part. */
export function markersIn(bytes: Buffer, markers: readonly string[], depth = DEPTH): string[] {
  const found = markers.filter((marker) => formsOf(marker).some((form) => bytes.includes(form)));
  if (depth === 0) return found;
  const inside = compressedParts(bytes).flatMap((part) => markersIn(part, markers, depth - 1));
  return [...new Set([...found, ...inside])];
}

/** The files below a folder that hold a marker, and which. */
export async function filesHolding(folder: string, markers: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found: string[] = [];
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    // A browser's own files come and go while it runs.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const held = markersIn(bytes, markers);
    const named = markers.filter((marker) => path.includes(marker));
    if (held.length + named.length > 0) {
      found.push(`${relative(folder, path)}: ${[...held, ...named].join(', ')}`);
    }
  }
  return found.sort();
}

/** What may be compressed within bytes, decompressed as far as it goes: gzip, zlib and zip entries. */
function compressedParts(bytes: Buffer): Buffer[] {
  return [
    ...placesOf(bytes, Buffer.from([0x1f, 0x8b, 0x08])).map((at) => inflated('gzip', bytes, at)),
    ...[0x01, 0x5e, 0x9c, 0xda].flatMap((level) =>
      placesOf(bytes, Buffer.from([0x78, level])).map((at) => inflated('zlib', bytes, at)),
    ),
    ...placesOf(bytes, Buffer.from('PK\u0003\u0004')).map((at) => {
      const isDeflated = at + 30 <= bytes.length && bytes.readUInt16LE(at + 8) === 8;
      if (!isDeflated) return null;
      const data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
      return inflated('raw', bytes, data);
    }),
  ].filter((part): part is Buffer => part !== null && part.length > 0);
}

function placesOf(bytes: Buffer, start: Buffer): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) places.push(at);
  return places;
}

const INFLATE = { gzip: gunzipSync, zlib: inflateSync, raw: inflateRawSync };

function inflated(kind: keyof typeof INFLATE, bytes: Buffer, at: number): Buffer | null {
  // A stream that is cut off, or followed by something else, is read as far as it goes.
  const asFarAsItGoes = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 ** 2 };
  try {
    return INFLATE[kind](bytes.subarray(at), asFarAsItGoes);
  } catch {
    return null;
  }
}
