import { describe, expect, it } from 'vitest';
import { AREAS } from '../../../analytics/reference/areas.ts';
import { existedOn, predecessorsOf } from '../../../analytics/reference/history.ts';

const code = (name: string) => AREAS.find((area) => area.name === name)?.code ?? name;

describe('predecessorsOf', () => {
  it.each([
    ['Cumberland', '2023-04-01', ['Cumbria']],
    ['Westmorland and Furness', '2023-04-01', ['Cumbria']],
    ['North Northamptonshire', '2021-04-01', ['Northamptonshire']],
    ['West Northamptonshire', '2021-04-01', ['Northamptonshire']],
    [
      'Bournemouth, Christchurch and Poole',
      '2019-04-01',
      ['Bournemouth', 'Poole', 'Dorset (to March 2019)'],
    ],
  ])('%s began on %s in the place of %j', (name, since, predecessors) => {
    expect(predecessorsOf(code(name))).toEqual({ since, codes: predecessors.map(code) });
  });

  it('is null for an authority that has not changed', () => {
    expect(predecessorsOf(code('Kent'))).toBeNull();
  });
});

describe('existedOn', () => {
  it('ends the old authority the day before the new one begins', () => {
    expect(existedOn(code('Cumbria'), '2023-03-31')).toBe(true);
    expect(existedOn(code('Cumbria'), '2023-04-01')).toBe(false);
    expect(existedOn(code('Cumberland'), '2023-03-31')).toBe(false);
    expect(existedOn(code('Cumberland'), '2023-04-01')).toBe(true);
    expect(existedOn(code('Kent'), '1999-01-01')).toBe(true);
  });
});
