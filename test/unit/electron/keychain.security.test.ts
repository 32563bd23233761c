import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RememberedKey } from '../../../analytics/contract/workspace.ts';
import { systemKeychain } from '../../../electron/keychain.ts';

/** The operating system: it seals by turning every byte over, unless it is out of reach. */
const system = vi.hoisted(() => ({ backend: 'gnome_libsecret', available: true, rotated: false }));
const turned = vi.hoisted(
  () => (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0xff)),
);
const safeStorage = vi.hoisted(() => ({
  getSelectedStorageBackend: vi.fn(() => system.backend),
  isAsyncEncryptionAvailable: vi.fn(async () => system.available),
  encryptStringAsync: vi.fn(async (text: string) => turned(Buffer.from(text))),
  decryptStringAsync: vi.fn(async (sealed: Buffer) => ({
    result: turned(sealed).toString(),
    shouldReEncrypt: system.rotated,
  })),
}));
vi.mock('electron', () => ({ safeStorage }));

const KEY: RememberedKey = {
  secret: 'AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
  wrapped: '0123456789abcdef'.repeat(4),
};
const LINUX_KEYCHAINS = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

let base = '';
let folder = '';
let file = '';

beforeEach(async () => {
  Object.assign(system, { backend: 'gnome_libsecret', available: true, rotated: false });
  vi.clearAllMocks();
  base = await mkdtemp(join(tmpdir(), 'permanence-keychain-'));
  folder = join(base, 'remembered-keys');
  file = join(base, 'Croydon adoption.permanence');
  await writeFile(file, 'x');
});
afterEach(() => rm(base, { recursive: true }));

const kept = async () => readdir(folder).catch(() => []);

describe('the keychain', () => {
  it.each(['win32', 'darwin', 'linux'] as const)(
    'gives back what it remembers on %s',
    async (on) => {
      const chain = systemKeychain(folder, on);
      expect(chain.refusal()).toBeNull();
      expect(await chain.has(file)).toBe(false);
      expect(await chain.recall(file)).toBeNull();
      await chain.remember(file, KEY);
      expect(await chain.has(file)).toBe(true);
      expect(await chain.recall(file)).toEqual(KEY);
    },
  );

  it('knows a file by its place, whatever path leads there, and no other file', async () => {
    const chain = systemKeychain(folder);
    await chain.remember(file, KEY);
    const link = join(base, 'link.permanence');
    await symlink(file, link);
    expect(await chain.recall(link)).toEqual(KEY);
    await writeFile(join(base, 'other.permanence'), 'x');
    expect(await chain.has(join(base, 'other.permanence'))).toBe(false);
  });

  it('forgets', async () => {
    const chain = systemKeychain(folder);
    await chain.remember(file, KEY);
    await chain.forget(file);
    await chain.forget(file);
    expect(await chain.recall(file)).toBeNull();
    expect(await kept()).toEqual([]);
  });

  it('seals a key anew when the system’s own secret was renewed', async () => {
    const chain = systemKeychain(folder);
    await chain.remember(file, KEY);
    system.rotated = true;
    expect(await chain.recall(file)).toEqual(KEY);
    expect(safeStorage.encryptStringAsync).toHaveBeenCalledTimes(2);
  });

  it('keeps what it can’t open just now, and forgets what it never will', async () => {
    const chain = systemKeychain(folder);
    await chain.remember(file, KEY);
    system.available = false;
    expect(await chain.recall(file)).toBeNull();
    expect(await kept()).toHaveLength(1);
    system.available = true;
    safeStorage.decryptStringAsync.mockRejectedValueOnce(new Error('not of this account'));
    expect(await chain.recall(file)).toBeNull();
    expect(await kept()).toEqual([]);
  });
});

describe('threat: a key on the disk that anybody can read', () => {
  it.each(['basic_text', 'unknown', 'something_new'])(
    'is not kept where Linux has only %s: it says so, and neither seals nor opens anything',
    async (backend) => {
      await systemKeychain(folder, 'linux').remember(file, KEY);
      system.backend = backend;
      vi.clearAllMocks();
      const chain = systemKeychain(folder, 'linux');
      expect(chain.refusal()).toContain('no keychain that is locked with your account');
      await expect(chain.remember(file, KEY)).rejects.toThrow('would not be protected');
      expect(await chain.has(file)).toBe(false);
      expect(await chain.recall(file)).toBeNull();
      expect(safeStorage.encryptStringAsync).not.toHaveBeenCalled();
      expect(safeStorage.decryptStringAsync).not.toHaveBeenCalled();
    },
  );

  it.each(LINUX_KEYCHAINS)('is kept where Linux has %s', (backend) => {
    system.backend = backend;
    expect(systemKeychain(folder, 'linux').refusal()).toBeNull();
  });

  it('is not kept where the system can’t encrypt', async () => {
    system.available = false;
    for (const on of ['win32', 'darwin', 'linux'] as const) {
      await expect(systemKeychain(folder, on).remember(file, KEY)).rejects.toThrow(
        'Nothing was remembered',
      );
    }
    expect(await kept()).toEqual([]);
  });

  it('is sealed, for this account alone, under a name that tells nothing', async () => {
    await systemKeychain(folder).remember(file, KEY);
    const [name = '', ...others] = await kept();
    expect(others).toEqual([]);
    expect(name).toMatch(/^[0-9a-f]{64}\.key$/);
    const bytes = await readFile(join(folder, name));
    expect(bytes.includes('AGE-SECRET-KEY')).toBe(false);
    expect(bytes.includes(KEY.wrapped)).toBe(false);
    expect(bytes.includes('Croydon')).toBe(false);
    if (process.platform !== 'win32') {
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
      expect((await stat(folder)).mode & 0o077).toBe(0);
    }
  });
});

describe('threat: a file put in the place of a remembered key', () => {
  it.each(['', 'null', '{"secret":"AGE-SECRET-KEY-1X"}', '{"secret":"/etc/passwd","wrapped":"x"}'])(
    'is not taken for one: %j',
    async (text) => {
      const chain = systemKeychain(folder);
      await chain.remember(file, KEY);
      const [name = ''] = await kept();
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), turned(Buffer.from(text)));
      expect(await chain.recall(file)).toBeNull();
      expect(await kept()).toEqual([]);
    },
  );
});
