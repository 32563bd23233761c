import { describe, expect, it } from 'vitest';
import type { LoadReport } from '../../../../analytics/contract/load.ts';
import {
  assumptionsIn,
  byConcern,
  droppedIn,
  notesIn,
  sourceOf,
  summaryOf,
} from '../../../../renderer/data/load-summary.ts';
import { reports, sources } from '../sample-data.ts';

const report = (over: Partial<LoadReport>): LoadReport => ({
  ...reports[0]!,
  read: 10,
  loaded: 10,
  repaired: 0,
  rejected: 0,
  reasons: {},
  assumptions: [],
  notes: [],
  dropped: [],
  ...over,
});
const refusal = {
  code: 'file_damaged',
  message: 'It is damaged.',
  action: 'Save it anew.',
} as const;

describe('what became of a drop', () => {
  it('is summed up in a sentence, refused ones apart', () => {
    expect(summaryOf([])).toBe('Nothing was loaded');
    expect(summaryOf([report({})])).toBe('10 rows loaded from 1 file');
    const sheets = [
      report({ part: 'List 6', repaired: 2 }),
      report({ part: 'List 7', loaded: 7, rejected: 3 }),
      report({ part: 'List 8', read: 0, loaded: 0, refusal }),
    ];
    expect(summaryOf(sheets)).toBe(
      '17 rows loaded from 2 tables, 2 of them repaired, 3 rejected; 1 table refused',
    );
  });

  it('says once what holds for several tables, with how many', () => {
    const same = ['file.xlsx, List 1', 'file.xlsx, List 2'].map((name) => {
      const [file = '', part = ''] = name.split(', ');
      return report({ file, part, notes: [`${name} has no rows.`], dropped: ['UPN'] });
    });
    const other = report({ assumptions: ['Dates are read month first.'], dropped: ['UPN', 'DOB'] });
    expect(notesIn([...same, other])).toEqual([{ words: 'The table has no rows.', tables: 2 }]);
    expect(assumptionsIn([...same, other])).toEqual([
      { words: 'Dates are read month first.', tables: 1 },
    ]);
    expect(droppedIn([...same, other])).toEqual([
      { words: 'UPN', tables: 3 },
      { words: 'DOB', tables: 1 },
    ]);
  });

  it('comes with those first that somebody has to look at', () => {
    const all = [
      report({ file: 'empty', loaded: 0 }),
      report({ file: 'loaded' }),
      report({ file: 'rejected', rejected: 1 }),
      report({ file: 'refused', refusal }),
    ];
    expect(byConcern(all).map(({ file }) => file)).toEqual([
      'refused',
      'rejected',
      'loaded',
      'empty',
    ]);
  });

  it('leads to the rejected rows of its source where there is no doubt which that is', () => {
    const source = { ...sources[0]!, id: 9, file: 'a.csv', read: 10, rejected: 3, sample: false };
    const one = report({ file: 'a.csv', rejected: 3 });
    expect(sourceOf(one, [...sources, source])?.id).toBe(9);
    expect(sourceOf(one, [source, { ...source, id: 10 }])).toBeNull();
    expect(sourceOf(one, [{ ...source, sample: true }])).toBeNull();
  });
});
