import { createHash } from 'node:crypto';
import type { AuditAnchor, AuditCheck, AuditEntry } from '../../contract/audit.ts';

/** What the first entry has before it, and where an empty log ends. */
export const NOTHING_BEFORE = '0'.repeat(64);

type Content = Omit<AuditEntry, 'sequence' | 'previous' | 'digest'>;

/** The entry that follows on a log. */
export function nextEntry(last: AuditEntry | undefined, content: Content): AuditEntry {
  const entry = {
    ...content,
    sequence: (last?.sequence ?? 0) + 1,
    previous: last?.digest ?? NOTHING_BEFORE,
  };
  return { ...entry, digest: digestOf(entry) };
}

/** Where a log ends. */
export function anchorOf(entries: readonly AuditEntry[]): AuditAnchor {
  return { entries: entries.length, head: entries.at(-1)?.digest ?? NOTHING_BEFORE };
}

/**
 * Holds a log against itself, and against where it is known to have ended at some time: in the
 * file it came from, or on the paper of whoever noted a digest. Finds the first entry that was
 * changed, taken out or moved, and whether the end is missing.
 */
export function checkChain(
  entries: readonly AuditEntry[],
  known: readonly AuditAnchor[] = [],
): AuditCheck {
  const { head } = anchorOf(entries);
  const problem =
    brokenLink(entries) ?? missingEnd(entries, known) ?? earlierTampering(entries) ?? null;
  return { intact: problem === null, entries: entries.length, head, problem };
}

function brokenLink(entries: readonly AuditEntry[]): string | undefined {
  for (const [index, entry] of entries.entries()) {
    const expected = index + 1;
    if (entry.sequence !== expected) {
      return `Where entry ${String(expected)} should stand is entry ${String(entry.sequence)}: an entry was taken out, added or moved.`;
    }
    const { digest, ...content } = entry;
    if (digestOf(content) !== digest) {
      return `Entry ${String(expected)} is not as it was written.`;
    }
    if (entry.previous !== (entries[index - 1]?.digest ?? NOTHING_BEFORE)) {
      return `Entry ${String(expected)} does not follow on the one before it: an entry was taken out, added or written anew.`;
    }
  }
  return undefined;
}

function missingEnd(
  entries: readonly AuditEntry[],
  known: readonly AuditAnchor[],
): string | undefined {
  for (const { entries: count, head } of known) {
    const there = count === 0 ? NOTHING_BEFORE : entries[count - 1]?.digest;
    if (there === undefined) {
      return `The log ends after ${String(entries.length)} entries and had ${String(count)}: its end was taken away.`;
    }
    if (there !== head) {
      return `Entry ${String(count)} is another than the one that was there: the log was written anew.`;
    }
  }
  return undefined;
}

function earlierTampering(entries: readonly AuditEntry[]): string | undefined {
  const found = entries.find(({ action }) => action === 'tampering');
  if (!found) return undefined;
  return `On ${found.at.slice(0, 10)} the log was found changed: ${String(found.detail['problem'])}`;
}

function digestOf(content: Omit<AuditEntry, 'digest'>): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** JSON with the keys of every object in order and nothing between: one text for one value. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
