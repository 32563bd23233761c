import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Teller } from '../../../../analytics/extracts/journeys/agree.ts';
import { joinAttempts } from '../../../../analytics/extracts/journeys/join.ts';
import type { AttemptField, Statement } from '../../../../analytics/extracts/journeys/statement.ts';

let row = 1;

/** A row of a file of its own, unless it says which; a teller is one file. */
function states(
  teller: Teller,
  says: Statement['says'],
  of: { sourceId?: number; attempt?: number; latestOn?: string } = {},
): Statement {
  const files: readonly Teller[] = ['ssda903', 'asg', 'annex_a', 'journeys'];
  const { sourceId = 10 + files.indexOf(teller), attempt = null, latestOn = '2023-03-31' } = of;
  return { teller, place: { sourceId, row: (row += 1) }, latestOn, attempt, says };
}

const PLAN = {
  entered_care_on: '2020-06-01',
  decision_on: '2021-02-01',
  placement_order_on: '2021-03-01',
};
const FIRST = { ...PLAN, placed_on: '2021-08-20', disrupted_on: '2021-11-03' };

const told = (attempts: ReturnType<typeof joinAttempts>, field: AttemptField) =>
  attempts.map(({ says }) => says[field] ?? null);

describe('joining what returns and other files say of a child', () => {
  it('fills in what the SSDA903 leaves open and lists what differs', () => {
    const joined = joinAttempts(
      [states('ssda903', PLAN)],
      [
        states('annex_a', { ...PLAN, placement_order_on: '2021-03-02', matched_on: '2021-07-01' }),
        states('journeys', { referred_on: '2020-09-01', entered_care_on: '2020-06-01' }),
      ],
    );
    expect(joined).toHaveLength(1);
    expect(joined[0]?.says).toMatchObject({
      ...PLAN,
      matched_on: '2021-07-01',
      referred_on: '2020-09-01',
    });
    expect(joined[0]?.differences).toMatchObject([
      { field: 'placement_order_on', kept: '2021-03-01', other: '2021-03-02' },
    ]);
  });

  it('gives a match after a disruption to the next attempt', () => {
    const joined = joinAttempts(
      [states('ssda903', FIRST)],
      [states('annex_a', { ...PLAN, matched_on: '2022-05-01' })],
    );
    expect(told(joined, 'matched_on')).toEqual([null, '2022-05-01']);
    expect(joined.flatMap(({ differences }) => differences)).toEqual([]);
  });

  it('takes a status of family finding after a disruption for the child waiting again', () => {
    const joined = joinAttempts(
      [states('ssda903', FIRST)],
      [states('asg', { decision_on: PLAN.decision_on, family_finding_status: 'active' })],
    );
    expect(told(joined, 'family_finding_status')).toEqual([null, 'active']);
  });

  it('lets a status of family finding end with the match', () => {
    const joined = joinAttempts(
      [states('ssda903', { ...PLAN, placed_on: '2021-08-20' })],
      [states('asg', { decision_on: PLAN.decision_on, family_finding_status: 'linked' })],
    );
    expect(told(joined, 'family_finding_status')).toEqual([null]);
  });

  it('takes the latest of several statuses, which contradict each other in nothing', () => {
    const joined = joinAttempts(
      [],
      [
        states('asg', { ...PLAN, family_finding_status: 'active' }, { latestOn: '2021-06-30' }),
        states('asg', { ...PLAN, family_finding_status: 'linked' }, { latestOn: '2021-09-30' }),
      ],
    );
    expect(told(joined, 'family_finding_status')).toEqual(['linked']);
    expect(joined[0]?.differences).toEqual([]);
  });

  it('keeps a decision made again after a change of plan apart', () => {
    const joined = joinAttempts(
      [states('ssda903', { ...PLAN, plan_changed_on: '2021-06-01' })],
      [states('annex_a', { entered_care_on: '2020-06-01', decision_on: '2022-01-10' })],
    );
    expect(told(joined, 'decision_on')).toEqual(['2021-02-01', '2022-01-10']);
  });

  it('takes dates typed a day apart for one attempt with a conflict', () => {
    const joined = joinAttempts(
      [states('ssda903', { decision_on: '2021-02-01' })],
      [states('annex_a', { decision_on: '2021-02-02' })],
    );
    expect(joined).toHaveLength(1);
    expect(joined[0]?.differences).toHaveLength(1);
  });

  it('takes plans years apart for two attempts', () => {
    const joined = joinAttempts(
      [states('ssda903', { entered_care_on: '2015-01-01', decision_on: '2015-08-01' })],
      [states('annex_a', { entered_care_on: '2022-01-01', decision_on: '2022-08-01' })],
    );
    expect(told(joined, 'decision_on')).toEqual(['2015-08-01', '2022-08-01']);
  });

  it('believes the numbers that a file gives its attempts', () => {
    const joined = joinAttempts(
      [],
      [
        states('journeys', PLAN, { attempt: 2 }),
        states('journeys', { ...PLAN, placed_on: '2021-08-20' }, { attempt: 1 }),
      ],
    );
    expect(told(joined, 'placed_on')).toEqual(['2021-08-20', null]);
  });

  it('is the same in whatever order the rows come', () => {
    const rows = [
      states('annex_a', { ...PLAN, matched_on: '2021-07-01', placed_on: '2021-08-20' }),
      states('annex_a', { ...PLAN }, { sourceId: 1 }),
      states('annex_a', { ...PLAN, placement_order_on: '2021-03-04' }, { sourceId: 2 }),
      states('asg', { ...FIRST, placed_with: 'in_house' }, { sourceId: 3, attempt: 1 }),
      states('asg', { ...PLAN, family_finding_status: 'active' }, { sourceId: 3, attempt: 2 }),
      states('asg', { decision_on: '2021-02-03' }, { sourceId: 4, latestOn: '2022-06-30' }),
      states('journeys', { referred_on: '2020-09-01', ...PLAN }, { sourceId: 5, attempt: 1 }),
      states('journeys', { ...PLAN, linked_on: '2022-02-01' }, { sourceId: 5, attempt: 2 }),
    ];
    const content = (order: readonly Statement[]) =>
      joinAttempts([states('ssda903', FIRST)], order).map(({ attempt, says, differences }) => [
        attempt,
        says,
        differences.map(({ field, kept, other }) => [field, kept, other]),
      ]);
    const expected = content(rows);
    expect(expected).toHaveLength(2);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (order) => {
        expect(content(order)).toEqual(expected);
      }),
    );
  });
});
