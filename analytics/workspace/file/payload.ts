import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';
import { decryptAge, encryptAge } from './age/payload.ts';
import { LIMITS } from './limits.ts';

const compressPiece = promisify<Uint8Array, ZlibOptions, Buffer>(gzip);
const decompress = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);
/** What a thread hands back at a time; by default a hundredth of it, and most time goes on handing. */
const CHUNK_BYTES = 1024 * 1024;

/** Compresses and encrypts to a recipient (`age1…`). */
export async function seal(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  return encryptAge(await compress(plain), recipient);
}

/**
 * Decrypts and decompresses. Nothing comes back before the whole stream has proved to be what was
 * sealed. Throws when it is not, and when it is larger than `maxBytes` decompressed.
 */
export async function unseal(
  bytes: Uint8Array,
  secret: string,
  { maxBytes }: { maxBytes: number },
): Promise<Uint8Array> {
  // A header may name any number of recipients, each of which takes a key exchange to try.
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LIMITS.header));
  if (!header.includes('\n--- ')) throw new Error('The age header is missing or too long.');
  return decompress(await decryptAge(bytes, secret), {
    maxOutputLength: Math.max(maxBytes, 1),
    chunkSize: CHUNK_BYTES,
  });
}

const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Gzip in several members, which whoever decompresses reads as one: each is made on a thread of
 * its own.
 */
export async function compress(plain: Uint8Array): Promise<Uint8Array> {
  const pieces = Array.from(
    { length: Math.max(1, Math.ceil(plain.length / PIECE_BYTES)) },
    (_, i) => plain.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES),
  );
  const members = await Promise.all(
    pieces.map((piece) =>
      compressPiece(piece, { level: constants.Z_BEST_SPEED, chunkSize: CHUNK_BYTES }),
    ),
  );
  return Buffer.concat(members);
}
