import { hkdfSync } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { OPENSSL, TAG_BYTES, opened, sealed } from './openssl.ts';

/**
 * Encrypts to a recipient (`age1…`). The library writes the header; the payload after it is age's
 * STREAM (C2SP age specification, “Payload”), done by OpenSSL where it can be.
 */
export async function encryptAge(
  plain: Uint8Array,
  recipient: string,
  native = OPENSSL,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  if (!native) return encrypter.encrypt(plain);
  let fileKey = new Uint8Array();
  // Adds nothing to the header and learns the key that it holds.
  encrypter.addRecipient({
    wrapFileKey: (key) => {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array());
  const start = empty.subarray(0, empty.length - TAG_BYTES);
  const key = payloadKey(fileKey, start.subarray(-NONCE_BYTES));
  const pieces = chunksOf(plain, CHUNK_BYTES).flatMap((chunk, index, { length }) =>
    sealed(key, chunkNonce(index, index === length - 1), chunk),
  );
  return Buffer.concat([start, ...pieces]);
}

/** Decrypts; throws unless the whole of it is as it was encrypted, to this secret. */
export async function decryptAge(
  bytes: Uint8Array,
  secret: string,
  native = OPENSSL,
): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  if (!native) return decrypter.decrypt(bytes);
  const header = bytes.subarray(0, headerLength(bytes));
  const fileKey = await decrypter.decryptHeader(header);
  const rest = bytes.subarray(header.length);
  if (rest.length < NONCE_BYTES + TAG_BYTES) throw new Error('The payload is missing.');
  const key = payloadKey(fileKey, rest.subarray(0, NONCE_BYTES));
  const pieces = chunksOf(rest.subarray(NONCE_BYTES), CHUNK_BYTES + TAG_BYTES).map(
    (chunk, index, { length }) => opened(key, chunkNonce(index, index === length - 1), chunk),
  );
  if (pieces.length > 1 && pieces.at(-1)?.length === 0) throw new Error('The last chunk is empty.');
  return Buffer.concat(pieces);
}

const CHUNK_BYTES = 64 * 1024;
const NONCE_BYTES = 16;

function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** An 11-byte counter and whether the chunk is the last: none can be moved, dropped or added. */
function chunkNonce(index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

function chunksOf(bytes: Uint8Array, size: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / size));
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

/** The header ends with the line of its MAC. */
function headerLength(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const mac = text.indexOf('\n--- ');
  const end = mac < 0 ? -1 : text.indexOf('\n', mac + 1);
  if (end < 0) throw new Error('The age header is missing.');
  return end + 1;
}
