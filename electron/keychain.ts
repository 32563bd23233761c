import { safeStorage } from 'electron';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PermanenceError } from '../analytics/contract/failure.ts';
import { RememberedKey } from '../analytics/contract/workspace.ts';

/** Remembers the keys of workspace files for whoever is signed in to this computer. */
export type Keychain = {
  /** Why it can't be used here, in a sentence; null where it can. */
  refusal(): string | null;
  has(path: string): Promise<boolean>;
  /** Throws where the key can't be put under the keychain's protection; nothing is kept then. */
  remember(path: string, key: RememberedKey): Promise<void>;
  /** Null where there is none; one that can't be read any more is forgotten. */
  recall(path: string): Promise<RememberedKey | null>;
  forget(path: string): Promise<void>;
};

/** Linux desktops whose keychain is locked with the account; others would only disguise the key. */
const LINUX_KEYCHAINS = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

/**
 * The operating system's keychain (DPAPI on Windows, Keychain on macOS, the desktop's own on Linux)
 * by way of Electron: it holds the secret that the keys are encrypted with, each in a file of this
 * folder. A file's name is a digest of its workspace's place and tells nothing.
 */
export function systemKeychain(folder: string, platform = process.platform): Keychain {
  const refusal = (): string | null =>
    platform !== 'linux' || LINUX_KEYCHAINS.has(safeStorage.getSelectedStorageBackend())
      ? null
      : NO_LINUX_KEYCHAIN;
  const forget = async (path: string) => rm(await placeOf(folder, path), { force: true });
  const remember: Keychain['remember'] = async (path, key) => {
    if (refusal() !== null || !(await safeStorage.isAsyncEncryptionAvailable())) {
      throw unavailable(refusal());
    }
    const sealed = await safeStorage.encryptStringAsync(JSON.stringify(key));
    const place = await placeOf(folder, path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${place}.new`, sealed, { mode: 0o600 });
    await rename(`${place}.new`, place);
  };
  return {
    refusal,
    forget,
    remember,
    has: async (path) =>
      refusal() === null &&
      access(await placeOf(folder, path)).then(
        () => true,
        () => false,
      ),
    recall: async (path) => {
      if (refusal() !== null) return null;
      const sealed = await readFile(await placeOf(folder, path)).catch(() => null);
      if (sealed === null || !(await safeStorage.isAsyncEncryptionAvailable())) return null;
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
        const key = RememberedKey.parse(JSON.parse(result));
        if (shouldReEncrypt) await remember(path, key).catch(() => undefined);
        return key;
      } catch {
        // Of another account, or from before the keychain was emptied: it will never open again.
        await forget(path);
        return null;
      }
    },
  };
}

async function placeOf(folder: string, path: string): Promise<string> {
  const place = await realpath(path).catch(() => resolve(path));
  return join(folder, `${createHash('sha256').update(place).digest('hex')}.key`);
}

const NO_LINUX_KEYCHAIN =
  'This desktop offers no keychain that is locked with your account (GNOME Keyring or KWallet), so that a key kept here would not be protected.';

function unavailable(refusal: string | null): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: refusal ?? 'The operating system’s keychain can’t be used just now.',
    action: 'Nothing was remembered: go on using the passphrase.',
  });
}
