import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../analytics/contract/failure.ts';
import { readWorkbook } from '../../../analytics/formats/workbook/read.ts';
import { refusalOf } from '../../unit/formats/refusal.ts';
import { packedRepeats, withEntry, zipOf } from '../../unit/formats/zips.ts';
import { partsOf } from '../../unit/formats/workbook/workbooks.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const CELLS_A_BLOCK = 50_000;
const MIB = 1024 ** 2;

/** A workbook whose one sheet repeats a block of fifty thousand cells. */
function workbookOf(cell: (at: number) => string, blocks: number): Uint8Array {
  const parts = Object.entries(partsOf({ sheets: [{ name: 'Everything', data: '' }] }));
  const rest = Object.fromEntries(parts.filter(([path]) => path !== SHEET));
  const rows = Array.from({ length: CELLS_A_BLOCK / 100 }, (_, row) => {
    const cells = Array.from({ length: 100 }, (_, column) => cell(row * 100 + column));
    return `<row>${cells.join('')}</row>`;
  });
  const sheet = ['<worksheet><sheetData>', rows.join(''), '</sheetData></worksheet>'] as const;
  return withEntry(zipOf(rest), packedRepeats(SHEET, sheet, blocks));
}

/** Digits that don't repeat, so that the sheet is no bomb by its ratio alone. */
const scattered = (at: number): string => String((at * 7919 * 104_729) % 1_000_003);

/** How a workbook is refused, and by how much memory in use grew on the way, in bytes. */
async function measured(bytes: Uint8Array): Promise<{ refusal: Failure; grown: number }> {
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  let done = false;
  const watch = async (): Promise<void> => {
    while (!done) {
      most = Math.max(most, process.memoryUsage().rss);
      await pause(10);
    }
  };
  const watching = watch();
  const refusal = await refusalOf(() => readWorkbook(bytes, 'all.xlsx'));
  done = true;
  await watching;
  return { refusal, grown: most - before };
}

describe('a sheet of ten million cells', () => {
  it('is refused by counting them, without keeping any', async () => {
    const bytes = workbookOf((at) => `<c><v>${scattered(at)}</v></c>`, 200);
    const { refusal, grown } = await measured(bytes);
    expect(refusal).toMatchObject({
      code: 'file_too_large',
      message: 'all.xlsx has more than 5,000,000 cells, counted up to the sheet “Everything”.',
    });

    expect(grown).toBeLessThan(200 * MIB);
  });

  it('is refused as a bomb when they are all alike', async () => {
    const { refusal, grown } = await measured(workbookOf(() => '<c><v>1</v></c>', 200));
    expect(refusal.code).toBe('file_unsafe');

    expect(grown).toBeLessThan(50 * MIB);
  });

  it('is refused for its size alone when its cells are wide', async () => {
    const cell = (at: number): string =>
      `<c t="inlineStr"><is><t>${scattered(at)} ${scattered(at + 1)} ${scattered(at + 2)} ${scattered(at + 3)}</t></is></c>`;
    const { refusal, grown } = await measured(workbookOf(cell, 200));
    expect(refusal).toMatchObject({
      code: 'file_too_large',
      message: expect.stringMatching(/would unpack to [\d,]+ MB, and at most 600 MB are read/),
    });

    expect(grown).toBeLessThan(50 * MIB);
  });

  it('is refused by counting them when their names have a prefix', async () => {
    const bytes = workbookOf((at) => `<x:c><x:v>${scattered(at)}</x:v></x:c>`, 200);
    const { refusal, grown } = await measured(bytes);
    expect(refusal.code).toBe('file_too_large');

    expect(grown).toBeLessThan(200 * MIB);
  });
});
