import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { LIMITS } from './limits.ts';

const compress = promisify(gzip);
const decompress = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/** Compresses and encrypts to a recipient (`age1…`). */
export async function seal(plain: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(await compress(plain, { level: constants.Z_BEST_SPEED }));
}

/**
 * Decrypts and decompresses. Nothing comes back before the whole stream has proved to be what was
 * sealed. Throws when it is not, and when it is larger than `maxBytes` decompressed.
 */
export async function unseal(
  sealed: Uint8Array,
  secret: string,
  { maxBytes }: { maxBytes: number },
): Promise<Uint8Array> {
  // A header may name any number of recipients, each of which takes a key exchange to try.
  const header = Buffer.from(
    sealed.buffer,
    sealed.byteOffset,
    Math.min(sealed.length, LIMITS.header),
  );
  if (!header.includes('\n--- ')) throw new Error('The age header is missing or too long.');
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  return decompress(await decrypter.decrypt(sealed), { maxOutputLength: Math.max(maxBytes, 1) });
}
