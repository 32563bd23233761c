import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidCode, isCodedField } from '../../../analytics/reference/ssda903/code-sets.ts';
import { isoDate, yearEnd, yearStart } from '../../../analytics/synthetic/day.ts';
import { yearLabel } from '../../../analytics/synthetic/options.ts';
import { ssda903Returns } from '../../../analytics/synthetic/ssda903-return.ts';
import { FEW_RUNS, agencyOf, anyAgency } from './agencies.ts';
import { childOf, iso, rowsOf } from './merged-returns.ts';

const DATES = [
  'DECOM',
  'DEC',
  'DATE_PLACED',
  'DATE_PLACED_CEASED',
  'DATE_INT',
  'DATE_MATCH',
  'REVIEW',
  'MIS_START',
  'MIS_END',
  'SW_DECOM',
  'SW_DEC',
];

describe('an annual return', () => {
  it('knows nothing of what happened after 31 March, and has what was open in the year', () => {
    fc.assert(
      fc.property(anyAgency(), (agency) => {
        for (const { year, modules } of ssda903Returns(agency)) {
          for (const [, { columns, rows }] of modules) {
            const dates = rows.flatMap((row) =>
              DATES.map((name) => iso(row[columns.indexOf(name)])),
            );
            expect(dates.filter((date) => date > isoDate(yearEnd(year)))).toEqual([]);
          }
        }
        for (const row of rowsOf(agency, 'episodes')) {
          expect(row['DEC'] === '').toBe(row['REC'] === '');
          const start = isoDate(yearStart(Number(row['YEAR'])));
          if (row['DEC'] !== '') expect(iso(row['DEC']) >= start).toBe(true);
        }
      }),
      FEW_RUNS,
    );
  });

  it('returns an episode open on 31 March again, the same but for its end', () => {
    fc.assert(
      fc.property(anyAgency(), (agency) => {
        const rows = rowsOf(agency, 'episodes');
        const told = new Map(
          rows.map((row) => [`${childOf(row)} ${row['DECOM']} ${row['YEAR']}`, row]),
        );
        const last = agency.options.firstYear + agency.options.years - 1;
        for (const row of rows) {
          const year = Number(row['YEAR']);
          const next = told.get(`${childOf(row)} ${row['DECOM']} ${year + 1}`);
          expect(next !== undefined).toBe(row['DEC'] === '' && year < last);
          for (const name of next
            ? ['RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER', 'PL_POST']
            : []) {
            expect(next?.[name]).toBe(row[name]);
          }
        }
      }),
      FEW_RUNS,
    );
  });

  it('has a header for every child of every module but care leavers, and each once', () => {
    fc.assert(
      fc.property(anyAgency(), (agency) => {
        for (const { modules } of ssda903Returns(agency)) {
          const ids = (modules.get('header')?.rows ?? []).map(([id]) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const [module, { rows }] of modules) {
            if (module !== 'oc3') for (const [id] of rows) expect(ids).toContain(id);
          }
        }
      }),
      FEW_RUNS,
    );
  });

  it('uses the codes of its year', () => {
    const agency = agencyOf({ children: 800, firstYear: 2021, years: 5 });
    for (const { year, modules } of ssda903Returns(agency)) {
      for (const [module, { columns, rows }] of modules) {
        for (const [at, column] of columns.entries()) {
          if (!isCodedField(column)) continue;
          for (const row of rows) {
            const code = row[at] ?? '';
            const valid = code === '' || isValidCode(column, code, yearLabel(year));
            expect(valid, `${column} ${code} in ${module} of ${year}`).toBe(true);
          }
        }
      }
    }
  });

  it('writes sex as a number until 2023/24 and as a letter after, for the same child', () => {
    const rows = rowsOf(agencyOf({ firstYear: 2022, years: 4 }), 'header');
    const told = new Map<string, Set<string>>();
    for (const row of rows)
      told.set(childOf(row), (told.get(childOf(row)) ?? new Set()).add(row['SEX']!));
    const both = [...told.values()]
      .filter((codes) => codes.size === 2)
      .map((codes) => [...codes].sort());
    expect(both.length).toBeGreaterThan(10);
    for (const codes of both)
      expect([
        ['1', 'M'],
        ['2', 'F'],
      ]).toContainEqual(codes);
    for (const row of rows) expect(Number(row['YEAR']) >= 2024).toBe(/^[MF]$/.test(row['SEX']!));
  });

  it('has social worker episodes from 2023/24 on', () => {
    const years = rowsOf(agencyOf({ firstYear: 2021, years: 4 }), 'sw_episodes').map(
      (row) => row['YEAR'],
    );
    expect(new Set(years)).toEqual(new Set(['2023', '2024']));
  });

  it('numbers children anew in each borough, some with leading zeros', () => {
    const { children } = agencyOf();
    const ids = children.map(({ localId }) => localId);
    expect(new Set(ids).size).toBeLessThan(ids.length);
    const keys = children.map(({ borough, localId }) => `${borough.code} ${localId}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(ids.some((id) => id.startsWith('0'))).toBe(true);
  });
});
