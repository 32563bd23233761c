import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync as gzip } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { Table, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../analytics/contract/failure.ts';
import { sha256 } from '../../../analytics/workspace/file/digest.ts';
import {
  createIdentity,
  identityEntries,
  unlockIdentity,
} from '../../../analytics/workspace/file/identity.ts';
import { encryptAge } from '../../../analytics/workspace/file/age/payload.ts';
import { openManifest } from '../../../analytics/workspace/file/manifest.ts';
import { CHEAP, PASSPHRASE, refused } from './contents.ts';
import { journeysFile, openAt } from './sessions.ts';

/** A file somebody sends with its passphrase: whatever is in it, they could put there. */
let folder: string;
let path: string;
let honest: Record<string, Uint8Array>;
let recipient: string;
let manifest: object & { tables: object[] };

const FILE = 'agency.permanence';
const MIB = 1024 ** 2;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-hostile-'));
  path = join(folder, FILE);
  {
    await using workbench = await openAt(path);
    await workbench.load([journeysFile('own.csv', ['C1', 'C2'])]);
  }
  honest = unzipSync(await readFile(path));
  const entries = new Map(Object.entries(honest));
  const identity = await unlockIdentity(entries, PASSPHRASE, { maxWorkFactor: 2, file: FILE });
  ({ recipient } = identity);
  manifest = await openManifest(entries, identity.secret, FILE);
});
beforeEach(async () => {
  for (const name of await readdir(folder)) await rm(join(folder, name));
});
afterAll(() => rm(folder, { recursive: true }));

/** What opening these bytes is refused with; the file stays as it is, and nothing comes beside it. */
async function refusal(bytes: Uint8Array): Promise<Failure> {
  await writeFile(path, bytes);
  const failure = await refused(openAt(path, { create: false }));
  expect((await readFile(path)).equals(Buffer.from(bytes))).toBe(true);
  expect(await readdir(folder)).toEqual([FILE]);
  expect(failure.place).toEqual({ file: FILE });
  return failure;
}

const zipped = (changed: Zippable): Buffer =>
  Buffer.from(zipSync({ ...honest, ...changed }, { level: 0 }));
const sealed = (plain: Uint8Array) => encryptAge(gzip(plain), recipient);
const json = (value: unknown) => strToU8(JSON.stringify(value));

/** The archive with another table of contents, and what that lists. */
async function relisted(change: object, parts: Zippable = {}): Promise<Buffer> {
  const entry = await sealed(json({ ...manifest, ...change }));
  return zipped({ 'manifest.json.gz.age': entry, ...parts });
}

/** The archive with one table exchanged for these bytes, of which the contents say this. */
async function withTable(table: string, bytes: Uint8Array, says: object = {}): Promise<Buffer> {
  const listed = { table, rows: 1, bytes: bytes.length, sha256: sha256(bytes), ...says };
  const others = manifest.tables.filter((other) => !('table' in other && other.table === table));
  const parts = { [`${table}.arrows.gz.age`]: await sealed(bytes) };
  return relisted({ tables: [...others, listed] }, parts);
}

