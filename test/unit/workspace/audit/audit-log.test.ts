import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuditEntry } from '../../../../analytics/contract/audit.ts';
import { AuditLog } from '../../../../analytics/workspace/audit/audit-log.ts';
import { auditLines, readAuditLines } from '../../../../analytics/workspace/audit/audit-lines.ts';
import {
  anchorOf,
  canonicalJson,
  checkChain,
  nextEntry,
} from '../../../../analytics/workspace/audit/chain.ts';

const MADE_BY = { now: () => new Date('2026-03-31T09:30:00Z'), user: 'officer' };
const EMPTY = { entries: [], anchor: null };

function logOf(count: number): AuditLog {
  const log = new AuditLog(EMPTY, MADE_BY);
  log.record('create', {});
  for (let n = 2; n <= count; n++) log.record('load', { file: `file ${String(n)}.csv`, read: n });
  return log;
}

describe('the audit log', () => {
  it('says who did what and when, each entry bound to the one before', () => {
    const { entries } = logOf(3);
    expect(entries.map(({ sequence, by, action }) => [sequence, by, action])).toEqual([
      [1, 'officer', 'create'],
      [2, 'officer', 'load'],
      [3, 'officer', 'load'],
    ]);
    expect(entries[2]?.previous).toBe(entries[1]?.digest);
    expect(entries.map((entry) => AuditEntry.safeParse(entry).success)).toEqual([true, true, true]);
  });

  it('has the digests it always had, so that old files go on being whole', () => {
    expect(logOf(2).check()).toEqual({
      intact: true,
      entries: 2,
      head: 'd6412baa36a7b7671ebe0df2d6eb4591a40dc4a8349690ca32fb2546dcdaec1b',
      problem: null,
    });
  });

  it('comes back from its lines as it was', () => {
    const { entries } = logOf(5);
    expect(readAuditLines(auditLines(entries))).toEqual(entries);
    expect(readAuditLines(auditLines([]))).toEqual([]);
    expect(() => readAuditLines(new TextEncoder().encode('{"sequence":1}\n'))).toThrow();
  });

  it('lists the newest first, a page and a kind at a time', () => {
    const log = logOf(5);
    expect(log.page({ offset: 1, limit: 2 }).rows.map(({ sequence }) => sequence)).toEqual([4, 3]);
    expect(log.page({ action: 'create' })).toMatchObject({ total: 1, rows: [{ sequence: 1 }] });
  });

  it('proves by a digest noted earlier that nothing before it was written anew', () => {
    const log = logOf(4);
    const noted = log.entries[2]?.digest ?? '';
    expect(log.check(noted).intact).toBe(true);
    expect(logOf(2).check(noted)).toMatchObject({
      intact: false,
      problem: expect.stringContaining('noted'),
    });
  });
});

describe('tampering with the audit log', () => {
  const { entries } = logOf(12);
  const anchor = [anchorOf(entries)];
  const at = fc.nat(entries.length - 1);
  const without = (index: number) => entries.filter((_, place) => place !== index);

  it('is not found where there was none', () => {
    expect(checkChain(entries, anchor)).toMatchObject({ intact: true, problem: null });
    expect(checkChain([], [anchorOf([])])).toMatchObject({ intact: true, entries: 0 });
  });

  it('is found in whatever was edited, digest and all', () => {
    const edits = fc.constantFrom(
      { by: 'somebody else' },
      { at: '2026-03-30T09:30:00.000Z' },
      { action: 'export' as const },
      { detail: { file: 'another.csv' } },
    );
    fc.assert(
      fc.property(at, edits, fc.boolean(), (index, edit, covered) => {
        const edited = entries.map((entry, place) => {
          if (place !== index) return entry;
          const { digest, sequence, previous, ...content } = { ...entry, ...edit };
          if (!covered) return { ...content, digest, sequence, previous };
          return nextEntry(entries[index - 1], content);
        });
        expect(checkChain(edited, anchor).intact).toBe(false);
      }),
    );
  });

  it('is found where an entry was taken out, moved or added', () => {
    fc.assert(
      fc.property(at, at, (from, to) => {
        const rest = without(from);
        expect(checkChain(rest, anchor).intact).toBe(false);
        const moved = [...rest.slice(0, to), entries[from]!, ...rest.slice(to)];
        expect(checkChain(moved, anchor).intact).toBe(from === to);
        const doubled = [...entries.slice(0, to), entries[from]!, ...entries.slice(to)];
        expect(checkChain(doubled, anchor).intact).toBe(false);
      }),
    );
  });

  it('is found where the end was taken away, or all of it', () => {
    for (let kept = 0; kept < entries.length; kept++) {
      expect(checkChain(entries.slice(0, kept), anchor)).toMatchObject({
        intact: false,
        problem: expect.stringContaining('its end was taken away'),
      });
    }
  });

  it('is found where all of it was written anew', () => {
    const anew = new AuditLog(EMPTY, { ...MADE_BY, user: 'somebody else' });
    for (let n = 0; n < 14; n++) anew.record('load', {});
    expect(checkChain(anew.entries, anchor).problem).toContain('written anew');
  });

  it('stays known once it was found, though later saves are whole again', () => {
    const shortened = { entries: entries.slice(0, 5), anchor: anchor[0]! };
    const opened = new AuditLog(shortened, MADE_BY);
    expect(opened.entries.at(-1)).toMatchObject({ sequence: 6, action: 'tampering' });
    opened.record('load', {});
    const reopened = new AuditLog(
      { entries: opened.entries, anchor: anchorOf(opened.entries) },
      MADE_BY,
    );
    expect(reopened.entries).toHaveLength(7);
    expect(reopened.check()).toMatchObject({
      intact: false,
      problem: expect.stringContaining('On 2026-03-31 the log was found changed'),
    });
  });
});

describe('canonical JSON', () => {
  it('is the same text for the same value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, { z: null, a: 'é"' }], a: true })).toBe(
      '{"a":true,"b":[1,{"a":"é\\"","z":null}]}',
    );
  });
});
