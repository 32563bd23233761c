import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';
import { decryptAge, encryptAge } from './age/payload.ts';
import { LIMITS } from './limits.ts';

const gzipped = promisify<Uint8Array, ZlibOptions, Buffer>(gzip);
const gunzipped = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);
/** What a thread hands back at a time; by default a hundredth of it, and most time goes on handing. */
const CHUNK_BYTES = 1024 * 1024;

/** Compresses and encrypts to a recipient (`age1…`). */
export async function seal(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  return encryptAge(await compress(plain), recipient);
}

/** The most that may come out, and what should, where that is known. */
type Sizes = { readonly maxBytes: number; readonly expectedBytes?: number };

/**
 * Decrypts and decompresses. Nothing comes back before the whole stream has proved to be what was
 * sealed. Throws when it is not, and when it is larger than `maxBytes` decompressed.
 */
export async function unseal(bytes: Uint8Array, secret: string, sizes: Sizes): Promise<Uint8Array> {
  // A header may name any number of recipients, each of which takes a key exchange to try.
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LIMITS.header));
  if (!header.includes('\n--- ')) throw new Error('The age header is missing or too long.');
  return decompress(await decryptAge(bytes, secret), sizes);
}

/** Decompresses gzip, of the expected size into its place at once. */
export function decompress(
  bytes: Uint8Array,
  { maxBytes, expectedBytes = 0 }: Sizes,
): Promise<Uint8Array> {
  const possible = Math.min(expectedBytes, maxBytes, bytes.length * MOST_DEFLATED);
  return gunzipped(bytes, {
    maxOutputLength: Math.max(maxBytes, 1),
    // With no byte to spare it would be taken for full, and room be made for as much again.
    chunkSize: Math.max(possible + 1, CHUNK_BYTES),
  });
}

/** What deflate makes of each byte at the most. */
const MOST_DEFLATED = 1032;
const PIECE_BYTES = 4 * 1024 * 1024;
const SAMPLE_BYTES = 64 * 1024;

/**
 * Gzip in several members, which whoever decompresses reads as one: each is made on a thread of
 * its own.
 */
export async function compress(plain: Uint8Array): Promise<Uint8Array> {
  const pieces = Array.from(
    { length: Math.max(1, Math.ceil(plain.length / PIECE_BYTES)) },
    (_, i) => plain.subarray(i * PIECE_BYTES, (i + 1) * PIECE_BYTES),
  );
  return Buffer.concat(await Promise.all(pieces.map(compressPiece)));
}

/**
 * Pseudonyms of children are most of a workspace and repeat nothing: looking for repetitions would
 * take four times as long for nothing, so a sample says whether to.
 */
async function compressPiece(piece: Uint8Array): Promise<Buffer> {
  const middle = Math.max(0, (piece.length - SAMPLE_BYTES) >> 1);
  const sample = piece.subarray(middle, middle + SAMPLE_BYTES);
  const [searched, counted] = await Promise.all([
    gzipped(sample, SEARCHED),
    gzipped(sample, COUNTED),
  ]);
  const repeats = searched.length < counted.length * WORTH_SEARCHING;
  return gzipped(piece, repeats ? SEARCHED : COUNTED);
}

const WORTH_SEARCHING = 0.9;
/** Repetitions are looked for, if not far. */
const SEARCHED = { level: constants.Z_BEST_SPEED, chunkSize: CHUNK_BYTES };
/** Only runs of one byte are, and how often each byte comes. */
const COUNTED = { strategy: constants.Z_RLE, chunkSize: CHUNK_BYTES };
