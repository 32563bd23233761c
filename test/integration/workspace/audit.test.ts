import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Table, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../analytics/contract/audit.ts';
import { auditLines, readAuditLines } from '../../../analytics/workspace/audit/audit-lines.ts';
import { nextEntry } from '../../../analytics/workspace/audit/chain.ts';
import { runCommand } from '../../../analytics/cli/program.ts';
import { sha256 } from '../../../analytics/workspace/file/digest.ts';
import { unlockIdentity } from '../../../analytics/workspace/file/identity.ts';
import { sealManifest } from '../../../analytics/workspace/file/manifest.ts';
import { seal, unseal } from '../../../analytics/workspace/file/payload.ts';
import { PASSPHRASE, refused } from './contents.ts';
import { journeysFile, openAt } from './sessions.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-audit-'));
  path = join(folder, 'agency.permanence');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Takes the file apart as somebody with the passphrase can, and puts it together again changed. */
async function rewritten(
  change: (
    entries: Record<string, Uint8Array>,
    key: { secret: string; recipient: string },
  ) => Promise<Record<string, Uint8Array>>,
): Promise<void> {
  const entries = unzipSync(await readFile(path));
  const key = await unlockIdentity(new Map(Object.entries(entries)), PASSPHRASE, {
    maxWorkFactor: 18,
    file: 'agency.permanence',
  });
  await writeFile(path, zipSync(await change(entries, key), { level: 0 }));
}

const withLog = (change: (log: AuditEntry[]) => AuditEntry[]) =>
  rewritten(async (entries, { secret, recipient }) => {
    const sealed = entries['audit.jsonl.gz.age']!;
    const log = readAuditLines(await unseal(sealed, secret, { maxBytes: 1e6 }));
    return { ...entries, 'audit.jsonl.gz.age': await seal(auditLines(change(log)), recipient) };
  });