describe('threat: a hostile workspace file', () => {
  it('is what the forgeries below are made from, which opens', async () => {
    await writeFile(path, zipped({}));
    await using workbench = await openAt(path, { create: false });
    expect(await workbench.sources()).toHaveLength(1);
  });

  it.each([
    '../identity.age',
    '../../outside.age',
    '/etc/cron.age',
    'a/b.age',
    'c:\\windows\\x.age',
    '.hidden.age',
    'notes.txt',
    'run.exe',
  ])('that holds %s, which unpacking would put elsewhere, is refused', async (name) => {
    const entry: Zippable = Object.fromEntries([[name, strToU8('x')]]);
    expect(await refusal(zipped(entry))).toMatchObject({
      code: 'workspace_damaged',
      message: expect.stringContaining('an entry that no workspace has'),
    });
  });

  it('that holds a part twice is refused: readers differ in which they take', async () => {
    const twice = zipped({ 'identitx.age': strToU8('another key') });
    const name = Buffer.from('identitx.age');
    for (let at = twice.indexOf(name); at >= 0; at = twice.indexOf(name, at + 1)) {
      twice.write('identity.age', at);
    }
    expect((await refusal(twice)).message).toContain('holds identity.age twice');
  });

  it('with more parts than any workspace has is refused', async () => {
    const many = Array.from({ length: 65 }, (_, n) => [`part${String(n)}.age`, strToU8('x')]);
    expect((await refusal(zipped(Object.fromEntries(many) as Zippable))).message).toContain(
      'too many entries',
    );
  });

  it('that unpacks to far more than it holds (a zip bomb) is refused before it is unpacked', async () => {
    const bomb: Zippable = { 'bomb.age': [new Uint8Array(64 * MIB), { level: 9 }] };
    expect((await refusal(zipped(bomb))).message).toContain('unpacks to more than it can hold');
  });

  it('whose part is said to be larger than it is, is refused', async () => {
    const bytes = zipped({});
    const entry = bytes.lastIndexOf('identity.age') - 46;
    bytes.writeUInt32LE(bytes.readUInt32LE(entry + 24) + 1, entry + 24);
    expect((await refusal(bytes)).message).toContain('the two sizes of identity.age differ');
  });

  it.each([
    ['a comment', (bytes: Buffer) => bytes.writeUInt16LE(1, bytes.length - 2)],
    ['a second volume', (bytes: Buffer) => bytes.writeUInt16LE(1, bytes.length - 18)],
    ['a directory elsewhere', (bytes: Buffer) => bytes.writeUInt32LE(1, bytes.length - 6)],
  ])('that says it has %s is refused', async (_what, change) => {
    const bytes = zipped({});
    change(bytes);
    expect((await refusal(bytes)).message).toContain('its end is missing');
  });

  it('with something behind its end is refused', async () => {
    const bytes = Buffer.concat([zipped({}), Buffer.from('#!/bin/sh')]);
    expect((await refusal(bytes)).message).toContain('its end is missing');
  });

  it('whose key takes more work to try than ours is refused before any is done', async () => {
    const wrapped = Object.fromEntries(identityEntries(await createIdentity(PASSPHRASE, 3)));
    expect((await refusal(zipped(wrapped))).message).toContain('more work than the 2^2');
    const text = Buffer.from(wrapped['identity.age'] ?? []).toString('latin1');
    const endless = Buffer.from(text.replace(/(-> scrypt \S+) 3\n/, '$1 62\n'), 'latin1');
    const claimed = { 'identity.age': endless, 'identity.sha256': strToU8(`${sha256(endless)}\n`) };
    expect((await refusal(zipped(claimed))).message).toContain('more work than the 2^2');
  });

  it('whose key is not under a passphrase is refused', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    const open = await encrypter.encrypt('AGE-SECRET-KEY-1');
    const key = { 'identity.age': open, 'identity.sha256': strToU8(`${sha256(open)}\n`) };
    expect((await refusal(zipped(key))).message).toContain('not protected by a passphrase');
  });

  it('whose key is not as it was saved, or is larger than any, is refused', async () => {
    expect((await refusal(zipped({ 'identity.age': strToU8('x') }))).message).toContain(
      'its key is not as it was saved',
    );
    const large = new Uint8Array(9000);
    const key = { 'identity.age': large, 'identity.sha256': strToU8(`${sha256(large)}\n`) };
    expect((await refusal(zipped(key))).message).toContain('larger than any key');
  });

  it('whose contents, log or table swell when they are decompressed is refused', async () => {
    const swollen = await sealed(new Uint8Array(129 * MIB).fill(32));
    for (const [name, words] of [
      ['manifest.json.gz.age', 'its table of contents can not be read'],
      ['audit.jsonl.gz.age', 'its audit log can not be read'],
      ['sources.arrows.gz.age', 'its table sources can not be read'],
    ] as const) {
      expect((await refusal(zipped({ [name]: swollen }))).message).toContain(words);
    }
  });

  it('that names thousands of recipients, each of which would be tried, is refused', async () => {
    const encrypter = new Encrypter();
    for (let index = 0; index < 300; index++) encrypter.addRecipient(recipient);
    const slow = await encrypter.encrypt(gzip(json(manifest)));
    expect((await refusal(zipped({ 'manifest.json.gz.age': slow }))).code).toBe(
      'workspace_damaged',
    );
  });

  it('that lists a table under a name of its own is refused, however that is written', async () => {
    for (const table of ['audit_log', 'duckdb_secrets', 'information_schema']) {
      const failure = await refusal(await withTable(table, new Uint8Array(1)));
      expect(failure).toMatchObject({ code: 'workspace_newer' });
    }
    for (const table of ['sources; DROP TABLE sources', '"', '../sources', '__proto__', '']) {
      const listed = { table, rows: 0, bytes: 0, sha256: sha256(new Uint8Array()) };
      const failure = await refusal(await relisted({ tables: [...manifest.tables, listed] }));
      expect(['workspace_damaged', 'workspace_newer']).toContain(failure.code);
    }
  });

  it.each(['x"; DROP TABLE sources; --', "file' || current_user || '", '__proto__', 'rowid', ''])(
    'whose table has a column %j is refused, and nothing of it is run',
    async (column) => {
      const table = new Table(Object.fromEntries([[column, vectorFromArray(['x'], new Utf8())]]));
      await writeFile(path, await withTable('rejects', tableToIPC(table, 'stream')));
      const failure = await refused(openAt(path, { create: false }));
      expect(['workspace_damaged', 'workspace_newer']).toContain(failure.code);
    },
  );

  it('whose table is not the one it lists, or no table, is refused', async () => {
    const table = tableToIPC(new Table({ file: vectorFromArray(['x'], new Utf8()) }), 'stream');
    for (const says of [{ sha256: '0'.repeat(64) }, { bytes: table.length + 1 }]) {
      expect((await refusal(await withTable('rejects', table, says))).message).toMatch(
        /is not the one that was saved|can not be read/,
      );
    }
    for (const bytes of [strToU8('SELECT 1'), table.subarray(0, -40)]) {
      await writeFile(path, await withTable('rejects', bytes));
      expect((await refused(openAt(path, { create: false }))).code).toBe('workspace_damaged');
    }
    const many = await withTable('sources', table, { rows: 1e12 });
    await writeFile(path, many);
    expect((await refused(openAt(path, { create: false }))).code).toBe('workspace_damaged');
  });

  it('whose contents are of another shape is refused', async () => {
    for (const change of [
      { tables: 'all' },
      { version: -1 },
      { format: 'something else' },
      { workspaceKey: '../../key' },
      { views: [{ id: 1 }] },
      { created: 'long ago' },
    ]) {
      expect((await refusal(await relisted(change))).code).toBe('workspace_damaged');
    }
  });

  it('is not waited for when its passphrase is not the one that was sent along', async () => {
    await writeFile(path, zipped({}));
    const wrong = { ...CHEAP, passphrase: 'not the one', create: false };
    expect((await refused(openAt(path, wrong))).code).toBe('passphrase_wrong');
    expect(await readdir(folder)).toEqual([FILE]);
  });
});
