import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Identity as AgeIdentity, Stanza } from 'age-encryption';
import { PermanenceError } from '../../contract/failure.ts';
import type { RememberedKey } from '../../contract/workspace.ts';
import { decryptWithPassphrase, encryptWithPassphrase } from './age/passphrase-key.ts';
import { IDENTITY_DIGEST_ENTRY, IDENTITY_ENTRY } from './archive.ts';
import type { Entries } from './archive.ts';
import { sha256 } from './digest.ts';
import { damaged, keyOutdated, passphraseWrong } from './failures.ts';
import { LIMITS } from './limits.ts';

/** The key pair a workspace's payloads are encrypted to, and how the file holds it. */
export type WorkspaceIdentity = {
  /** `AGE-SECRET-KEY-1…` */
  readonly secret: string;
  /** `age1…` */
  readonly recipient: string;
  /** The secret, encrypted with the passphrase; reused as it is on every save. */
  readonly wrapped: Uint8Array;
};

/** Makes a random X25519 identity and wraps it with scrypt, N = 2^workFactor. */
export async function createIdentity(
  passphrase: string,
  workFactor: number,
): Promise<WorkspaceIdentity> {
  const secret = await generateX25519Identity();
  const recipient = await identityToRecipient(secret);
  const encrypter = new Encrypter();
  encryptWithPassphrase(encrypter, passphrase, workFactor);
  const wrapped = await encrypter.encrypt(`# public key: ${recipient}\n${secret}\n`);
  return { secret, recipient, wrapped };
}

/**
 * The entries that hold the identity. The digest is written as `sha256sum` does; it is in clear, so
 * that damage is told from a wrong passphrase.
 */
export function identityEntries({ wrapped }: WorkspaceIdentity): [string, Uint8Array][] {
  const digest = `${sha256(wrapped)}  ${IDENTITY_ENTRY}\n`;
  return [
    [IDENTITY_ENTRY, wrapped],
    [IDENTITY_DIGEST_ENTRY, new TextEncoder().encode(digest)],
  ];
}

/**
 * Unwraps the identity. Throws `workspace_damaged` before anything is derived when the entries
 * aren't as they were saved or ask for more than `maxWorkFactor`, and `passphrase_wrong`.
 */
export async function unlockIdentity(
  entries: Entries,
  passphrase: string,
  { maxWorkFactor, file }: { maxWorkFactor: number; file: string },
): Promise<WorkspaceIdentity> {
  const wrapped = intactIdentity(entries, file);
  const decrypter = new Decrypter();
  // Asked in turn: whether to derive at all, the passphrase, and the one who says that it was wrong.
  decrypter.addIdentity(limitedScrypt(maxWorkFactor, file));
  decryptWithPassphrase(decrypter, passphrase);
  decrypter.addIdentity(nobody(() => passphraseWrong(file)));
  try {
    const secret = secretIn(await decrypter.decrypt(wrapped, 'text'));
    return { secret, recipient: await identityToRecipient(secret), wrapped };
  } catch (error) {
    if (error instanceof PermanenceError) throw error;
    throw damaged(file, 'the key inside it can not be read', error);
  }
}

/** What a keychain may keep of an identity. */
export function rememberedKeyOf({ secret, wrapped }: WorkspaceIdentity): RememberedKey {
  return { secret, wrapped: sha256(wrapped) };
}

/** The identity by a key that was remembered. Throws `key_outdated` where the file has another. */
export async function recalledIdentity(
  entries: Entries,
  { secret, wrapped: digest }: RememberedKey,
  file: string,
): Promise<WorkspaceIdentity> {
  const wrapped = intactIdentity(entries, file);
  // Whoever exchanged the wrapped key has one of their own, which the next save would hand the file.
  if (sha256(wrapped) !== digest) throw keyOutdated(file);
  return { secret, recipient: await identityToRecipient(secret), wrapped };
}

const DIGEST_LINE = /^([0-9a-f]{64})(?: [ *]identity\.age)?\s*$/;

function intactIdentity(entries: Entries, file: string): Uint8Array {
  const wrapped = entries.get(IDENTITY_ENTRY);
  const digest = entries.get(IDENTITY_DIGEST_ENTRY);
  if (!wrapped || !digest) throw damaged(file, 'its key is missing');
  if (wrapped.length > LIMITS.identity || digest.length > LIMITS.identity) {
    throw damaged(file, 'its key is larger than any key');
  }
  const [, stated] = DIGEST_LINE.exec(new TextDecoder().decode(digest)) ?? [];
  if (stated !== sha256(wrapped)) throw damaged(file, 'its key is not as it was saved');
  return wrapped;
}

function limitedScrypt(maxWorkFactor: number, file: string): AgeIdentity {
  return {
    unwrapFileKey: ([stanza, ...others]: Stanza[]) => {
      const [type, , workFactor = ''] = stanza?.args ?? [];
      if (type !== 'scrypt' || others.length > 0) {
        throw damaged(file, 'its key is not protected by a passphrase');
      }
      if (!/^[1-9][0-9]?$/.test(workFactor) || Number(workFactor) > maxWorkFactor) {
        throw damaged(
          file,
          `trying a passphrase would take more work than the 2^${String(maxWorkFactor)} the workbench puts into it`,
        );
      }
      return null;
    },
  };
}

function nobody(refusal: () => Error): AgeIdentity {
  return {
    unwrapFileKey: () => {
      throw refusal();
    },
  };
}

/** The one secret key in the text of an identity file, as `age-keygen` writes it. */
function secretIn(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [secret, ...others] = lines;
  if (!secret?.startsWith('AGE-SECRET-KEY-1') || others.length > 0) {
    throw new Error('An identity file holds exactly one X25519 secret key.');
  }
  return secret;
}