describe('the audit log of a workspace', () => {
  it('tells of opening, loading, looking up and exporting, and stays in the file', async () => {
    {
      await using workbench = await openAt(path);
      await workbench.load([
        journeysFile('first.csv', ['C1', 'C2']),
        { name: 'nothing.csv', bytes: new TextEncoder().encode('no,such\nfile,here\n') },
      ]);
      const asked = { key: 'no such key', reason: 'To mend the decision', by: 'An officer' };
      expect(await refused(workbench.casework.localNumber(asked))).toMatchObject({
        code: 'not_found',
      });
      await workbench.qualityWorkbook();
    }
    await using again = await openAt(path);
    const { rows, check } = again.audit.page();
    expect(check).toMatchObject({ intact: true, entries: 6 });
    expect(rows.map(({ action }) => action)).toEqual([
      'open',
      'export',
      'named_rows',
      'load',
      'load',
      'create',
    ]);
    expect(rows[2]).toMatchObject({ by: 'An officer', detail: { key: 'no such key' } });
    expect(rows.slice(3, 5).map(({ detail }) => [detail['file'], detail['loaded']])).toEqual([
      ['nothing.csv', 0],
      ['first.csv', 2],
    ]);
  });

  it('has a look-up in the file before anybody is answered', async () => {
    await using workbench = await openAt(path);
    await workbench.casework
      .localNumber({ key: 'no such key', reason: 'To mend it' })
      .catch(() => undefined);
    expect(workbench.keeper.state.status).toBe('saved');
    await using other = await openAt(path);
    expect(other.audit.page({ action: 'named_rows' }).total).toBe(1);
  });

  it.each<[string, (log: AuditEntry[]) => AuditEntry[], RegExp]>([
    ['an entry edited', ([first, ...rest]) => [{ ...first!, by: 'x' }, ...rest], /not as it was/],
    ['an entry taken out', ([first, , ...rest]) => [first!, ...rest], /taken out/],
    ['entries moved', ([a, b, ...rest]) => [b!, a!, ...rest], /taken out, added or moved/],
    ['its end taken away', (log) => log.slice(0, -1), /end was taken away/],
    ['all of it taken away', () => [], /end was taken away/],
    [
      'all of it written anew',
      (log) =>
        log.reduce<AuditEntry[]>(
          (anew, { at, action, detail }) => [
            ...anew,
            nextEntry(anew.at(-1), { at, action, detail, by: 'x' }),
          ],
          [],
        ),
      /written anew/,
    ],
  ])('gives away that somebody with the passphrase had %s', async (_, change, problem) => {
    {
      await using workbench = await openAt(path);
      await workbench.load([journeysFile('first.csv', ['C1'])]);
      await workbench.qualityWorkbook();
    }
    await withLog(change);
    {
      await using workbench = await openAt(path);
      expect(workbench.audit.check()).toMatchObject({
        intact: false,
        problem: expect.stringMatching(problem),
      });
    }
    await using again = await openAt(path);
    expect(again.audit.check().intact).toBe(false);
    expect(again.audit.page({ action: 'tampering' }).total).toBe(1);
  });

  it('begins with the look-ups of a file from before there was one', async () => {
    {
      await using workbench = await openAt(path);
      await workbench.load([journeysFile('first.csv', ['C1'])]);
    }
    const table = new Table({
      at: vectorFromArray(['2026-01-05T10:00:00.000Z'], new Utf8()),
      by: vectorFromArray([null], new Utf8()),
      subject_key: vectorFromArray(['a key'], new Utf8()),
      reason: vectorFromArray(['To mend it'], new Utf8()),
    });
    await rewritten(async (entries, { recipient }) => {
      const bytes = tableToIPC(table, 'stream');
      const listed = { table: 'access_log', rows: 1, bytes: bytes.length, sha256: sha256(bytes) };
      const kept = Object.entries(entries).filter(([name]) => name.startsWith('identity.'));
      const manifest = await sealManifest(
        {
          format: 'permanence-workspace',
          version: 2,
          created: '2026-01-01T00:00:00Z',
          workspaceKey: '00'.repeat(32),
          views: [],
          tables: [listed],
        },
        recipient,
        'agency.permanence',
      );
      return {
        ...Object.fromEntries(kept),
        'manifest.json.gz.age': manifest,
        'access_log.arrows.gz.age': await seal(bytes, recipient),
      };
    });
    for (const count of [2, 3]) {
      await using workbench = await openAt(path);
      expect(await workbench.casework.accessLog()).toEqual([
        { at: '2026-01-05T10:00:00.000Z', by: null, key: 'a key', reason: 'To mend it' },
      ]);
      expect(workbench.audit.check()).toMatchObject({ intact: true, entries: count });
    }
  });
});

describe('permanence audit', () => {
  async function run(...argv: string[]) {
    const passphraseFile = join(folder, 'passphrase.txt');
    await writeFile(passphraseFile, `${PASSPHRASE}\n`);
    let out = '';
    let err = '';
    const code = await runCommand(
      ['audit', '--workspace', path, '--passphrase-file', passphraseFile, ...argv],
      { out: (text) => (out += text), err: (text) => (err += text) },
    );
    const rows = () => (JSON.parse(out) as { rows: Record<string, unknown>[] }).rows;
    return { code, err, rows };
  }

  it('lists entries and says whether the log is whole', async () => {
    {
      await using workbench = await openAt(path);
      await workbench.load([journeysFile('first.csv', ['C1'])]);
    }
    const listed = await run('--action', 'load');
    expect(listed.code).toBe(0);
    expect(listed.rows()).toMatchObject([{ sequence: 2, action: 'load' }]);
    expect(JSON.parse(String(listed.rows()[0]?.['detail']))).toMatchObject({ file: 'first.csv' });
    const [verified] = (await run('--verify')).rows();
    expect(verified).toMatchObject({ intact: true, problem: null });
    const noted = String(verified?.['head']);
    expect((await run('--noted', noted)).code).toBe(0);
    expect(await run('--noted', '0'.repeat(64))).toMatchObject({
      code: 1,
      err: expect.stringContaining('No entry of the log has the digest'),
    });
    await withLog((log) => log.slice(0, -2));
    expect(await run('--verify')).toMatchObject({
      code: 1,
      err: expect.stringContaining('its end was taken away'),
    });
    expect((await run('--action', 'nonsense')).code).toBe(2);
  });
});
