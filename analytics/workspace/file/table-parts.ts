import type { Manifest, ManifestTable } from '../../contract/manifest.ts';
import { TABLES } from '../tables.ts';
import type { TableName } from '../tables.ts';
import {
  AUDIT_ENTRY,
  IDENTITY_DIGEST_ENTRY,
  IDENTITY_ENTRY,
  MANIFEST_ENTRY,
  tableEntry,
} from './archive.ts';
import type { Entries } from './archive.ts';
import type { ArrowTable } from './contents.ts';
import { sha256Aside } from './digest.ts';
import { EARLIER_LOOK_UPS } from './earlier-look-ups.ts';
import { damaged, newer, tooLarge } from './failures.ts';
import { LIMITS } from './limits.ts';
import { seal, unseal } from './payload.ts';

/** A table as it stands in the file, with what the manifest says about it. */
export type TablePart = { readonly listed: ManifestTable; readonly sealed: Uint8Array };

/** Encrypts the tables; one whose content is that of a part from before is that part. */
export async function sealTables(
  tables: ReadonlyMap<TableName, ArrowTable | 'unchanged'>,
  before: readonly TablePart[],
  { recipient, file }: { recipient: string; file: string },
): Promise<TablePart[]> {
  const parts: TablePart[] = [];
  for (const [table, content] of tables) {
    const last = before.find(({ listed }) => listed.table === table);
    if (content === 'unchanged') {
      // Files from before have parts of empty tables too.
      if (last && last.listed.rows > 0) parts.push(last);
      continue;
    }
    const { bytes, rowCount } = content;
    if (bytes.length > LIMITS.table) throw tooLarge(file, `its table ${table} has too many rows`);
    const [digest, fresh] = await Promise.all([
      sha256Aside(bytes),
      // Of another length it can't turn out to be the part from before.
      last?.listed.bytes === bytes.length ? null : seal(bytes, recipient),
    ]);
    const same = last?.listed.sha256 === digest ? last.sealed : null;
    parts.push({
      listed: { table, rows: rowCount, bytes: bytes.length, sha256: digest },
      sealed: same ?? fresh ?? (await seal(bytes, recipient)),
    });
  }
  return parts;
}

/** Encrypts parts of one identity to another. */
export async function resealTables(
  parts: readonly TablePart[],
  from: string,
  { recipient, file }: { recipient: string; file: string },
): Promise<TablePart[]> {
  const resealed: TablePart[] = [];
  for (const { listed, sealed } of parts) {
    const bytes = await openTable(listed, sealed, from, file);
    resealed.push({ listed, sealed: await seal(bytes, recipient) });
  }
  return resealed;
}

/** Takes from the zip what the manifest lists; throws when anything is missing or left over. */
export function listedParts(entries: Entries, manifest: Manifest, file: string): TablePart[] {
  const left = new Map(entries);
  for (const name of [IDENTITY_ENTRY, IDENTITY_DIGEST_ENTRY, MANIFEST_ENTRY]) left.delete(name);
  if (manifest.audit) left.delete(AUDIT_ENTRY);
  const parts = manifest.tables.map((listed) => {
    const name = tableEntry(listed.table);
    const sealed = left.get(name);
    if (!sealed) throw damaged(file, `${name} is missing or listed twice`);
    left.delete(name);
    return { listed, sealed };
  });
  const [stray] = left.keys();
  if (stray !== undefined) throw damaged(file, `it holds ${stray}, which it does not list`);
  return parts;
}

/**
 * Decrypts the tables and holds each against what the manifest says of it. Look-ups from before
 * there was an audit log are no table any more: the log begins with them.
 */
export async function openTables(
  parts: readonly TablePart[],
  { audit }: Manifest,
  secret: string,
  file: string,
): Promise<Map<TableName, ArrowTable>> {
  const opened = parts
    .filter(({ listed }) => audit !== null || listed.table !== EARLIER_LOOK_UPS)
    .map(async ({ listed, sealed }) => {
      const table = knownTable(listed.table, file);
      const bytes = await openTable(listed, sealed, secret, file);
      return [table, { bytes, rowCount: listed.rows }] as const;
    });
  return new Map(await Promise.all(opened));
}

/** Decrypts one table. */
export async function openTable(
  listed: ManifestTable,
  sealed: Uint8Array,
  secret: string,
  file: string,
): Promise<Uint8Array> {
  const bytes = await unseal(sealed, secret, {
    maxBytes: Math.min(listed.bytes, LIMITS.table),
    expectedBytes: listed.bytes,
  }).catch((error: unknown) => {
    throw damaged(file, `its table ${listed.table} can not be read`, error);
  });
  if (bytes.length !== listed.bytes || (await sha256Aside(bytes)) !== listed.sha256) {
    throw damaged(file, `its table ${listed.table} is not the one that was saved`);
  }
  return bytes;
}

function knownTable(name: string, file: string): TableName {
  const known = TABLES.find((table) => table.name === name);
  if (!known) throw newer(file, `it holds a table called ${name}`);
  return known.name;
}
