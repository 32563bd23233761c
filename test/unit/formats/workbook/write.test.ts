import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../../analytics/formats/workbook/read.ts';
import type { ExportSheet } from '../../../../analytics/formats/workbook/write.ts';
import { writeWorkbook } from '../../../../analytics/formats/workbook/write.ts';
import { refusalOf } from '../refusal.ts';

const EXPORT: ExportSheet = {
  name: 'Figures',
  columns: [
    { header: 'Area', kind: 'text' },
    { header: 'Children', kind: 'integer' },
    { header: 'Share', kind: 'percent' },
    { header: 'As at', kind: 'date' },
    { header: 'Cost', kind: 'pounds' },
    { header: 'Days', kind: 'number', width: 40 },
  ],
  rows: [
    ['Croydon', 16, 46.2, '2022-03-31', 2856848.5, 742.63],
    ['Kingston', '<5', null, '2022-06-30', -3, null],
  ],
};

async function partsOf(sheets: readonly ExportSheet[]): Promise<Record<string, string>> {
  const parts = unzipSync(await writeWorkbook(sheets));
  return Object.fromEntries(
    Object.entries(parts).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
  );
}

const rowsOf = async (sheet: ExportSheet): Promise<readonly (readonly string[])[]> =>
  (await readWorkbook(await writeWorkbook([sheet]), 'a.xlsx'))[0]?.rows ?? [];

describe('an exported workbook', () => {
  it('holds the values of each column as what they are', async () => {
    expect(await rowsOf(EXPORT)).toEqual([
      ['Area', 'Children', 'Share', 'As at', 'Cost', 'Days'],
      ['Croydon', '16', '0.462', '2022-03-31', '2856848.5', '742.63'],
      ['Kingston', '<5', '', '2022-06-30', '-3'],
    ]);
  });

  it('shows shares as percentages', async () => {
    const [sheet] = await readWorkbook(await writeWorkbook([EXPORT]), 'a.xlsx');
    expect(sheet?.percent).toEqual([{ row: 2, column: 3 }]);
  });

  it('keeps its header in sight, in bold, with filters over all rows', async () => {
    const sheet = (await partsOf([EXPORT]))['xl/worksheets/sheet1.xml'];
    expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain('<autoFilter ref="A1:F3"');
    const { sheets } = await readXlsx(await writeWorkbook([EXPORT]), { readStyles: true });
    expect(sheets[0]?.cells?.get('0,1')?.style?.font?.bold).toBe(true);
    expect(sheets[0]?.cells?.get('1,1')?.style?.font?.bold ?? false).toBe(false);
  });

  it('has columns as wide as what is in them, or as they are asked to be', async () => {
    const sheet = (await partsOf([EXPORT]))['xl/worksheets/sheet1.xml'] ?? '';
    const widths = [...sheet.matchAll(/<col [^>]*?width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(widths).toEqual([10, 12, 9, 12, 11, 40]);
  });

  it('is read alike by another reader', async () => {
    const { sheets } = await readXlsx(await writeWorkbook([EXPORT]));
    expect(sheets[0]?.rows[1]).toEqual([
      'Croydon',
      16,
      0.462,
      new Date('2022-03-31'),
      2856848.5,
      742.63,
    ]);
  });

  it('may hold no rows, and no columns', async () => {
    expect(await rowsOf({ ...EXPORT, rows: [] })).toHaveLength(1);
    expect(await rowsOf({ name: 'Empty', columns: [], rows: [] })).toEqual([]);
  });

  it('has a date that no calendar of Excel holds as text', async () => {
    const columns = [{ header: 'On', kind: 'date' as const }];
    const rows = [['1899-12-31'], ['2022-02-30'], ['not known'], ['1900-03-01']];
    expect((await rowsOf({ name: 'D', columns, rows })).slice(1)).toEqual(rows);
  });

  it('refuses more rows than a sheet holds', async () => {
    const rows = new Array<string[]>(1_048_576).fill([]);
    expect(await refusalOf(() => writeWorkbook([{ ...EXPORT, rows }]))).toMatchObject({
      code: 'file_too_large',
      message:
        '“Figures” has 1,048,576 rows, and a sheet of Excel holds 1,048,575 under its header.',
    });
  });

  it('says with … that a text was longer than a cell', async () => {
    const columns = [{ header: 'T', kind: 'text' as const }];
    const [, row] = await rowsOf({ name: 'T', columns, rows: [['x'.repeat(40_000)]] });
    expect(row?.[0]).toHaveLength(32_767);
    expect(row?.[0]?.endsWith('x…')).toBe(true);
  });
});

describe('the names of sheets', () => {
  const named = async (...names: string[]): Promise<string[]> => {
    const bytes = await writeWorkbook(names.map((name) => ({ ...EXPORT, name })));
    return (await readWorkbook(bytes, 'a.xlsx')).map(({ name }) => name);
  };

  it('lose what Excel forbids', async () => {
    expect(await named('2021/22: [all]*?', "'quoted'", 'History', ' ')).toEqual([
      '2021-22- -all---',
      'quoted',
      'History sheet',
      'Sheet',
    ]);
  });

  it('are cut to 31 characters and told apart, whatever their case', async () => {
    const long = 'Adoption Partnership South East and beyond';
    expect(await named(long, long.toUpperCase(), 'a', 'A', 'a')).toEqual([
      'Adoption Partnership South East',
      'ADOPTION PARTNERSHIP SOUTH  (2)',
      'a',
      'A (2)',
      'a (3)',
    ]);
  });

  it('can be anything', async () => {
    const names = fc.array(fc.string({ unit: 'binary', maxLength: 45 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(names, async (wanted) => {
        const written = await named(...wanted);
        expect(new Set(written.map((name) => name.toLowerCase())).size).toBe(wanted.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '_x0041_',
      '#N/A',
      '<5',
      ' a ',
      '1e5',
      'a\nb',
      '\u0000',
      '00123',
    ),
  );
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const day = fc
    .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const table = fc.array(fc.tuple(text, number, day), { maxLength: 12 });

  it('comes back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const columns = [
          { header: 'T', kind: 'text' as const },
          { header: 'N', kind: 'number' as const },
          { header: 'D', kind: 'date' as const },
        ];
        const read = await rowsOf({ name: 'A', columns, rows });
        expect(read.slice(1).map(([t, n, d]) => [t, Number(n), d])).toEqual(
          rows.map(([t, n, d]) => [t, n + 0, d]),
        );
      }),
    );
  });
});
