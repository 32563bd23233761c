import { z } from 'zod';
import { LocalNumber, LocalNumberRequest } from '../contract/casework.ts';
import { PermanenceError } from '../contract/failure.ts';
import type { Queries } from '../engine/session.ts';
import { sql } from '../engine/sql.ts';
import { areaName } from './area-name.ts';
import { checkedRequest } from './checked-request.ts';

const Access = z.object({
  at: z.string(),
  by: z.string().nullable(),
  key: z.string(),
  reason: z.string(),
});
export type Access = z.infer<typeof Access>;

/**
 * The local number behind a key, so that an officer can find the record to mend. Asking is written
 * down, whether or not there is an answer.
 */
export async function revealLocalNumber(
  tx: Queries,
  asked: LocalNumberRequest,
  at: string,
): Promise<LocalNumber | null> {
  const { key, reason, by } = checkedRequest(LocalNumberRequest, asked);
  await tx.append('access_log', { at: [at], by: [by], subject_key: [key], reason: [reason] });
  const [found] = await tx.rows(
    sql`SELECT kind, area_code AS area, local_id AS number FROM identities WHERE key = ${key}`,
    LocalNumber,
  );
  return found ? { ...found, area: areaName(found.area) } : null;
}

/** Why there is no number for a key. */
export const noLocalNumber = (): PermanenceError =>
  new PermanenceError({
    code: 'not_found',
    message: 'The workspace keeps no local number for this key.',
    action:
      'Files of journeys give theirs up when they are loaded. Take the file and row from the list instead.',
  });

/** Who asked for whose number, newest first. */
export function readAccessLog(queries: Queries): Promise<Access[]> {
  return queries.rows(
    sql`SELECT "at", "by", subject_key AS key, reason FROM access_log ORDER BY "at" DESC`,
    Access,
  );
}
