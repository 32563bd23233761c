import { describe, expect, it } from 'vitest';
import { columnName, readLayout } from '../../../analytics/extracts/layout.ts';

const COLUMNS = [
  { id: 'area', aliases: ['area_name', 'area_code'] },
  { id: 'value' },
  { id: 'child_id', personal: true },
];
const layout = (...header: string[]) => readLayout(COLUMNS, header, new Map());

describe('columnName', () => {
  it.each([
    ['Area', 'area'],
    ['  Base period ', 'base_period'],
    ['Printed-as', 'printed_as'],
    ['Value (%)', 'value'],
    ['\u00a0area', 'area'],
  ])('reads “%s” as %s', (header, name) => {
    expect(columnName(header)).toBe(name);
  });
});

describe('readLayout', () => {
  it('finds columns whatever their order, case and spacing', () => {
    expect([...layout(' VALUE', 'Area').places]).toEqual([
      ['area', 1],
      ['value', 0],
    ]);
  });

  it('takes a column by its own name before an alias, and the likelier alias first', () => {
    expect(layout('area_code', 'area').places.get('area')).toBe(1);
    expect(layout('area_code', 'area_name').places.get('area')).toBe(1);
  });

  it('names what it does not know, aliases it does not need and blank headers aside', () => {
    expect(layout('area', 'area_code', 'officer', '', 'value').unknown).toEqual(['officer']);
  });

  it('names a column that stands twice', () => {
    expect(layout('area', 'value', 'Area ').doubled).toEqual(['area']);
    expect(layout('officer', 'officer', 'area').doubled).toEqual([]);
  });

  it('remembers which columns are personal', () => {
    expect([...layout('child_id').personal]).toEqual(['child_id']);
  });

  it('takes what was stated only for columns the file does not have', () => {
    const stated = new Map([['area', 'Kent']]);
    expect(readLayout(COLUMNS, ['value'], stated).stated.get('area')).toBe('Kent');
    expect(readLayout(COLUMNS, ['area'], stated).stated.size).toBe(0);
  });
});
