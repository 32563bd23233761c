import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from '../../../../analytics/workspace/file/payload.ts';

const secret = await generateX25519Identity();
const recipient = await identityToRecipient(secret);
// Random, so that the compressed form spans several of age's 64 KiB chunks.
const plain = new Uint8Array(randomBytes(200_000));
const sealed = await seal(plain, recipient);
const enough = { maxBytes: 1_000_000 };

describe('a payload', () => {
  it('comes back as it went in, empty or long', async () => {
    expect(Buffer.from(plain).equals(await unseal(sealed, secret, enough))).toBe(true);
    const nothing = await seal(new Uint8Array(), recipient);
    expect(await unseal(nothing, secret, { maxBytes: 0 })).toHaveLength(0);
  });

  it('is gzip inside age, readable without the workbench', async () => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(secret);
    expect(gunzipSync(await decrypter.decrypt(sealed)).equals(plain)).toBe(true);
  });

  it('gives nothing when it is cut short, even between chunks', async () => {
    const header = sealed.length - 200_000 - 16 * 4;
    const chunk = 65_536 + 16;
    for (const length of [0, 10, 300, header + chunk, header + 2 * chunk, sealed.length - 1]) {
      await expect(unseal(sealed.subarray(0, length), secret, enough)).rejects.toThrow();
    }
  });

  it('gives nothing when a byte of it is changed', async () => {
    for (const at of [0, 30, 100, 250, 70_000, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed);
      changed[at]! ^= 1;
      await expect(unseal(changed, secret, enough)).rejects.toThrow();
    }
  });

  it('gives nothing to another identity', async () => {
    await expect(unseal(sealed, await generateX25519Identity(), enough)).rejects.toThrow();
  });

  it('is not decompressed beyond what it may hold', async () => {
    const bomb = await seal(new Uint8Array(5_000_000), recipient);
    await expect(unseal(bomb, secret, { maxBytes: 4_999_999 })).rejects.toThrow();
    expect(await unseal(bomb, secret, { maxBytes: 5_000_000 })).toHaveLength(5_000_000);
  });

  it('may have several recipients, but not more than a header has room for', async () => {
    const encrypted = async (recipients: number): Promise<Uint8Array> => {
      const encrypter = new Encrypter();
      for (let i = 0; i < recipients; i++) encrypter.addRecipient(recipient);
      return encrypter.encrypt(gzipSync('hello'));
    };
    expect(await unseal(await encrypted(3), secret, enough)).toEqual(Buffer.from('hello'));
    await expect(unseal(await encrypted(200), secret, enough)).rejects.toThrow(/too long/);
  });
});
