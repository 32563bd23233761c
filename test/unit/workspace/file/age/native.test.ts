import { randomBytes } from 'node:crypto';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { OPENSSL } from '../../../../../analytics/workspace/file/age/openssl.ts';
import {
  decryptWithPassphrase,
  encryptWithPassphrase,
} from '../../../../../analytics/workspace/file/age/passphrase-key.ts';
import { decryptAge, encryptAge } from '../../../../../analytics/workspace/file/age/payload.ts';

const secret = await generateX25519Identity();
const recipient = await identityToRecipient(secret);
const CHUNK = 65_536;

it('is what Node does here, so that the other way is the one to be tried on purpose', () => {
  expect(OPENSSL).toBe(true);
});

describe('payloads by OpenSSL and by the library', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])(
    'are read by each other, %i bytes long',
    async (length) => {
      const plain = new Uint8Array(randomBytes(length));
      for (const [writer, reader] of [
        [true, true],
        [true, false],
        [false, true],
      ] as const) {
        const bytes = await encryptAge(plain, recipient, writer);
        expect(Buffer.from(plain).equals(await decryptAge(bytes, secret, reader))).toBe(true);
      }
    },
  );

  it.each([true, false])(
    'are refused when chunks are dropped, doubled or moved',
    async (native) => {
      const bytes = await encryptAge(new Uint8Array(randomBytes(3 * CHUNK + 9)), recipient);
      const size = CHUNK + 16;
      const start = bytes.length - 3 * size - 25;
      const chunk = (index: number) =>
        bytes.subarray(start + index * size, Math.min(start + (index + 1) * size, bytes.length));
      for (const order of [
        [0, 1, 2],
        [0, 1, 3],
        [0, 2, 1, 3],
        [0, 0, 1, 2, 3],
        [0, 1, 2, 3, 3],
        [3],
        [],
      ]) {
        const changed = Buffer.concat([bytes.subarray(0, start), ...order.map(chunk)]);
        await expect(decryptAge(new Uint8Array(changed), secret, native)).rejects.toThrow();
      }
    },
  );
});

describe('a passphrase by OpenSSL and by the library', () => {
  it('opens what each other wrapped, and another passphrase does not', async () => {
    for (const [writer, reader] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const) {
      const encrypter = new Encrypter();
      encryptWithPassphrase(encrypter, 'correct horse', 3, writer);
      const wrapped = await encrypter.encrypt('a key');
      for (const [passphrase, opens] of [
        ['correct horse', true],
        ['Correct horse', false],
      ] as const) {
        const decrypter = new Decrypter();
        decryptWithPassphrase(decrypter, passphrase, reader);
        const opened = await decrypter.decrypt(wrapped, 'text').catch(() => null);
        expect(opened).toBe(opens ? 'a key' : null);
      }
    }
  });
});
