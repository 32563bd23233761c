import { constants, crc32, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A zip of text files by their paths. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

/** The zip with another name, as long, wherever a name stands. */
export function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  const changed = Buffer.from(zip);
  for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from)) {
    changed.write(to, at, 'latin1');
  }
  return changed;
}

/** Where the directory speaks of an entry. */
export const headerOf = (zip: Uint8Array, name: string): number =>
  Buffer.from(zip).lastIndexOf(name) - 46;

/** The zip with a number of one entry's header in the directory changed. */
export function withHeader(
  zip: Uint8Array,
  name: string,
  field: number,
  change: (before: number) => number,
  size: 2 | 4 = 4,
): Uint8Array {
  const copy = Uint8Array.from(zip);
  const view = new DataView(copy.buffer);
  const at = headerOf(zip, name) + field;
  if (size === 2) view.setUint16(at, change(view.getUint16(at, true)), true);
  else view.setUint32(at, change(view.getUint32(at, true)), true);
  return copy;
}

/** The same zip with its sizes and places in zip64's fields, as cloud drives write every zip. */
export function asZip64(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  const start = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  const directory: Buffer[] = [];
  let at = start;
  for (let entry = 0; entry < count; entry += 1) {
    const nameLength = view.getUint16(at + 28, true);
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    extra.writeBigUInt64LE(BigInt(view.getUint32(at + 24, true)), 4);
    extra.writeBigUInt64LE(BigInt(view.getUint32(at + 20, true)), 12);
    extra.writeBigUInt64LE(BigInt(view.getUint32(at + 42, true)), 20);
    const header = Buffer.from(zip.subarray(at, at + 46 + nameLength));
    for (const field of [20, 24, 42]) header.writeUInt32LE(0xffffffff, field);
    const oldExtra = header.readUInt16LE(30) + header.readUInt16LE(32);
    header.writeUInt16LE(28, 30);
    header.writeUInt16LE(0, 32);
    directory.push(header, extra);
    at += 46 + nameLength + oldExtra;
  }
  const listed = Buffer.concat(directory);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(listed.length), 40);
  end64.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + listed.length), 8);
  locator.writeUInt32LE(1, 16);
  const plainEnd = Buffer.from(zip.subarray(end));
  plainEnd.fill(0xff, 8, 20);
  return Buffer.concat([zip.subarray(0, start), listed, end64, locator, plainEnd]);
}

/** An entry that is packed already. */
type Packed = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly checksum: number;
};

/** The zip with one more entry at its end. */
export function withEntry(zip: Uint8Array, { name, bytes, size, checksum }: Packed): Uint8Array {
  const end = Buffer.from(zip.subarray(zip.length - 22));
  const start = end.readUInt32LE(16);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(checksum, 10);
  common.writeUInt32LE(bytes.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), bytes]);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(start, 10);
  const listed = [Buffer.from('PK\u0001\u0002'), Buffer.alloc(2), common, place, Buffer.from(name)];
  const directory = Buffer.concat([zip.subarray(start, zip.length - 22), ...listed]);
  end.writeUInt16LE(end.readUInt16LE(8) + 1, 8);
  end.writeUInt16LE(end.readUInt16LE(10) + 1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start + local.length, 16);
  return Buffer.concat([zip.subarray(0, start), local, directory, end]);
}

/**
 * What deflating `head`, then `block` so many times, then `tail` comes to, without doing it: a
 * block that starts afresh can be repeated as it is packed.
 */
export function packedRepeats(
  name: string,
  [head, block, tail]: readonly [string, string, string],
  times: number,
): Packed {
  const afresh = (text: string): Buffer =>
    deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const packed = afresh(block);
  let checksum = crc32(head);
  for (let at = 0; at < times; at += 1) checksum = crc32(block, checksum);
  return {
    name,
    bytes: Buffer.concat([
      afresh(head),
      ...new Array<Buffer>(times).fill(packed),
      deflateRawSync(tail),
    ]),
    size: head.length + block.length * times + tail.length,
    checksum: crc32(tail, checksum),
  };
}
