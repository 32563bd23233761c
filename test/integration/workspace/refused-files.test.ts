import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unlockIdentity } from '../../../analytics/workspace/file/identity.ts';
import { sealManifest } from '../../../analytics/workspace/file/manifest.ts';
import { seal } from '../../../analytics/workspace/file/payload.ts';
import { WorkspaceFile } from '../../../analytics/workspace/file/workspace-file.ts';
import type { WorkspaceContents } from '../../../analytics/workspace/file/workspace-file.ts';
import { CHEAP, NOW, PASSPHRASE, contentsWith, refused } from './contents.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-workspace-'));
  path = join(folder, 'agency.permanence');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function saved(contents: WorkspaceContents): Promise<WorkspaceFile> {
  const { file } = await WorkspaceFile.create(path, { ...CHEAP, now: NOW });
  await file.save(contents);
  return file;
}

describe('a workspace file that can not be opened', () => {
  const rezip = async (change: (entries: Record<string, Uint8Array>) => void): Promise<void> => {
    const entries = unzipSync(await readFile(path));
    change(entries);
    await writeFile(path, zipSync(entries, { level: 0 }));
  };

  it.each<[string, string, RegExp, () => Promise<void>]>([
    ['is cut short', 'workspace_damaged', /its end is missing/, () => truncate(path, 900)],
    ['is empty', 'workspace_not_ours', /is not a Permanence workspace/, () => truncate(path, 0)],
    [
      'is something else',
      'workspace_not_ours',
      /not a Permanence/,
      () => writeFile(path, 'id,area\n'),
    ],
    ['is not there', 'not_found', /no file agency\.permanence/, () => rm(path)],
    [
      'lacks a table',
      'workspace_damaged',
      /rejects\.arrows\.gz\.age is missing/,
      () => rezip((entries) => delete entries['rejects.arrows.gz.age']),
    ],
    [
      'lacks its manifest',
      'workspace_damaged',
      /table of contents is missing/,
      () => rezip((entries) => delete entries['manifest.json.gz.age']),
    ],
    [
      'holds something it does not list',
      'workspace_damaged',
      /holds extra\.age, which it does not list/,
      () => rezip((entries) => (entries['extra.age'] = strToU8('x'))),
    ],
    [
      'has two tables changed round',
      'workspace_damaged',
      /is not the one that was saved|can not be read/,
      () =>
        rezip((entries) => {
          const { 'rejects.arrows.gz.age': a, 'sources.arrows.gz.age': b } = entries;
          Object.assign(entries, { 'rejects.arrows.gz.age': b, 'sources.arrows.gz.age': a });
        }),
    ],
  ])('because it %s is refused with its own sentence', async (_, code, message, change) => {
    await saved(contentsWith(['a', 'b', 'c']));
    await change();
    const failure = await refused(WorkspaceFile.open(path, CHEAP));
    expect(failure).toMatchObject({ code, place: { file: 'agency.permanence' } });
    expect(failure.message).toMatch(message);
  });

  it('because a part of it is from an earlier save is refused', async () => {
    const file = await saved(contentsWith(['a']));
    const { 'rejects.arrows.gz.age': earlier } = unzipSync(await readFile(path));
    await file.save(contentsWith(['b']));
    await rezip((entries) => Object.assign(entries, { 'rejects.arrows.gz.age': earlier }));
    expect(await refused(WorkspaceFile.open(path, CHEAP))).toMatchObject({
      code: 'workspace_damaged',
      message: 'agency.permanence is damaged: its table rejects is not the one that was saved.',
    });
  });

  it('tells a wrong passphrase from damage, and leaves the file as it is', async () => {
    await saved(contentsWith(['a']));
    const before = await readFile(path);
    const failure = await refused(WorkspaceFile.open(path, { ...CHEAP, passphrase: 'wrong' }));
    expect(failure).toMatchObject({
      code: 'passphrase_wrong',
      message: 'The passphrase does not open agency.permanence.',
    });
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await readdir(folder)).toEqual(['agency.permanence']);
  });

  it('tells a newer format from damage, whatever else is in it', async () => {
    await saved(contentsWith(['a']));
    const entries = unzipSync(await readFile(path));
    const { recipient } = await unlockIdentity(new Map(Object.entries(entries)), PASSPHRASE, {
      maxWorkFactor: 2,
      file: 'agency.permanence',
    });
    const manifest = { format: 'permanence-workspace', version: 4, audit: 'unknown here' };
    const later = {
      ...entries,
      'manifest.json.gz.age': await seal(strToU8(JSON.stringify(manifest)), recipient),
      'audit.jsonl.gz.age': strToU8('x'),
    };
    await writeFile(path, zipSync(later, { level: 0 }));
    expect(await refused(WorkspaceFile.open(path, CHEAP))).toMatchObject({
      code: 'workspace_newer',
      message: expect.stringContaining('its format is number 4'),
    });
  });

  it('calls a table it does not know newer, and one listed twice damaged', async () => {
    await saved(contentsWith(['a']));
    const entries = unzipSync(await readFile(path));
    const { recipient } = await unlockIdentity(new Map(Object.entries(entries)), PASSPHRASE, {
      maxWorkFactor: 2,
      file: 'agency.permanence',
    });
    const listing = async (tables: readonly string[]): Promise<void> => {
      const listed = tables.map((table) => ({
        table,
        rows: 0,
        bytes: 0,
        sha256: 'e3b0c442'.repeat(8),
      }));
      const manifest = await sealManifest(
        {
          format: 'permanence-workspace',
          version: 1,
          created: NOW().toISOString(),
          workspaceKey: '00'.repeat(32),
          views: [],
          tables: listed,
        },
        recipient,
        'agency.permanence',
      );
      const { 'identity.age': key, 'identity.sha256': digest } = entries;
      const parts = tables.map((table) => [`${table}.arrows.gz.age`, strToU8('x')] as const);
      const zip = {
        'identity.age': key!,
        'identity.sha256': digest!,
        'manifest.json.gz.age': manifest,
        ...Object.fromEntries(parts),
      };
      await writeFile(path, zipSync(zip, { level: 0 }));
    };
    await listing(['placements']);
    expect(await refused(WorkspaceFile.open(path, CHEAP))).toMatchObject({
      code: 'workspace_newer',
      message: expect.stringContaining('a table called placements'),
    });
    await listing(['rejects', 'rejects']);
    expect(await refused(WorkspaceFile.open(path, CHEAP))).toMatchObject({
      code: 'workspace_damaged',
      message: expect.stringContaining('listed twice'),
    });
  });

  it('is not waited for when it is a folder or a pipe', async () => {
    expect(await refused(WorkspaceFile.open(folder, CHEAP))).toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('it is a folder'),
    });
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [path]);
    expect(await refused(WorkspaceFile.open(path, CHEAP))).toMatchObject({
      code: 'file_unreadable',
      message: expect.stringContaining('it is not a file'),
    });
  });

  it('is not read when it is larger than any workspace', async () => {
    await saved(contentsWith(['a']));
    await truncate(path, 2 * 1024 ** 3);
    expect(await refused(WorkspaceFile.open(path, CHEAP))).toMatchObject({
      code: 'file_too_large',
      message: 'agency.permanence is too large: it has 2,048 MB.',
    });
  });
});
