import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../analytics/formats/workbook/read.ts';
import type { Sheet } from '../../../../analytics/formats/workbook/sheet.ts';
import { refusalOf } from '../refusal.ts';
import { asZip64, zipOf } from '../zips.ts';
import { partsOf, sheetOf, workbookOf } from './workbooks.ts';

async function only(bytes: Uint8Array): Promise<Sheet> {
  const [sheet] = await readWorkbook(bytes, 'annex a.xlsx');
  if (!sheet) throw new Error('the workbook has no sheet');
  return sheet;
}

/** The texts of one row of cells. */
const row = async (cells: string, more = {}): Promise<readonly string[]> =>
  (await only(sheetOf(`<row r="1">${cells}</row>`, more))).rows[0] ?? [];

const dates = { formats: [14, 22, 20, '[h]:mm', 'dd/mm/yyyy', '[$-809]dd mmmm yyyy;@'] };

describe('the sheets of a workbook', () => {
  it('come in order with their names, and say which are hidden', async () => {
    const sheets = ['visible', 'hidden', 'veryHidden'].map((state) => ({
      name: `List &amp; ${state}`,
      state,
      data: `<row r="1"><c r="A1" t="inlineStr"><is><t>${state}</t></is></c></row>`,
    }));
    expect(await readWorkbook(workbookOf({ sheets }), 'a.xlsx')).toMatchObject([
      { name: 'List & visible', hidden: false, rows: [['visible']] },
      { name: 'List & hidden', hidden: true, rows: [['hidden']] },
      { name: 'List & veryHidden', hidden: true, rows: [['veryHidden']] },
    ]);
  });

  it('keep blank rows and columns before the first filled cell, and none after the last', async () => {
    const data = `<row r="3"><c r="C3"><v>1</v></c><c r="D3" s="1"/></row><row r="4"><c r="A4"/></row><row r="9"/>`;
    expect((await only(sheetOf(data))).rows).toEqual([[], [], ['', '', '1']]);
  });

  it('have only the first cell of a merge filled', async () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/><c r="C1"><v>2</v></c></row>';
    expect((await only(sheetOf(data))).rows).toEqual([['1', '', '2']]);
  });

  it('may leave out references, as some programs do', async () => {
    const data = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="3"><c><v>4</v></c></row>';
    expect((await only(sheetOf(data))).rows).toEqual([['1', '', '3'], [], ['4']]);
  });

  it('may use a prefix for every element', async () => {
    const sheet =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="AB1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const parts = { 'xl/worksheets/sheet1.xml': sheet };
    expect((await only(sheetOf('', { parts }))).rows[0]?.[27]).toBe('7');
  });

  it('leave charts and macros alone', async () => {
    const parts = {
      'xl/vbaProject.bin': Uint8Array.of(1),
      'xl/charts/chart1.xml': '<c:chart xmlns:c="c"/>',
    };
    expect(
      (await only(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>', { parts }))).rows,
    ).toEqual([['1']]);
  });

  it('are read from a workbook in zip64', async () => {
    const zip = asZip64(sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>'));
    expect((await only(zip)).rows).toEqual([['1']]);
  });
});

describe('the text of a cell', () => {
  it('is a shared text with its runs joined and its readings left out', async () => {
    const texts =
      '<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr/><t>text</t></r><rPh><t>reading</t></rPh></si><si><t xml:space="preserve"> kept </t></si><si><t>a_x000D_b_x005F_x0041_</t></si>';
    const cells = [0, 1, 2, 3].map((at) => `<c t="s"><v>${String(at)}</v></c>`).join('');
    expect(await row(cells, { texts })).toEqual(['plain', 'rich text', ' kept ', 'a\rb_x0041_']);
  });

  it('is the text typed into the cell itself', async () => {
    const cells = '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>';
    expect(await row(cells)).toEqual(['ab']);
  });

  it('is true or false, and the error’s name', async () => {
    const cells = '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>';
    expect(await row(cells)).toEqual(['true', 'false', '#N/A']);
  });

  it.each([
    ['0.1', '0.1'],
    ['0.28999999999999998', '0.29'],
    ['1E-7', '0.0000001'],
    ['1.5E+22', '15000000000000000000000'],
    ['-2.50', '-2.5'],
    ['-0', '0'],
    ['007', '7'],
  ])('of the number %s is the plain decimal %s', async (stored, text) => {
    expect(await row(`<c><v>${stored}</v></c>`)).toEqual([text]);
  });

  it('is a formula’s value where it has one, also when that is an empty text', async () => {
    const cells =
      '<c><f>A1*2</f><v>4</v></c><c t="str"><f>""</f><v></v></c><c t="str"><f>B1</f><v>x</v></c>';
    expect(await row(cells)).toEqual(['4', '', 'x']);
  });

  it('is the formula where it was never worked out', async () => {
    const cells = '<c><f>SUM(A1:A9)</f></c><c><f>1+1</f><v></v></c><c><f t="shared" si="0"/></c>';
    expect(await row(cells)).toEqual(['=SUM(A1:A9)', '=1+1', '=']);
  });

  it('keeps the digits of a number beyond 2^53 and points it out', async () => {
    const data =
      '<row r="2"><c r="B2"><v>12345678901234567890</v></c><c r="C2"><v>9007199254740991</v></c></row>';
    const sheet = await only(sheetOf(data));
    expect(sheet.rows[1]).toEqual(['', '12345678901234567890', '9007199254740991']);
    expect(sheet.imprecise).toEqual([{ row: 2, column: 2 }]);
  });

  it('keeps the fraction behind a percentage and points it out', async () => {
    const data =
      '<row r="1"><c><v>0.46</v></c><c s="1"><v>0.46</v></c><c s="2"><v>0.455</v></c></row>';
    const sheet = await only(sheetOf(data, { formats: [9, '0.0%'] }));
    expect(sheet.rows).toEqual([['0.46', '0.46', '0.455']]);
    expect(sheet.percent).toEqual([
      { row: 1, column: 2 },
      { row: 1, column: 3 },
    ]);
  });
});

describe('the text of a date', () => {
  it.each([
    ['1', '43922', '2020-04-01'],
    ['5', '43922', '2020-04-01'],
    ['6', '43922', '2020-04-01'],
    ['2', '43922.5', '2020-04-01T12:00:00'],
    ['1', '43921.999999999', '2020-04-01'],
    ['2', '43922.10416666667', '2020-04-01T02:30:00'],
    ['1', '1', '1900-01-01'],
    ['1', '59', '1900-02-28'],
    ['1', '60', '1900-02-29'],
    ['1', '61', '1900-03-01'],
    ['1', '2958465', '9999-12-31'],
    ['1', '2958466', '2958466'],
    ['1', '-1', '-1'],
    ['1', '0', '0'],
    ['3', '0.75', '18:00:00'],
    ['4', '1.5', '36:00:00'],
  ])('in style %s of %s is %s', async (style, stored, text) => {
    expect(await row(`<c s="${style}"><v>${stored}</v></c>`, dates)).toEqual([text]);
  });

  it('counts from 1904 where the workbook says so', async () => {
    const cells = '<c s="1"><v>0</v></c><c s="1"><v>42460</v></c>';
    expect(await row(cells, { ...dates, date1904: true })).toEqual(['1904-01-01', '2020-04-01']);
  });

  it('does not move with the computer’s time zone', async () => {
    const before = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    const text = await row('<c s="1"><v>44742</v></c>', dates);
    process.env['TZ'] = before;
    expect(text).toEqual(['2022-06-30']);
  });

  it('is what an ISO date cell says', async () => {
    const cells = '<c t="d"><v>2020-04-01T00:00:00</v></c><c t="d"><v>2020-04-01T12:30:00</v></c>';
    expect(await row(cells)).toEqual(['2020-04-01', '2020-04-01T12:30:00']);
  });
});

describe('what is no workbook that can be read', () => {
  it.each([
    [
      'text',
      Buffer.from('CHILD,DECOM\n'),
      'file_not_recognised',
      /not an Excel workbook, whatever its name/,
    ],
    ['an empty file', Buffer.alloc(0), 'file_not_recognised', /not an Excel workbook/],
    ['another zip', zipOf({ 'a.csv': 'a' }), 'file_not_recognised', /holds no Excel workbook/],
    [
      'a Word document',
      zipOf({
        '[Content_Types].xml': '<Types/>',
        '_rels/.rels': partsOf({ sheets: [] })['_rels/.rels'].replace(
          'xl/workbook.xml',
          'word/document.xml',
        ),
        'word/document.xml': '<document/>',
      }),
      'file_not_recognised',
      /holds no Excel workbook/,
    ],
    ['a binary workbook', zipOf({ 'xl/workbook.bin': 'x' }), 'file_not_recognised', /\.xlsb/],
    ['a workbook of before 2007', compound('Workbook'), 'file_not_recognised', /\.xls/],
    [
      'a workbook with a password',
      compound('EncryptedPackage'),
      'file_encrypted',
      /protected with a password/,
    ],
  ])('is refused: %s', async (_, bytes, code, message) => {
    expect(await refusalOf(() => readWorkbook(bytes, 'a.xlsx'))).toMatchObject({
      code,
      message: expect.stringMatching(message),
      place: { file: 'a.xlsx' },
    });
  });

  it.each([
    ['rows out of order', '<row r="2"/><row r="1"/>', /out of order/],
    ['cells out of order', '<row r="1"><c r="B1"/><c r="A1"/></row>', /out of order/],
    ['a row beyond the sheet', '<row r="1048577"/>', /out of order/],
    ['a column beyond the sheet', '<row r="1"><c r="XFE1"/></row>', /out of order/],
    [
      'a text that is not there',
      '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
      /texts it does not hold/,
    ],
  ])('is refused as damaged with %s', async (_, data, message) => {
    expect(await refusalOf(() => only(sheetOf(data)))).toMatchObject({
      code: 'file_damaged',
      message: expect.stringMatching(message),
    });
  });
});

/** The start of an office file of the older kind, with one of the names in its list of streams. */
function compound(stream: string): Uint8Array {
  return Buffer.concat([
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ]);
}
