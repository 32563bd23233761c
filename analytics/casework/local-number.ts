import { LocalNumber, LocalNumberRequest } from '../contract/casework.ts';
import type { LookUp } from '../contract/casework.ts';
import { PermanenceError } from '../contract/failure.ts';
import type { Queries } from '../engine/session.ts';
import { sql } from '../engine/sql.ts';
import { areaName } from './area-name.ts';
import { checkedRequest } from './checked-request.ts';

/** Where it is written down who looked up whom, and why. */
export type LookUpLog = {
  /** Resolves once it is written down for good; who can't write it down isn't told. */
  add(lookUp: Omit<LookUp, 'at'>): Promise<void>;
  /** The newest first. */
  list(): LookUp[];
};

/**
 * The local number behind a key, so that an officer can find the record to mend. Asking is written
 * down first, whether or not there is an answer.
 */
export async function revealLocalNumber(
  queries: Queries,
  log: LookUpLog,
  asked: LocalNumberRequest,
): Promise<LocalNumber> {
  const { key, reason, by } = checkedRequest(LocalNumberRequest, asked);
  await log.add({ key, reason, by });
  const [found] = await queries.rows(
    sql`SELECT kind, area_code AS area, local_id AS number FROM identities WHERE key = ${key}`,
    LocalNumber,
  );
  if (!found) throw noLocalNumber();
  return { ...found, area: areaName(found.area) };
}

/** Why there is no number for a key. */
const noLocalNumber = (): PermanenceError =>
  new PermanenceError({
    code: 'not_found',
    message: 'The workspace keeps no local number for this key.',
    action:
      'Files of journeys give theirs up when they are loaded. Take the file and row from the list instead.',
  });
