import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { sql } from '../../engine/sql.ts';
import type { IdentityColumn } from './module.ts';

/** SHA-256 works on blocks of so many bytes. */
const BLOCK = 64;

/** The key of SHA-256's HMAC, exclusive-or with a byte, filled up to a block (RFC 2104), in hex. */
function padded(key: Uint8Array, byte: number): string {
  const block = Buffer.alloc(BLOCK);
  // A key longer than a block is hashed first; ours never is, and a wrong hash must not go unseen.
  if (key.length > BLOCK) throw new RangeError('The workspace key is longer than 64 bytes.');
  block.set(key);
  return Buffer.from(block.map((value) => value ^ byte)).toString('hex');
}

/** What is hashed before the number, so that a child, a family and an adopter of one number differ. */
const PREFIX = { child: '', family: 'family ', adopter: 'adopter ' } as const satisfies Record<
  IdentityColumn['kind'],
  string
>;

/**
 * The key in place of a local number: HMAC-SHA-256 of the authority's code and the number with the
 * workspace's key. Numbers are unique only within an authority, so that goes into the hash.
 */
export function identityKey(
  key: Uint8Array,
  kind: IdentityColumn['kind'],
  areaCode: string,
  localId: string,
): string {
  return createHmac('sha256', key)
    .update(`${areaCode}\u0000${PREFIX[kind]}${localId}`)
    .digest('hex');
}

/** {@link identityKey} of rows of `identities` in SQL, for many at once. */
function identityKeySql(key: Uint8Array): Fragment {
  const [outer, inner] = [padded(key, 0x5c), padded(key, 0x36)];
  const { child, family, adopter } = PREFIX;
  const prefix = sql`CASE kind WHEN 'child' THEN ${child} WHEN 'family' THEN ${family}
    WHEN 'adopter' THEN ${adopter} END`;
  const message = sql`encode(area_code || chr(0) || ${prefix} || local_id)`;
  return sql`sha256(unhex(${outer}) || unhex(sha256(unhex(${inner}) || ${message})))`;
}

/**
 * Gives those of the numbers (a SELECT) that have no key yet theirs. Most children a return tells
 * of are on no way to adoption: nobody asks for them by a key, and working it out takes longer
 * than reading their rows.
 */
export async function giveKeys(
  tx: Queries,
  workspaceKey: Uint8Array,
  numbers: Fragment,
): Promise<void> {
  await tx.run(sql`UPDATE identities SET key = ${identityKeySql(workspaceKey)}
    WHERE key IS NULL AND number IN (${numbers})`);
}

const Next = z.object({ number: z.number() });

/** The first number that nobody has. */
export async function nextNumber(tx: Queries): Promise<number> {
  const [next] = await tx.rows(
    sql`SELECT coalesce(max(number), 0) + 1 AS number FROM identities`,
    Next,
  );
  return next?.number ?? 1;
}

/**
 * Gives every child or family of a relation (`area_code`, `local_id`) that the workspace doesn't
 * know yet its number.
 */
export async function identify(
  tx: Queries,
  kind: IdentityColumn['kind'],
  named: Fragment,
): Promise<void> {
  await tx.run(sql`
    INSERT INTO identities (number, kind, area_code, local_id)
    SELECT (SELECT coalesce(max(number), 0) FROM identities) + row_number() OVER (),
      ${kind}, area_code, local_id
    FROM (
      SELECT DISTINCT area_code, local_id FROM (${named})
      ANTI JOIN (FROM identities WHERE kind = ${kind}) USING (area_code, local_id))`);
}
