import type { z } from 'zod';
import { AnyManifest, MANIFEST_VERSION, Manifest } from '../../contract/manifest.ts';
import { MANIFEST_ENTRY } from './archive.ts';
import type { Entries } from './archive.ts';
import { damaged, newer, tooLarge } from './failures.ts';
import { LIMITS } from './limits.ts';
import { seal, unseal } from './payload.ts';

/** Encrypts a manifest; one that couldn't be read again is an error here. */
export async function sealManifest(
  manifest: z.input<typeof Manifest>,
  recipient: string,
  file: string,
): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(JSON.stringify(Manifest.parse(manifest)));
  if (bytes.length > LIMITS.manifest)
    throw tooLarge(file, 'it holds too many saved views and recipes');
  return seal(bytes, recipient);
}

/** Decrypts and reads the manifest; throws `workspace_newer` for a later version's. */
export async function openManifest(
  entries: Entries,
  secret: string,
  file: string,
): Promise<Manifest> {
  const sealed = entries.get(MANIFEST_ENTRY);
  if (!sealed) throw damaged(file, 'its table of contents is missing');
  const json = await decoded(sealed, secret, file);
  const any = AnyManifest.safeParse(json);
  if (!any.success) throw unlikeAny(file, any.error);
  if (any.data.version > MANIFEST_VERSION) {
    throw newer(
      file,
      `its format is number ${String(any.data.version)}, and this version reads up to ${String(MANIFEST_VERSION)}`,
    );
  }
  const manifest = Manifest.safeParse(json);
  if (!manifest.success) throw unlikeAny(file, manifest.error);
  return manifest.data;
}

async function decoded(sealed: Uint8Array, secret: string, file: string): Promise<unknown> {
  try {
    const bytes = await unseal(sealed, secret, { maxBytes: LIMITS.manifest });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw unlikeAny(file, error);
  }
}

function unlikeAny(file: string, cause: unknown): Error {
  return damaged(file, 'its table of contents can not be read', cause);
}
