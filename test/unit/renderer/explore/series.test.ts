import { describe, expect, it } from 'vitest';
import {
  arrange,
  compareCategories,
  figureId,
  sharedWords,
} from '../../../../renderer/explore/series.ts';
import { SUPPRESSED, figureRow, series } from './rows.ts';

const labels = (rows: Parameters<typeof arrange>[0], areas: string[] = []) =>
  arrange(rows, areas).series.map(({ label }) => label);

describe('figures arranged into series', () => {
  it('have periods across in their order and areas in the order asked for', () => {
    const rows = [...series('Kent', [1, 2]), ...series('Bexley', [3, 4]), ...series('Medway', [5])];
    const { periods, series: lines } = arrange(rows.toReversed(), ['Medway']);
    expect(periods.map(({ label }) => label)).toEqual(['2019/20', '2020/21']);
    expect(lines.map(({ area }) => area)).toEqual(['Medway', 'Bexley', 'Kent']);
  });

  it('collapse a figure that is stated twice with the same value', () => {
    const rows = [figureRow({ source: 'table' }), figureRow({ source: 'prose' })];
    const [line, ...others] = arrange(rows).series;
    expect(others).toEqual([]);
    expect(line?.statements.get('2022/23')?.same.map(({ source }) => source)).toEqual(['prose']);
  });

  it('let the exact statement stand for one that is rounded', () => {
    const rows = [figureRow({ value: 743 }), figureRow({ value: 742.63 })];
    const statement = arrange(rows).series[0]?.statements.get('2022/23');
    expect(statement?.row.value).toBe(742.63);
    expect(statement?.same[0]?.value).toBe(743);
    expect(statement?.id).toBe(figureId(rows[1] ?? figureRow()));
  });

  it('keep both where a figure is stated with two values', () => {
    const rows = [...series('Kent', [49, 58]), figureRow({ area: 'Kent', period: '2020/21' })];
    expect(labels(rows)).toEqual(['Kent', 'Kent · also stated']);
  });

  it('do not take suppressed for a value within its bounds', () => {
    const rows = [figureRow(SUPPRESSED), figureRow({ value: 3 })];
    expect(arrange(rows).series).toHaveLength(2);
  });

  it('tell printed from computed, only where both are there', () => {
    const printed = series('Leicestershire', [742.63]);
    const computed = series('Leicestershire', [742.63], { origin: 'line_level' });
    expect(labels(printed)).toEqual(['Leicestershire']);
    expect(labels([...computed, ...printed])).toEqual([
      'Leicestershire · printed',
      'Leicestershire · computed',
    ]);
  });

  it('are named by what tells them apart and nothing else', () => {
    const of = (kind: string, category: string) =>
      figureRow({ breakdown: { kind, category }, value: 1 });
    const rows = [of('expenditure', 'staff'), of('expenditure', 'premises')];
    expect(labels(rows)).toEqual(['Premises', 'Staff']);
    expect(sharedWords(arrange(rows).series)).toBe('Expenditure');
    expect(sharedWords(arrange(series('Kent', [1])).series)).toBe('');
  });

  it('name the cohort where there is more than one', () => {
    const rows = [
      ...series('Kent', [1], { cohort: 'adopted_in_year' }),
      ...series('Kent', [2], { cohort: 'placed_in_year' }),
    ];
    expect(labels(rows)).toEqual(['Kent, adopted in the period', 'Kent, placed in the period']);
  });
});

describe('categories', () => {
  it('come in the order of the dictionary, others after them by name', () => {
    const stages = ['zebra', 'approved_awaiting_placement', 'apple', 'enquiry'];
    expect(stages.toSorted((a, b) => compareCategories('stage', a, b))).toEqual([
      'enquiry',
      'approved_awaiting_placement',
      'apple',
      'zebra',
    ]);
  });
});
