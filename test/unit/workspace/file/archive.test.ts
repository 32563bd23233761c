import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packArchive, unpackArchive } from '../../../../analytics/workspace/file/archive.ts';

const bytes = (text: string): Uint8Array => strToU8(text);
const entries = new Map([
  ['identity.age', bytes('wrapped')],
  ['identity.sha256', bytes('digest')],
  ['sources.arrows.gz.age', new Uint8Array(70_000).fill(7)],
]);

const code = (code: string, message: RegExp): unknown =>
  expect.objectContaining({
    failure: expect.objectContaining({ code, message: expect.stringMatching(message) }),
  });

function refusal(archive: Uint8Array): unknown {
  try {
    unpackArchive(archive, 'a.permanence');
  } catch (error) {
    return error;
  }
  return 'opened';
}

const END = 22;

describe('the zip of a workspace', () => {
  it('gives back the entries it was made of, in order', () => {
    const unpacked = unpackArchive(packArchive(entries), 'a.permanence');
    expect([...unpacked]).toEqual([...entries]);
  });

  it('stores entries as they are, without compression', () => {
    const packed = packArchive(entries);
    expect(packed.length).toBeGreaterThan(70_000);
    expect(Buffer.from(packed).includes(Buffer.alloc(70_000, 7))).toBe(true);
  });

  it('does not say when it was saved', () => {
    expect(Buffer.from(packArchive(entries)).equals(packArchive(entries))).toBe(true);
    const headerDate = new DataView(packArchive(entries).buffer).getUint16(12, true);
    expect(headerDate).toBe((1 << 5) | 1);
  });

  it('opens entries that were compressed by whoever zipped them again', () => {
    const rezipped = zipSync(
      { 'identity.age': bytes('wrapped'), 'identity.sha256': bytes('ab'.repeat(32)) },
      { level: 6 },
    );
    expect(unpackArchive(rezipped, 'a.permanence').get('identity.sha256')).toEqual(
      bytes('ab'.repeat(32)),
    );
  });

  it.each([
    ['an empty file', new Uint8Array()],
    ['a text file', bytes('child,area\n1,Croydon\n')],
    ['somebody else’s zip', zipSync({ 'word/document.xml': bytes('<w/>') })],
    ['an empty zip', zipSync({})],
  ])('says of %s that it is no workspace', (_, archive) => {
    expect(refusal(archive)).toEqual(code('workspace_not_ours', /not a Permanence workspace/));
  });

  it.each([
    '../identity.age',
    '/identity.age',
    'a/identity.age',
    'a\\identity.age',
    'IDENTITY.AGE',
    'notes.txt',
    '__proto__',
  ])('refuses an entry called %j', (name) => {
    const placeholder = 'x'.repeat(name.length - 4) + '.age';
    const zip = zipSync({ 'identity.age': bytes('wrapped'), [placeholder]: bytes('x') });
    expect(refusal(zip)).toBe('opened');
    expect(refusal(renamed(zip, placeholder, name))).toEqual(
      code('workspace_damaged', /an entry that no workspace has/),
    );
  });

  it('refuses an entry that is there twice', () => {
    const twins = zipSync({ 'identity.age': bytes('a'), 'identitz.age': bytes('b') });
    const zip = renamed(twins, 'identitz.age', 'identity.age');
    expect(refusal(zip)).toEqual(code('workspace_damaged', /holds identity\.age twice/));
  });

  it('refuses more entries than any workspace has', () => {
    const many = Array.from({ length: 65 }, (_, i) => [`t${String(i)}.age`, bytes('x')] as const);
    const zip = zipSync({ ...Object.fromEntries(many), 'identity.age': bytes('x') });
    expect(refusal(zip)).toEqual(code('workspace_damaged', /too many entries/));
  });

  it('refuses entries that unpack to much more than the file', () => {
    const bomb = zipSync({ 'identity.age': bytes('x'), 'sources.age': new Uint8Array(5_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusal(bomb)).toEqual(code('workspace_damaged', /unpacks to more/));
  });

  it('refuses entries that share their bytes', () => {
    const names = Array.from({ length: 9 }, (_, i) => `part${String(i)}.age`);
    const zip = zipSync(
      {
        'identity.age': new Uint8Array(90_000),
        ...Object.fromEntries(names.map((name) => [name, bytes('x')])),
      },
      { level: 0 },
    );
    const view = new DataView(zip.buffer);
    const first = centralHeader(zip, 'identity.age');
    for (const name of names) {
      const header = centralHeader(zip, name);
      for (const field of [20, 24, 42]) {
        view.setUint32(header + field, view.getUint32(first + field, true), true);
      }
    }
    expect(refusal(zip)).toEqual(code('workspace_damaged', /unpacks to more/));
  });

  it.each([
    [
      'zip64',
      'its locator before the end',
      (zip: DataView) => zip.setUint32(zip.byteLength - END - 20, 0x07064b50, true),
    ],
    [
      'a second volume',
      'its number',
      (zip: DataView) => zip.setUint16(zip.byteLength - END + 4, 1, true),
    ],
    [
      'a comment',
      'its length',
      (zip: DataView) => zip.setUint16(zip.byteLength - END + 20, 1, true),
    ],
    [
      'a gap before the end',
      'a moved directory',
      (zip: DataView) => zip.setUint32(zip.byteLength - END + 16, 0, true),
    ],
  ])('refuses %s (%s)', (_, __, change) => {
    const zip = packArchive(entries);
    change(new DataView(zip.buffer));
    expect(refusal(zip)).toEqual(code('workspace_damaged', /its end/));
  });

  it('refuses bytes after the end', () => {
    const zip = packArchive(entries);
    expect(refusal(Buffer.concat([zip, zip]))).toEqual(code('workspace_damaged', /end/));
    expect(refusal(Buffer.concat([zip, bytes('x')]))).toEqual(code('workspace_damaged', /end/));
  });

  it('refuses an entry that reaches beyond the file', () => {
    const zip = packArchive(entries);
    const header = centralHeader(zip, 'sources.arrows.gz.age');
    const view = new DataView(zip.buffer);
    view.setUint32(header + 20, 120_000, true);
    view.setUint32(header + 24, 120_000, true);
    expect(refusal(zip)).toEqual(code('workspace_damaged', /part of sources/));
  });

  it('refuses a file that is cut short anywhere', () => {
    const zip = packArchive(entries);
    for (const length of [60, 200, 40_000, zip.length - END, zip.length - 1]) {
      expect(refusal(zip.subarray(0, length))).toEqual(
        code('workspace_damaged', /a\.permanence is damaged/),
      );
    }
  });
});

/** The zip with another name, as long, wherever a name stands. */
function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  const changed = Buffer.from(zip);
  for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from)) changed.write(to, at);
  return changed;
}

/** Where the central directory speaks of an entry. */
function centralHeader(zip: Uint8Array, name: string): number {
  return Buffer.from(zip.buffer).lastIndexOf(name) - 46;
}
