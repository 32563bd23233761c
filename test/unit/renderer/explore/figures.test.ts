import {
  DateDay,
  Dictionary,
  Float64,
  Int32,
  Int64,
  Table,
  Utf8,
  tableToIPC,
  vectorFromArray,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { FIGURE_COLUMNS } from '../../../../analytics/contract/figure-columns.ts';
import { decodeFigures, isFigure, keyOf } from '../../../../renderer/explore/figures.ts';
import { SUPPRESSED, figureRow } from './rows.ts';

const text = (values: (string | null)[]) =>
  vectorFromArray(values, new Dictionary(new Utf8(), new Int32()));
const numbers = (values: (number | null)[]) => vectorFromArray(values, new Float64());
const days = (values: string[]) =>
  vectorFromArray(
    values.map((day) => new Date(day)),
    new DateDay(),
  );

const columns = {
  measure: text(['matches', 'matches']),
  area: text(['Kent', 'Kent']),
  period: text(['2021/22', '2022/23']),
  period_start: days(['2021-04-01', '2022-04-01']),
  period_end: days(['2022-03-31', '2023-03-31']),
  cohort: text([null, 'matched_in_year']),
  value: numbers([null, 0]),
  numerator: numbers([null, null]),
  denominator: numbers([null, 16]),
  lower: numbers([1, null]),
  upper: numbers([4, null]),
  status: text(['suppressed', 'final']),
  origin: text(['published', 'line_level']),
  source: text(['Annual report', 'Computed']),
  observation: vectorFromArray([7n, null], new Int64()),
  note: text([null, 'joint']),
  sex: text(['female', null]),
};

const blobOf = (table: Table) => new Blob([new Uint8Array(tableToIPC(table, 'stream'))]);

describe('figures as the engine sends them', () => {
  it('keep zero, suppressed and absent apart', async () => {
    const [suppressed, zero] = await decodeFigures(blobOf(new Table(columns)));
    expect(suppressed).toMatchObject({ ...SUPPRESSED, breakdown: { sex: 'female' }, cohort: null });
    expect(zero).toMatchObject({ value: 0, status: 'final', lower: null, breakdown: {} });
  });

  it('become plain values: dates as days, whole numbers of any width as numbers', async () => {
    const [first, second] = await decodeFigures(blobOf(new Table(columns)));
    expect(first).toMatchObject({ periodStart: '2021-04-01', periodEnd: '2022-03-31' });
    expect(first?.observation).toBe(7);
    expect(second).toMatchObject({ observation: null, denominator: 16, note: 'joint' });
  });

  it('are refused without a column of the contract', async () => {
    const others = Object.fromEntries(
      Object.entries(columns).filter(([name]) => name !== 'status'),
    );
    await expect(decodeFigures(blobOf(new Table(others)))).rejects.toThrow(/columns status/);
    expect(FIGURE_COLUMNS).toContain('status');
  });
});

describe('what names a figure', () => {
  it('finds that figure again and no other', () => {
    const row = figureRow({ breakdown: { sex: 'female' } });
    const key = keyOf(row, 'median');
    expect(isFigure(row, key)).toBe(true);
    expect(isFigure({ ...row, observation: -1 }, key)).toBe(false);
    expect(isFigure({ ...row, breakdown: { sex: 'male' } }, key)).toBe(false);
    expect(isFigure({ ...row, breakdown: {} }, key)).toBe(false);
    expect(isFigure({ ...row, origin: 'line_level' }, key)).toBe(false);
  });
});
