import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORKBOOK_LIMITS } from '../../../../analytics/formats/workbook/limits.ts';
import { readWorkbook } from '../../../../analytics/formats/workbook/read.ts';
import { readsOrRefuses, refusalOf } from '../refusal.ts';
import { renamed, zipOf } from '../zips.ts';
import { partsOf, sheetOf, workbookOf } from './workbooks.ts';

const read = (bytes: Uint8Array) => readWorkbook(bytes, 'a.xlsx');
const CELL = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
const BASE = partsOf({ sheets: [{ name: 'A', data: CELL }], texts: '<si><t>x</t></si>' });

const BOMB = `<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;

describe('a document type declaration in a workbook', () => {
  it.each(Object.keys(BASE))('is refused in %s', async (part) => {
    const content = BASE[part as keyof typeof BASE];
    const refusal = await refusalOf(() => read(zipOf({ ...BASE, [part]: `${BOMB}${content}` })));
    expect(refusal).toMatchObject({
      code: 'file_unsafe',
      message: expect.stringContaining(`a.xlsx/${part} is refused`),
    });
  });

  it('is refused in a part that nobody reads, after the comments that hide it', async () => {
    const hidden = `<?xml version="1.0"?><!--${'x'.repeat(40_000)}--><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>`;
    for (const path of ['docProps/custom.xml', 'xl/drawings/_rels/drawing1.xml.rels', 'A.XML']) {
      const refusal = await refusalOf(() => read(zipOf({ ...BASE, [path]: hidden })));
      expect(refusal.code).toBe('file_unsafe');
    }
  });

  it('is refused in UTF-16', async () => {
    const part = Buffer.from(`\ufeff${BOMB}<Types/>`, 'utf16le');
    const refusal = await refusalOf(() => read(zipOf({ ...BASE, '[Content_Types].xml': part })));
    expect(refusal.code).toBe('file_unsafe');
  });
});

describe('a workbook made to exhaust memory', () => {
  it('is refused as a bomb before its parts are unpacked', async () => {
    const bytes = zipOf({ ...BASE, 'xl/media/image1.png': new Uint8Array(60 * 1024 ** 2) });
    expect((await refusalOf(() => read(bytes))).code).toBe('file_unsafe');
  });

  it('is refused when two cells in opposite corners span rows by the million, sheet after sheet', async () => {
    const data =
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    const sheets = Array.from({ length: 20 }, (_, at) => ({ name: `S${String(at)}`, data }));
    expect(await refusalOf(() => read(workbookOf({ sheets })))).toMatchObject({
      code: 'file_too_large',
      message: expect.stringMatching(/more than 5,000,000 cells, counted up to the sheet “S4”/),
    });
  });

  it('is refused when one cell at the right edge makes every row wide', async () => {
    const rows = Array.from(
      { length: 400 },
      (_, at) => `<row r="${String(at + 1)}"><c r="XFD${String(at + 1)}"><v>1</v></c></row>`,
    );
    expect((await refusalOf(() => read(sheetOf(rows.join(''))))).code).toBe('file_too_large');
  });

  it('is refused when it is larger than any workbook may be', async () => {
    const bytes = Buffer.alloc(WORKBOOK_LIMITS.file + 1);
    expect(await refusalOf(() => read(bytes))).toMatchObject({
      code: 'file_too_large',
      message: expect.stringMatching(/larger than 300 MB/),
    });
  });

  it('is refused when its sheet is not the size that it says', async () => {
    const zip = sheetOf(CELL);
    const name = 'xl/worksheets/sheet1.xml';
    const lying = Uint8Array.from(zip);
    const at = Buffer.from(lying).lastIndexOf(name) - 46 + 24;
    new DataView(lying.buffer).setUint32(at, 10, true);
    expect((await refusalOf(() => read(lying))).code).toBe('file_damaged');
  });
});

describe('a workbook that points outside', () => {
  it('has its external parts left alone', async () => {
    const relations = BASE['xl/_rels/workbook.xml.rels'].replace(
      '</Relationships>',
      '<Relationship Id="rId1" Type="x/styles" Target="http://evil.example/styles.xml" TargetMode="External"/></Relationships>',
    );
    const [sheet] = await read(zipOf({ ...BASE, 'xl/_rels/workbook.xml.rels': relations }));
    expect(sheet?.rows).toEqual([['x']]);
  });

  it('is refused when a part’s name leads out of it', async () => {
    const zip = zipOf({ ...BASE, 'xl/abc/evil.xml': '<a/>' });
    const refusal = await refusalOf(() => read(renamed(zip, 'xl/abc/evil.xml', '../../evil0.xml')));
    expect(refusal.code).toBe('file_unsafe');
  });

  it('never looks for a part above the workbook’s own folders', async () => {
    const relations = BASE['_rels/.rels'].replace('xl/workbook.xml', '../../../xl/workbook.xml');
    const [sheet] = await read(zipOf({ ...BASE, '_rels/.rels': relations }));
    expect(sheet?.rows).toEqual([['x']]);
  });
});

describe('a damaged workbook', () => {
  const zip = workbookOf({
    sheets: [
      { name: 'List 10', data: CELL },
      { name: 'List 11', data: '<row r="1"><c r="A1" s="1"><v>43922</v></c></row>' },
    ],
    texts: '<si><t>x</t></si>',
    formats: [14],
  });

  it('is refused wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), async (length) => {
        expect(await readsOrRefuses(() => read(zip.subarray(0, length)))).toBe(false);
      }),
    );
  });

  it('is read or refused in a sentence, whatever bytes are changed', async () => {
    const change = fc.tuple(fc.nat(zip.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const broken = Uint8Array.from(zip);
        for (const [at, byte] of changes) broken[at] = byte;
        await readsOrRefuses(() => read(broken));
      }),
    );
  });

  it('is read or refused in a sentence, whatever its XML says', async () => {
    const words = [
      '<row r="1">',
      '<row r="-3">',
      '<row r="x">',
      '</row>',
      '<c r="A1" t="s">',
      '<c r="ZZZZ9" s="9">',
      '<c t="b">',
      '</c>',
      '<v>',
      '</v>',
      '1',
      '99999999999',
      '-1e400',
      'x',
      '<f>',
      '</f>',
      '<is>',
      '</is>',
      '<t>',
      '</t>',
    ];
    const xml = fc.array(fc.constantFrom(...words), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(xml, async (chosen) => {
        await readsOrRefuses(() => read(sheetOf(chosen.join(''))));
      }),
    );
  });
});
