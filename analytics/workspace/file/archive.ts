import { unzipSync } from 'fflate';
import type { UnzipFileInfo } from 'fflate';
import { PermanenceError } from '../../contract/failure.ts';
import { damaged, notOurs } from './failures.ts';
import { LIMITS } from './limits.ts';
import { storedZip } from './stored-zip.ts';

/** The entries of the zip by name, in order. */
export type Entries = ReadonlyMap<string, Uint8Array>;

export const IDENTITY_ENTRY = 'identity.age';
export const IDENTITY_DIGEST_ENTRY = 'identity.sha256';
export const MANIFEST_ENTRY = 'manifest.json.gz.age';
export const AUDIT_ENTRY = 'audit.jsonl.gz.age';
/** Arrow's IPC *stream* format, which tools tell from its file format by the s. */
export const tableEntry = (table: string): string => `${table}.arrows.gz.age`;

/** Names are flat: nothing that a program unpacking them could take for another folder. */
const ENTRY_NAME = /^[a-z][a-z0-9_]*(\.[a-z0-9]+)*\.(age|sha256)$/;

/** Puts the entries into a zip without compressing them: ciphertext doesn't get smaller. */
export function packArchive(entries: Entries): Uint8Array {
  return storedZip(entries);
}

/**
 * Takes a workspace's zip apart. Entries may have been compressed by whoever zipped them again;
 * everything else that a workspace doesn't need is refused: other names, doubled names, zip64,
 * several volumes, comments, bytes after the end, entries that unpack to more than the file holds.
 * What the entries contain isn't looked at: their encryption proves it.
 */
export function unpackArchive(bytes: Uint8Array, file: string): Entries {
  const ours = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(IDENTITY_ENTRY);
  if (!ours) throw notOurs(file);
  if (!hasPlainEnd(bytes)) throw damaged(file, 'its end is missing or is not as it was written');

  const sizes = new Map<string, number>();
  let total = 0;
  const admit = ({ name, size, originalSize, compression }: UnzipFileInfo): boolean => {
    if (!ENTRY_NAME.test(name)) throw damaged(file, 'it holds an entry that no workspace has');
    if (sizes.has(name)) throw damaged(file, `it holds ${name} twice`);
    if (sizes.size === LIMITS.entries) throw damaged(file, 'it holds too many entries');
    if (compression === 0 && size !== originalSize) {
      throw damaged(file, `the two sizes of ${name} differ`);
    }
    total += originalSize;
    if (!(total <= bytes.length * 2)) throw damaged(file, 'it unpacks to more than it can hold');
    sizes.set(name, originalSize);
    return true;
  };
  const entries = new Map(Object.entries(unzipped(bytes, admit, file)));
  for (const [name, size] of sizes) {
    if (entries.get(name)?.length !== size) throw damaged(file, `part of ${name} is missing`);
  }
  return entries;
}

function unzipped(
  bytes: Uint8Array,
  filter: (entry: UnzipFileInfo) => boolean,
  file: string,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof PermanenceError) throw error;
    throw damaged(file, 'its entries can not be told apart', error);
  }
}

const END_SIZE = 22;
const ZIP64_LOCATOR_SIZE = 20;

/** Whether the zip ends with an ordinary end record: one volume, no comment, no zip64 before it. */
function hasPlainEnd(bytes: Uint8Array): boolean {
  const end = bytes.length - END_SIZE;
  if (end < ZIP64_LOCATOR_SIZE) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const u16 = (at: number): number => view.getUint16(at, true);
  const u32 = (at: number): number => view.getUint32(at, true);
  return (
    u32(end) === 0x06054b50 &&
    u16(end + 4) === 0 &&
    u16(end + 6) === 0 &&
    u16(end + 8) === u16(end + 10) &&
    u32(end + 16) + u32(end + 12) === end &&
    u16(end + 20) === 0 &&
    u32(end - ZIP64_LOCATOR_SIZE) !== 0x07064b50
  );
}
