import { expect, it } from 'vitest';
import type { Written } from './published.ts';
import { BOROUGHS, check, found, published } from './published.ts';

const MEASURE = 'placement_order_to_match_days';

/** What a table has for children matched, and prose repeats for children with an order. */
const repeated = (area: string, value: number): Written[] => [
  { measure: MEASURE, area, value, cohort: 'matched_in_year', place: 'table' },
  { measure: MEASURE, area, value, cohort: 'order_granted_in_year', place: 'prose' },
];
const [barnet, camden, enfield] = BOROUGHS;
const SECTION = [...repeated(barnet, 138), ...repeated(camden, 117), ...repeated(enfield, 160)];

it('a section that gives the figures of the table for another group is listed', () => {
  const listed = check(published(...SECTION));
  expect(listed.map(({ kind, area, stated, computed }) => [kind, area, stated, computed])).toEqual([
    ['two_groups', barnet, 138, 138],
    ['two_groups', camden, 117, 117],
    ['two_groups', enfield, 160, 160],
  ]);
  expect(listed[0]?.cohort).toBe('order_granted_in_year');
  expect(listed[0]?.explanation).toMatch(/another, children matched.*It is so with 3 figures/i);
});

it('two figures that are the same may be so by chance', () => {
  expect(found(...repeated(barnet, 138), ...repeated(camden, 117))).toEqual([]);
});

it('a group that the table gives itself is held to that, and to nothing else', () => {
  const own: Written[] = BOROUGHS.map((area) => ({
    measure: MEASURE,
    area,
    value: 200,
    cohort: 'order_granted_in_year',
    place: 'table',
  }));
  const kinds = check(published(...SECTION, ...own)).map(({ kind }) => kind);
  expect(kinds).toEqual(['stated_twice', 'stated_twice', 'stated_twice']);
});
