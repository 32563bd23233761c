import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { TestWorkspace, csv, figures, GOOD } from './workspace.ts';

const zipped = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );

const WORKBOOK = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
};

const HOSTILE: readonly (readonly [
  what: string,
  name: string,
  bytes: () => Uint8Array,
  code: string,
])[] = [
  [
    'a zip that unpacks to hundreds of times its size',
    'bomb.zip',
    () => zipped({ 'big.csv': new Uint8Array(80 * 2 ** 20) }),
    'file_unsafe',
  ],
  [
    'a zip with a name that leads out of it',
    'out.zip',
    () => zipped({ '../../out.csv': 'a,b\n1,2\n' }),
    'file_unsafe',
  ],
  [
    'a workbook that declares a document type',
    'doctype.xlsx',
    () => zipped({ ...WORKBOOK, 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' }),
    'file_unsafe',
  ],
  [
    'an XML file of a billion laughs',
    'laughs.xml',
    () =>
      strToU8(
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Message>&b;</Message>',
      ),
    'file_unsafe',
  ],
  [
    'an XML file that asks for a file of this computer',
    'entity.xml',
    () => strToU8('<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><Message>&a;</Message>'),
    'file_unsafe',
  ],
  [
    'a CSV with twenty megabytes on one line',
    'line.csv',
    () => strToU8(`measure,area,period,value\n${'x'.repeat(20 * 2 ** 20)}`),
    '',
  ],
  [
    'compressed rubbish',
    'rubbish.csv',
    () => deflateRawSync(Buffer.alloc(5000, 'abc')),
    'file_binary',
  ],
];

describe('a hostile file', () => {
  it.each(HOSTILE)(
    '%s is refused, and what was there stays',
    { timeout: 60_000 },
    async (_, name, bytes, code) => {
      await using workspace = await TestWorkspace.open();
      await workspace.loadOne(figures(GOOD));
      const before = await workspace.counts();
      const [report, good] = await workspace.load([
        csv(bytes(), name),
        { ...figures('placement_orders,Merton,2022/23,4'), name: 'good.csv' },
      ]);
      if (code === '') {
        // It is a table with one row, and that is none.
        expect(report).toMatchObject({
          read: 1,
          loaded: 0,
          rejected: 1,
          reasons: { line_too_long: 1 },
        });
      } else {
        expect(report?.refusal).toMatchObject({ code });
        expect(report?.refusal?.message).toContain(name);
        expect(report?.refusal?.action).toMatch(/\.$/);
      }
      expect(good).toMatchObject({ loaded: 1 });
      expect(await workspace.count('observations')).toBe((before['observations'] ?? 0) + 1);
    },
  );
});
