import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { compress, seal, unseal } from '../../../../analytics/workspace/file/payload.ts';

const secret = await generateX25519Identity();
const recipient = await identityToRecipient(secret);
// Random, so that the compressed form spans several of age's 64 KiB chunks.
const plain = new Uint8Array(randomBytes(200_000));
const sealed = await seal(plain, recipient);
const enough = { maxBytes: 1_000_000 };

/** Rows that come again and again, and digests that never do. */
const repeating = Buffer.from('E09000008,female,placement order\n'.repeat(200_000));
const digests = Buffer.from(randomBytes(3_000_000).toString('hex'));

describe('what is compressed', () => {
  it('is one gzip file, of whatever kinds of data it is made', async () => {
    for (const bytes of [
      Buffer.from(''),
      repeating,
      digests,
      Buffer.concat([repeating, digests]),
    ]) {
      expect(gunzipSync(await compress(bytes)).equals(bytes)).toBe(true);
    }
  });

  it('takes little room where it repeats, and half of it where it is digests', async () => {
    expect((await compress(repeating)).length).toBeLessThan(repeating.length / 50);
    const share = (await compress(digests)).length / digests.length;
    expect(share).toBeLessThan(0.52);
  });
});

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

  it('comes back whole whatever length was expected of it', async () => {
    for (const expectedBytes of [0, 1, 199_999, 200_000, 200_001, 1_000_000]) {
      const opened = await unseal(sealed, secret, { ...enough, expectedBytes });
      expect(Buffer.from(plain).equals(opened)).toBe(true);
    }
    const long = await seal(repeating, recipient);
    const expected = { maxBytes: repeating.length, expectedBytes: repeating.length };
    expect(repeating.equals(await unseal(long, secret, expected))).toBe(true);
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
