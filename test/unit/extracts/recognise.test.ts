import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { notRecognised, recognise, refusalOf } from '../../../analytics/extracts/recognise.ts';
import type { TableSource } from '../../../analytics/extracts/table-source.ts';

const taken = (header: string) => recognise(header.split(','));

function refusal(header: string, stated?: ReadonlyMap<string, string>) {
  const cells = header.split(',');
  const table: TableSource = {
    file: { name: 'file.csv', size: 0, bytes: new Uint8Array() },
    part: null,
    sha256: '',
    header: cells,
    headerRow: 1,
    csv: null,
    records: () => Readable.from([]),
  };
  const recognition = recognise(cells, stated);
  return (recognition ? refusalOf(table, recognition) : notRecognised(table))?.failure ?? null;
}

describe('recognise', () => {
  it('knows published figures by their columns, in any order and among others', () => {
    const found = taken('Value,note,Period,AREA,officer,measure');
    expect(found?.family.id).toBe('published_figures');
    expect(found?.confidence).toBe(1);
    expect(found?.reason).toBe(
      'It has the columns of published figures: measure, area, period, value.',
    );
  });

  it('knows journeys by a child, an area and any date of a journey', () => {
    expect(taken('child_id,area,adoption_order_on')?.family.id).toBe('journeys');
    expect(taken('child_id,area,adoption_order_on')?.confidence).toBe(1);
  });

  it('still knows a family when a column is missing, with less confidence and the reason', () => {
    const found = taken('measure,area,period,amount');
    expect(found).toMatchObject({ confidence: 0.75, missing: [['value']] });
    expect(found?.reason).toBe(
      'It has the columns of published figures: measure, area, period; it lacks value.',
    );
  });

  it.each(['name,age', 'area', 'CHILD,DECOM,RNE,LS', 'time_period,la_name,value'])(
    'does not claim a file of the columns %s',
    (header) => {
      expect(taken(header)).toBeNull();
    },
  );

  it('does not claim a file for what was stated alone', () => {
    const stated = new Map([
      ['area', 'Kent'],
      ['period', '2022/23'],
    ]);
    expect(recognise(['name', 'age'], stated)).toBeNull();
  });
});

describe('refusalOf', () => {
  it('lets a file with all it needs pass', () => {
    expect(refusal('measure,area,period,value')).toBeNull();
    expect(refusal('measure,area,value', new Map([['period', '2022/23']]))).toBeNull();
  });

  it('names the column that is missing', () => {
    expect(refusal('measure,area,period')).toEqual({
      code: 'column_missing',
      message: 'file.csv looks like published figures, but row 1 has no column value.',
      action: 'Add it, or rename the column that holds it, and load the file again.',
      place: { file: 'file.csv', row: 1, column: 'value' },
    });
    expect(refusal('child_id,area')?.message).toContain('a date such as referred_on');
  });

  it('names the column that is doubled', () => {
    expect(refusal('measure,area,Area,period,value')).toMatchObject({
      code: 'column_doubled',
      place: { file: 'file.csv', row: 1, column: 'area' },
    });
  });

  it('shows the header of a file that is like nothing known, and what is', () => {
    const failure = refusal('name,age');
    expect(failure).toMatchObject({ code: 'file_not_recognised' });
    expect(failure?.message).toContain('“name”, “age”');
    expect(failure?.action).toContain('measure, area, period, value');
  });
});
