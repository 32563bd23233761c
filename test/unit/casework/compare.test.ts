import { describe, expect, it } from 'vitest';
import {
  compareChild,
  isOfYear,
  type Pair,
  type Side,
} from '../../../analytics/casework/reconciliation/compare.ts';

const YEAR = { start: '2022-04-01', end: '2023-03-31' };
const side = (says: Side['says'], row = 2): Side => ({ says, place: { sourceId: 1, row } });
const compared = (returned: Side | null, recorded: Side | null, tellsMatches = false) =>
  compareChild([{ returned, recorded }], YEAR, tellsMatches);
const fields = (pair: Pair, tellsMatches = false) => {
  const told = compareChild([pair], YEAR, tellsMatches);
  return told.kind === 'differs' ? told.differences.map(({ field }) => field) : told.kind;
};

describe('a child of whom a return and the records tell', () => {
  it('is alike when both say the same', () => {
    const says = { decision_on: '2022-05-01', placed_on: '2022-12-01' };
    expect(compared(side(says), side(says)).kind).toBe('alike');
  });

  it('differs by every field that either side says otherwise or not at all', () => {
    expect(
      compared(
        side({ decision_on: '2022-05-01', placed_on: '2022-12-01' }),
        side({ decision_on: '2022-05-02' }),
      ),
    ).toMatchObject({
      kind: 'differs',
      differences: [
        { field: 'decision_on', returned: '2022-05-01', recorded: '2022-05-02' },
        { field: 'placed_on', returned: '2022-12-01', recorded: null },
      ],
    });
  });

  it('does not differ in what other years’ returns are about', () => {
    const pair = {
      returned: side({ decision_on: '2020-05-01', placed_on: '2022-12-01' }),
      recorded: side({ decision_on: '2020-06-01', placed_on: '2022-12-01' }),
    };
    expect(fields(pair)).toBe('alike');
  });

  it('differs when one side puts a step into the year and the other does not', () => {
    const pair = {
      returned: side({ placed_on: '2022-04-02' }),
      recorded: side({ placed_on: '2022-03-31' }),
    };
    expect(fields(pair)).toEqual(['placed_on']);
  });

  it('misses no match in a return that tells of one only after adoption', () => {
    const recorded = side({ matched_on: '2022-06-01', placed_on: '2022-07-01' });
    const placed = { returned: side({ placed_on: '2022-07-01' }), recorded };
    expect(fields(placed)).toBe('alike');
    expect(fields(placed, true)).toEqual(['matched_on']);
    const adopted = {
      returned: side({ placed_on: '2022-07-01', adoption_order_on: '2023-02-01' }),
      recorded: side({ ...recorded.says, adoption_order_on: '2023-02-01' }),
    };
    expect(fields(adopted)).toEqual(['matched_on']);
  });

  it('takes a background that one side leaves blank for no difference', () => {
    const pair = {
      returned: side({ entered_care_on: '2021-01-01', decision_on: '2022-05-01' }),
      recorded: side({ decision_on: '2022-05-01' }),
    };
    expect(fields(pair)).toBe('alike');
  });
});

describe('a child of whom only one tells', () => {
  it('is listed where it stands', () => {
    expect(compared(side({ placed_on: '2022-07-01' }, 7), null)).toMatchObject({
      kind: 'only_in_return',
      side: { place: { row: 7 } },
    });
    expect(compared(null, side({ placed_on: '2022-07-01' }, 9))).toMatchObject({
      kind: 'only_in_records',
      side: { place: { row: 9 } },
    });
  });

  it('is not only there when the other tells of another of its attempts', () => {
    const told = compareChild(
      [
        { returned: side({ decision_on: '2020-01-01' }), recorded: null },
        { returned: null, recorded: side({ placed_on: '2022-07-01' }) },
      ],
      YEAR,
      false,
    );
    expect(told).toMatchObject({ kind: 'differs', differences: [{ field: 'placed_on' }] });
  });
});

describe('who is compared', () => {
  it('is whoever has a step in the year on either side', () => {
    const earlier = side({ decision_on: '2020-01-01' });
    expect(isOfYear([{ returned: earlier, recorded: null }], YEAR)).toBe(false);
    expect(
      isOfYear([{ returned: earlier, recorded: side({ matched_on: '2023-03-31' }) }], YEAR),
    ).toBe(true);
  });
});
