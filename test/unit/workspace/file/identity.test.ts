import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../analytics/workspace/file/digest.ts';
import {
  createIdentity,
  identityEntries,
  unlockIdentity,
} from '../../../../analytics/workspace/file/identity.ts';

const PASSPHRASE = 'correct horse battery staple';
const identity = await createIdentity(PASSPHRASE, 3);
const unlock = (
  entries: [string, Uint8Array][],
  passphrase = PASSPHRASE,
  maxWorkFactor = 3,
): Promise<unknown> =>
  unlockIdentity(new Map(entries), passphrase, { maxWorkFactor, file: 'a.permanence' });

/** Entries that fit together, around what somebody else wrapped. */
const around = (wrapped: Uint8Array): [string, Uint8Array][] =>
  identityEntries({ ...identity, wrapped });

async function wrap(text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(2);
  return encrypter.encrypt(text);
}

const code = (code: string): object => ({ failure: { code } });

describe('the wrapped identity', () => {
  it('is unlocked by its passphrase', async () => {
    expect(await unlock(identityEntries(identity))).toEqual(identity);
  });

  it('is a file that age reads as identities, with the public key in a comment', async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    const text = await decrypter.decrypt(identity.wrapped, 'text');
    expect(text).toMatch(/^# public key: age1[a-z0-9]{58}\nAGE-SECRET-KEY-1[A-Z0-9]{58}\n$/);
    expect(text).toContain(identity.recipient);
  });

  it('is a different one every time', async () => {
    expect((await createIdentity(PASSPHRASE, 3)).secret).not.toBe(identity.secret);
  });

  it('has its digest beside it as sha256sum writes it', () => {
    const [, [, digest]] = identityEntries(identity) as [unknown, [string, Uint8Array]];
    expect(new TextDecoder().decode(digest)).toBe(`${sha256(identity.wrapped)}  identity.age\n`);
  });

  it('stays locked for another passphrase', async () => {
    for (const wrong of ['', 'Correct horse battery staple', `${PASSPHRASE} `]) {
      await expect(unlock(identityEntries(identity), wrong)).rejects.toMatchObject(
        code('passphrase_wrong'),
      );
    }
  });

  it('is called damaged, whatever the passphrase, when it is not what its digest says', async () => {
    const changed = Uint8Array.from(identity.wrapped);
    changed[changed.length - 1]! ^= 1;
    const [, digest] = identityEntries(identity);
    for (const passphrase of [PASSPHRASE, 'wrong']) {
      await expect(unlock([['identity.age', changed], digest!], passphrase)).rejects.toMatchObject(
        code('workspace_damaged'),
      );
    }
  });

  it('is refused before anything is derived when it asks for more work than we put into it', async () => {
    // With the wrong passphrase, deriving would end in another refusal; with the right one, open.
    for (const passphrase of [PASSPHRASE, 'wrong']) {
      await expect(unlock(identityEntries(identity), passphrase, 2)).rejects.toMatchObject({
        failure: { code: 'workspace_damaged', message: expect.stringContaining('2^2') },
      });
    }
  });

  it.each(['019', '1e1', '-1', '99999999', '0x2', ''])(
    'is refused when its work factor is written %j',
    async (workFactor) => {
      const text = new TextDecoder('latin1').decode(identity.wrapped);
      const changed = Buffer.from(
        text.replace(/^(-> scrypt \S+) 3$/m, `$1 ${workFactor}`),
        'latin1',
      );
      expect(changed.equals(identity.wrapped)).toBe(false);
      await expect(unlock(around(changed), PASSPHRASE, 18)).rejects.toMatchObject(
        code('workspace_damaged'),
      );
    },
  );

  it('is refused when it is wrapped in another way than by a passphrase', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(identity.recipient);
    await expect(unlock(around(await encrypter.encrypt(identity.secret)))).rejects.toMatchObject({
      failure: { message: expect.stringContaining('not protected by a passphrase') },
    });
  });

  it('opens when somebody wrapped it again with age, comments and all', async () => {
    const again = await wrap(`# created: 2026-01-01\r\n\r\n${identity.secret}\r\n`);
    expect(await unlock(around(again))).toMatchObject({ secret: identity.secret });
  });

  it.each(['', 'not a key', `${identity.secret}\n${identity.secret}`, 'AGE-SECRET-KEY-1QQQ'])(
    'is refused when it holds %j instead of one key',
    async (text) => {
      await expect(unlock(around(await wrap(text)))).rejects.toMatchObject(
        code('workspace_damaged'),
      );
    },
  );

  it('is refused when it or its digest is missing or enormous', async () => {
    const [key, digest] = identityEntries(identity) as [[string, Uint8Array], [string, Uint8Array]];
    const padded = new Uint8Array(9000);
    for (const entries of [[key], [digest], around(padded), [key, ['identity.sha256', padded]]]) {
      await expect(unlock(entries as [string, Uint8Array][])).rejects.toMatchObject(
        code('workspace_damaged'),
      );
    }
  });
});
