import { tableFromIPC } from 'apache-arrow';
import { z } from 'zod';
import type { AuditEntry } from '../../contract/audit.ts';
import { nextEntry } from '../audit/chain.ts';

/** The table that look-ups were kept in before there was an audit log. */
export const EARLIER_LOOK_UPS = 'access_log';

const LookUps = z.array(
  z.object({
    at: z.iso.datetime(),
    by: z.string().nullable(),
    subject_key: z.string(),
    reason: z.string(),
  }),
);

/** Such a table as the entries an audit log begins with; throws for one that is something else. */
export function entriesOfLookUps(bytes: Uint8Array): AuditEntry[] {
  const rows = LookUps.parse(
    tableFromIPC(bytes)
      .toArray()
      .map((row: { toJSON(): unknown }) => row.toJSON()),
  );
  const entries: AuditEntry[] = [];
  for (const { at, by, subject_key: key, reason } of rows) {
    const content = { at, by, action: 'named_rows' as const, detail: { key, reason } };
    entries.push(nextEntry(entries.at(-1), content));
  }
  return entries;
}
