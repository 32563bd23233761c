import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coverageWords,
  familyMatrices,
  fileMatrix,
} from '../../../../../renderer/data/quality/coverage.ts';
import { workbookName } from '../../../../../renderer/data/quality/export-workbook.tsx';
import {
  areasConcerned,
  EVERYTHING,
  filterGroups,
  readQualityFilter,
  writeQualityFilter,
} from '../../../../../renderer/data/quality/quality-filter.ts';
import { loadedWords, uncheckedWords } from '../../../../../renderer/data/quality/quality-words.ts';
import { areas, file, group, report, rule } from './quality-report.ts';

describe('how much was loaded, in words', () => {
  it('never rounds to all or to nothing', () => {
    expect(loadedWords([file(1, { read: 100_000, loaded: 99_999 })])).toBe('99.9% of rows loaded');
    expect(loadedWords([file(1, { read: 100_000, loaded: 1 })])).toBe('0.1% of rows loaded');
    expect(loadedWords([file(1, { read: 7, loaded: 7 })])).toBe('every row loaded');
    expect(loadedWords([file(1, { read: 7, loaded: 0 })])).toBe('no row loaded');
    expect(loadedWords([file(1, { read: 0, loaded: 0 })])).toBe('no row was read');
  });
});

describe('what was not checked, in words', () => {
  it('tells what is not loaded from what privacy leaves out', () => {
    const [absent, never] = [
      rule('1', { state: 'not_loaded' }),
      rule('2', { state: 'not_checkable' }),
    ];
    expect(uncheckedWords([rule('3')])).toBe('');
    expect(uncheckedWords([absent, rule('3')])).toContain('1 of 2 rules could not be checked');
    expect(uncheckedWords([never, rule('3')])).toContain('left out for privacy');
    expect(uncheckedWords([absent, never])).toContain('1 compare what is not loaded, 1 need');
  });
});

describe('the filter of the report', () => {
  it('comes back out of the address as it went in', () => {
    fc.assert(
      fc.property(
        fc.record({
          list: fc.constantFrom('groups', 'findings', 'files', 'rules'),
          area: fc.option(fc.string({ minLength: 1 })),
          severity: fc.option(fc.constantFrom('error', 'warning')),
          source: fc.option(fc.nat(999_999)),
          rule: fc.option(fc.string({ minLength: 1 })),
        }),
        (filter) => {
          const params = new URLSearchParams({ tab: 'quality' });
          writeQualityFilter(params, filter);
          expect(readQualityFilter(new URLSearchParams(params.toString()))).toEqual(filter);
          writeQualityFilter(params, EVERYTHING);
          expect(params.toString()).toBe('tab=quality');
        },
      ),
    );
  });

  it('takes an address it cannot read for no filter', () => {
    const params = new URLSearchParams('list=x&severity=grave&source=-1');
    expect(readQualityFilter(params)).toEqual(EVERYTHING);
  });

  it('narrows by severity, file and rule together', () => {
    const groups = [group({}), group({ source: 2 }), group({ severity: 'warning', rule: '9' })];
    const { severity, source, rule: none } = EVERYTHING;
    expect(filterGroups(groups, { severity, source, rule: none })).toHaveLength(3);
    expect(filterGroups(groups, { severity: 'error', source: 2, rule: '331' })).toEqual([
      groups[1],
    ]);
  });

  it('can be of an authority with returns or findings, or of an agency with such a member', () => {
    expect(areasConcerned(report, areas).map(({ name }) => name)).toEqual([
      'Croydon',
      'Adopt London South',
    ]);
  });
});

describe('coverage', () => {
  it('has a cell for every authority and year, and loses no row', () => {
    const [matrix] = familyMatrices(report.coverage);
    expect(matrix?.years).toEqual(['2020/21', '2021/22', '2022/23']);
    expect(matrix?.rows[0]?.cells.map(({ kind }) => kind)).toEqual([
      'returned',
      'missing',
      'returned',
    ]);
    const { rows } = fileMatrix(report.coverage.cells);
    expect(rows.flatMap(({ counts }) => counts).reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(
      940,
    );
  });

  it('says of how many returns nobody knows whose they are', () => {
    const [first] = report.coverage.returns;
    const nameless = { ...first!, area: 'Unknown authority', period: null };
    expect(coverageWords({ returns: [nameless], missing: [], cells: [] })).toBe(
      '1 return is loaded; none is known to be missing. Of 1 loaded return it is not known whose.',
    );
  });
});

describe('the name of the workbook', () => {
  it('says whose report it is', () => {
    expect(workbookName(null)).toBe('quality-report.xlsx');
    expect(workbookName('Adopt London South')).toBe('quality-report-adopt-london-south.xlsx');
  });
});
