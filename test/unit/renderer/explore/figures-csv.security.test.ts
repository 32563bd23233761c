import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DIMENSION_COLUMNS,
  FIGURE_COLUMNS,
} from '../../../../analytics/contract/figure-columns.ts';
import { csvCell, figuresCsv, fileName } from '../../../../renderer/explore/figures-csv.ts';
import { SUPPRESSED, figureRow } from './rows.ts';

const read = (csv: string) => parse(csv, { bom: true, columns: true }) as Record<string, string>[];

describe('threat: a cell of an exported file runs as a formula in a spreadsheet', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('disarms the text %j', (text) => {
    expect(csvCell(text).replaceAll('"', '')).toBe(`'${text}`);
  });

  it('lets no text begin like a formula, whatever a source holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (note) => {
        const [row] = read(figuresCsv([figureRow({ note, source: note })]));
        expect(row?.['note'] ?? '').not.toMatch(/^[=+\-@\t\r]/);
        expect((row?.['source'] ?? '').replace(/^'(?=[=+\-@\t\r])/, '')).toBe(note);
      }),
    );
  });

  it('leaves numbers numbers, negative ones too', () => {
    expect(csvCell(-652950)).toBe('-652950');
    expect(csvCell(742.63)).toBe('742.63');
  });
});

describe('exported figures', () => {
  it('have every column of the contract, statuses and bounds as they are', () => {
    const [row] = read(figuresCsv([figureRow({ ...SUPPRESSED, breakdown: { sex: 'female' } })]));
    expect(Object.keys(row ?? {})).toEqual([...FIGURE_COLUMNS, ...DIMENSION_COLUMNS]);
    expect(row).toMatchObject({
      value: '',
      lower: '1',
      upper: '4',
      status: 'suppressed',
      sex: 'female',
      period_start: '2022-04-01',
      period_end: '2023-03-31',
    });
  });

  it('keep zero, which is a value', () => {
    expect(read(figuresCsv([figureRow({ value: 0 })]))[0]).toMatchObject({
      value: '0',
      status: 'final',
    });
  });

  it('begin with the mark by which Excel knows UTF-8', () => {
    expect(figuresCsv([])).toMatch(/^\uFEFFmeasure,area,/);
  });

  it('go into a file whose name no system stumbles over', () => {
    expect(fileName('Matches: Kingston / “Richmond”', 'csv')).toBe('matches-kingston-richmond.csv');
    expect(fileName('…', 'png')).toBe('figures.png');
  });
});
