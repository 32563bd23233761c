import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnsMissing } from '../../../../analytics/extracts/quality/coverage.ts';
import { codesWithin } from '../../../../analytics/extracts/quality/within.ts';
import { AREAS, membersOn, resolveArea } from '../../../../analytics/reference/areas.ts';

const TODAY = '2025-06-30';
const agency = resolveArea('Adopt London South');
const [CROYDON, GREENWICH] = ['E09000008', 'E09000011'];

const ssda903 = (area: string, ...years: number[]) =>
  years.map((year_end) => ({ area, family: 'ssda903' as const, year_end }));

describe('returns that are missing', () => {
  it('are the years between an authority’s first and last', () => {
    expect(returnsMissing(ssda903(CROYDON!, 2018, 2021), null, TODAY)).toEqual([
      { area: 'Croydon', family: 'ssda903', period: '2018/19', why: 'gap' },
      { area: 'Croydon', family: 'ssda903', period: '2019/20', why: 'gap' },
    ]);
  });

  it('are none for an authority nobody knows, or before a member joined its agency', () => {
    expect(returnsMissing(ssda903('unknown', 2018, 2021), null, TODAY)).toEqual([]);
    const rows = [...ssda903(CROYDON!, 2021, 2022, 2023), ...ssda903(GREENWICH!, 2023)];
    const found = returnsMissing(rows, agency, TODAY).filter(({ why }) => why !== 'nothing_sent');
    expect(found).toEqual([]);
  });

  it('are those of members whose partners returned, each said once', () => {
    const rows = [...ssda903(CROYDON!, 2023, 2024, 2025), ...ssda903(GREENWICH!, 2023, 2025)];
    const found = returnsMissing(rows, agency, TODAY).filter(({ why }) => why !== 'nothing_sent');
    expect(found).toEqual([
      { area: 'Greenwich', family: 'ssda903', period: '2023/24', why: 'gap' },
    ]);
    const later = [...ssda903(CROYDON!, 2023, 2024), ...ssda903(GREENWICH!, 2023)];
    expect(returnsMissing(later, agency, TODAY)).toContainEqual({
      area: 'Greenwich',
      family: 'ssda903',
      period: '2023/24',
      why: 'others_sent',
    });
  });

  it('name every member that sent nothing', () => {
    if (!agency) throw new Error('The agency is gone.');
    const silent = returnsMissing(ssda903(CROYDON!, 2024), agency, TODAY);
    const expected = membersOn(agency, TODAY).filter(({ code }) => code !== CROYDON);
    expect(silent.map(({ area, why }) => [area, why])).toEqual(
      expected
        .map(({ name }) => name)
        .sort()
        .map((name) => [name, 'nothing_sent']),
    );
  });

  it('are never there as well', () => {
    const row = fc.record({
      area: fc.constantFrom(CROYDON!, GREENWICH!, 'unknown'),
      family: fc.constant('ssda903' as const),
      year_end: fc.integer({ min: 2016, max: 2026 }),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const there = new Set(
          rows.map(({ area, year_end }) => `${resolveArea(area)?.name} ${year_end - 1}`),
        );
        for (const { area, period } of returnsMissing(rows, agency, TODAY)) {
          expect(there.has(`${area} ${period?.slice(0, 4)}`)).toBe(false);
        }
      }),
    );
  });
});

describe('what is within an area', () => {
  it('is every authority that was ever a member, through groups of agencies too', () => {
    expect(codesWithin(agency)).toContain(GREENWICH);
    expect(codesWithin(resolveArea('Adopt London'))).toContain(GREENWICH);
  });

  it('is the authority itself, a region’s authorities, and no limit for England', () => {
    expect(codesWithin(resolveArea('Croydon'))).toEqual([CROYDON]);
    expect(codesWithin(null)).toBeNull();
    expect(codesWithin(resolveArea('England'))).toBeNull();
    const london = AREAS.find(({ kind, name }) => kind === 'region' && name === 'London');
    expect(codesWithin(london ?? null)).toContain(CROYDON);
  });
});
