import { randomBytes, scrypt } from 'node:crypto';
import { Stanza } from 'age-encryption';
import type { Decrypter, Encrypter } from 'age-encryption';
import { OPENSSL, opened, sealed } from './openssl.ts';

/** Encrypts with a passphrase, through scrypt with N = 2^workFactor. */
export function encryptWithPassphrase(
  encrypter: Encrypter,
  passphrase: string,
  workFactor: number,
  native = OPENSSL,
): void {
  if (!native) {
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(workFactor);
    return;
  }
  encrypter.addRecipient({
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(SALT_BYTES);
      const key = await derive(passphrase, salt, workFactor);
      const body = Buffer.concat(sealed(key, NO_NONCE, fileKey));
      const args = ['scrypt', salt.toString('base64').replace(/=+$/, ''), String(workFactor)];
      return [new Stanza(args, new Uint8Array(body))];
    },
  });
}

/** Tries a passphrase on files that are encrypted with one. */
export function decryptWithPassphrase(
  decrypter: Decrypter,
  passphrase: string,
  native = OPENSSL,
): void {
  if (!native) {
    decrypter.addPassphrase(passphrase);
    return;
  }
  decrypter.addIdentity({
    unwrapFileKey: async ([stanza]) => {
      const [type, written = '', workFactor] = stanza?.args ?? [];
      const salt = Buffer.from(written, 'base64');
      if (!stanza || type !== 'scrypt' || salt.length !== SALT_BYTES) {
        throw new Error('The file is not encrypted with a passphrase.');
      }
      const key = await derive(passphrase, salt, Number(workFactor));
      try {
        return opened(key, NO_NONCE, stanza.body);
      } catch {
        return null;
      }
    },
  });
}

const SALT_BYTES = 16;
/** A key that is used once needs none. */
const NO_NONCE = new Uint8Array(12);
const LABEL = Buffer.from('age-encryption.org/v1/scrypt');
const BLOCK_SIZE = 8;

/** On a thread of its own: for the second that it takes, everything else goes on. */
function derive(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Buffer> {
  const N = 2 ** workFactor;
  // What scrypt needs for its blocks, and some room.
  const maxmem = 128 * BLOCK_SIZE * (N + 64);
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, key: Buffer) => (error ? reject(error) : resolve(key));
    scrypt(passphrase, Buffer.concat([LABEL, salt]), 32, { N, r: BLOCK_SIZE, p: 1, maxmem }, done);
  });
}
