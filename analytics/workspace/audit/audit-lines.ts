import { AuditEntry } from '../../contract/audit.ts';
import { canonicalJson } from './chain.ts';

/** The log as the file keeps it: an entry a line, in canonical JSON. */
export function auditLines(entries: readonly AuditEntry[]): Uint8Array {
  return new TextEncoder().encode(entries.map((entry) => `${canonicalJson(entry)}\n`).join(''));
}

/** Reads such lines; throws for one that is no entry. Whether they belong together is not looked at. */
export function readAuditLines(bytes: Uint8Array): AuditEntry[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => AuditEntry.parse(JSON.parse(line)));
}
