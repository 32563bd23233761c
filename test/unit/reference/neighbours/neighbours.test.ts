import { describe, expect, it } from 'vitest';
import { AREAS, resolveArea } from '../../../../analytics/reference/areas.ts';
import { existedOn } from '../../../../analytics/reference/history.ts';
import {
  areasWithNeighbours,
  CLOSENESS,
  neighboursOf,
  NEIGHBOUR_VINTAGES,
} from '../../../../analytics/reference/neighbours/neighbours.ts';
import type { NeighbourVintage } from '../../../../analytics/reference/neighbours/neighbours.ts';
import { SKIPPED, sharedIsThere, sharedRows } from '../shared.ts';

const code = (name: string) => resolveArea(name)?.code ?? name;
const name = (areaCode: string) => AREAS.find((area) => area.code === areaCode)?.name ?? areaCode;

function neighbours(areaCode: string, vintage: NeighbourVintage) {
  const found = neighboursOf(areaCode, vintage);
  if (!found) throw new Error(`${name(areaCode)} is not in the model of ${vintage}.`);
  return found;
}

const names = (area: string, vintage: NeighbourVintage) =>
  neighbours(code(area), vintage).map((neighbour) => name(neighbour.area));

describe.each(NEIGHBOUR_VINTAGES)('the statistical neighbours of %s', (vintage) => {
  const areas = areasWithNeighbours(vintage);

  it('are ten other authorities each, ranked 1 to 10', () => {
    const known = new Set(
      AREAS.filter(({ kind }) => kind === 'local_authority').map((area) => area.code),
    );
    for (const area of areas) {
      const ten = neighbours(area, vintage);
      expect(ten.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(new Set(ten.map((neighbour) => neighbour.area)).size).toBe(10);
      expect(ten.every((neighbour) => known.has(neighbour.area))).toBe(true);
      expect(ten.some((neighbour) => neighbour.area === area)).toBe(false);
    }
  });

  it('are never closer than the one ranked before', () => {
    for (const area of areas) {
      const order = neighbours(area, vintage).map(({ closeness }) => CLOSENESS.indexOf(closeness));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });
});

describe('neighboursOf', () => {
  it('gives other neighbours in another model', () => {
    expect(names('Leicestershire', '2025-05')).not.toEqual(names('Leicestershire', '2021-04'));
    expect(neighboursOf(code('Barking and Dagenham'), '2025-05')?.[0]).toEqual({
      area: code('Enfield'),
      rank: 1,
      closeness: 'close',
    });
  });

  it('holds every authority of today in the model of 2025', () => {
    const today = AREAS.filter(
      ({ kind, code: areaCode }) => kind === 'local_authority' && existedOn(areaCode, '2025-05-01'),
    ).map((area) => area.code);
    expect(areasWithNeighbours('2025-05').toSorted()).toEqual(today.toSorted());
  });

  it('holds in the model of 2021 everyone of that month, and four that had already ended', () => {
    const then = AREAS.filter(
      ({ kind, code: areaCode }) => kind === 'local_authority' && existedOn(areaCode, '2021-04-30'),
    ).map((area) => area.code);
    const held = areasWithNeighbours('2021-04');
    expect(then.filter((area) => !held.includes(area))).toEqual([]);
    expect(
      held
        .filter((area) => !then.includes(area))
        .map(name)
        .toSorted(),
    ).toEqual(['Bournemouth', 'Dorset (to March 2019)', 'Northamptonshire', 'Poole']);
  });

  it('takes an authority for the one that bore its number then', () => {
    expect(names('Poole', '2021-04')).toContain('Dorset (to March 2019)');
    expect(names('Devon', '2021-04')).toContain('Dorset');
    expect(names('North Northamptonshire', '2021-04')).toContain('Cumbria');
  });

  it('names an authority that had ended only beside others that had, or were to end', () => {
    const ended = areasWithNeighbours('2021-04').flatMap((area) =>
      neighbours(area, '2021-04')
        .filter((neighbour) => !existedOn(neighbour.area, '2021-04-30'))
        .map((neighbour) => [name(area), name(neighbour.area)]),
    );
    expect(ended).toEqual([
      ['Poole', 'Dorset (to March 2019)'],
      ['Bournemouth', 'Poole'],
    ]);
  });

  it.each([
    ['Cumberland', '2021-04'],
    ['Westmorland and Furness', '2021-04'],
    ['Cumbria', '2025-05'],
    ['Adopt London South', '2025-05'],
    ['London', '2021-04'],
    ['nowhere', '2025-05'],
  ] as const)('is null for %s in the model of %s', (area, vintage) => {
    expect(neighboursOf(code(area), vintage)).toBeNull();
  });
});

describe.skipIf(!sharedIsThere)(`the published tables${SKIPPED}`, () => {
  it.each([
    ['codes/statistical_neighbours.csv', '2025-05', 153],
    ['codes/statistical_neighbours_2021.csv', '2021-04', 156],
  ] as const)('%s is told whole', (path, vintage, authorities) => {
    const published = sharedRows(path).map((row) => ({
      area: code(row['la_code'] ?? ''),
      rank: Number(row['rank']),
      neighbour: code(row['neighbour_code'] ?? ''),
      closeness: row['closeness']?.toLowerCase().replaceAll(' ', '_'),
    }));
    expect(published).toHaveLength(authorities * 10);
    const told = areasWithNeighbours(vintage).flatMap((area) =>
      neighbours(area, vintage).map(({ area: neighbour, rank, closeness }) => ({
        area,
        rank,
        neighbour,
        closeness,
      })),
    );
    const key = ({ area, rank }: { area: string; rank: number }) => `${area} ${rank + 100}`;
    const ordered = <T extends { area: string; rank: number }>(rows: readonly T[]) =>
      rows.toSorted((a, b) => key(a).localeCompare(key(b)));
    expect(ordered(told)).toEqual(ordered(published));
  });

  it('capitalises closeness unevenly in 2021 and has no name for the neighbours abolished since', () => {
    const rows = sharedRows('codes/statistical_neighbours_2021.csv');
    expect([...new Set(rows.map((row) => row['closeness']))].toSorted()).toEqual([
      'Close',
      'Extremely Close',
      'Not Close',
      'Somewhat close',
      'Very Close',
    ]);
    expect(
      [
        ...new Set(
          rows
            .filter((row) => row['neighbour_name'] === '(abolished or historic)')
            .map((row) => row['neighbour_code']),
        ),
      ].toSorted(),
    ).toEqual(['835', '836', '909']);
  });
});
