import { describe, expect, it } from 'vitest';
import {
  chosenReturn,
  differencesOf,
  nearestReturn,
  reconciliationAnswer,
} from '../../../../../../renderer/data/casework/reconciliation/compared.ts';
import { CHILD_A, holdings, reconciliation } from '../sample-casework.ts';

const { returns } = holdings;
const latest = { area: 'Croydon', year: '2023/24', family: 'ssda903' } as const;
const asg = { area: 'Croydon', year: '2022/23', family: 'asg' } as const;

describe('the return that records are held against', () => {
  it('is the latest there is unless the address says otherwise', () => {
    const chosen = (over: Partial<Parameters<typeof chosenReturn>[1]>) =>
      chosenReturn(returns, { area: null, year: null, family: null, ...over });
    expect(chosen({})).toEqual(latest);
    expect(chosen({ family: 'asg' })).toEqual(asg);
    expect(chosen({ area: 'Sutton' })).toBeNull();
    expect(chosen({ family: 'asg', year: '2023/24' })).toBeNull();
  });

  it('is the nearest there is when another authority, year or kind is chosen', () => {
    const many = [...returns, { area: 'Sutton', year: '2022/23', family: 'ssda903' } as const];
    expect(nearestReturn(many, latest, { area: 'Croydon', family: 'asg' })).toEqual(asg);
    expect(nearestReturn(many, latest, { area: 'Sutton' })).toEqual(many[3]);
    expect(nearestReturn(many, asg, { ...asg, year: '1999/00' })).toEqual(asg);
  });
});

describe('what differs', () => {
  it('is told apart though a child may differ twice', () => {
    const twice = reconciliation.rows.map((row) => ({ ...row, child: CHILD_A }));
    expect(new Set(differencesOf(twice).map(({ id }) => id)).size).toBe(2);
  });

  it('is counted by children in one sentence', () => {
    const say = (over: Partial<typeof reconciliation>) =>
      reconciliationAnswer({ ...reconciliation, ...over }, latest);
    expect(say({})).toBe(
      '2 of 24 children differ: 1 is told otherwise in the records, 1 stands only in the return.',
    );
    expect(say({ alike: 23, differing: 0, onlyInReturn: 0, onlyInRecords: 1 })).toBe(
      '1 of 24 children differs: 1 stands only in the records.',
    );
    expect(say({ alike: 24 })).toBe(
      'All 24 children are told alike in the return and in the records.',
    );
    expect(say({ children: 0, alike: 0 })).toContain('No child of Croydon');
  });
});
