import type { AuditEntry } from '../../contract/audit.ts';
import type { Manifest } from '../../contract/manifest.ts';
import type { SavedLog } from '../audit/audit-log.ts';
import { auditLines, readAuditLines } from '../audit/audit-lines.ts';
import { AUDIT_ENTRY, tableEntry } from './archive.ts';
import type { Entries } from './archive.ts';
import { EARLIER_LOOK_UPS, entriesOfLookUps } from './earlier-look-ups.ts';
import { damaged, tooLarge } from './failures.ts';
import { LIMITS } from './limits.ts';
import { seal, unseal } from './payload.ts';
import { openTable } from './table-parts.ts';

/** Encrypts the audit log; one that couldn't be read again is an error here. */
export function sealAudit(
  entries: readonly AuditEntry[],
  { recipient, file }: { recipient: string; file: string },
): Promise<Uint8Array> {
  const bytes = auditLines(entries);
  if (bytes.length > LIMITS.audit) throw tooLarge(file, 'its audit log has too many entries');
  return seal(bytes, recipient);
}

/**
 * Decrypts the log. Whether it is as it was left is for the log to say: a workspace whose log was
 * tampered with has to open, so that people learn of it.
 */
export async function openAudit(
  entries: Entries,
  { audit: anchor, tables }: Manifest,
  secret: string,
  file: string,
): Promise<SavedLog> {
  const earlier = anchor ? undefined : tables.find(({ table }) => table === EARLIER_LOOK_UPS);
  if (!anchor && !earlier) return { entries: [], anchor };
  const sealed = entries.get(earlier ? tableEntry(earlier.table) : AUDIT_ENTRY);
  if (!sealed) throw damaged(file, 'its audit log is missing');
  try {
    if (earlier) {
      const bytes = await openTable(earlier, sealed, secret, file);
      return { entries: entriesOfLookUps(bytes), anchor };
    }
    const bytes = await unseal(sealed, secret, { maxBytes: LIMITS.audit });
    return { entries: readAuditLines(bytes), anchor };
  } catch (error) {
    throw damaged(file, 'its audit log can not be read', error);
  }
}
