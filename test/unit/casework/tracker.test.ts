import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  childStanding,
  currentAttempt,
  type TrackedAttempt,
} from '../../../analytics/casework/tracker/child-stage.ts';
import {
  familyStanding,
  type TrackedHousehold,
} from '../../../analytics/casework/tracker/family-stage.ts';

const ATTEMPT: TrackedAttempt = {
  referred_on: null,
  entered_care_on: null,
  early_permanence_on: null,
  decision_on: null,
  placement_order_on: null,
  order_ended_on: null,
  linked_on: null,
  matched_on: null,
  placed_on: null,
  adoption_order_on: null,
  plan_changed_on: null,
  disrupted_on: null,
};
const HOUSEHOLD: TrackedHousehold = {
  enquired_on: null,
  information_session_on: null,
  registered_on: null,
  stage_1_started_on: null,
  stage_1_ended_on: null,
  stage_2_started_on: null,
  approved_on: null,
  matched_on: null,
  placed_on: null,
  adoption_order_on: null,
  left_on: null,
};
const attempt = (over: Partial<TrackedAttempt>) => ({ ...ATTEMPT, ...over });
const WAY = attempt({
  entered_care_on: '2021-01-01',
  decision_on: '2021-06-01',
  placement_order_on: '2021-09-01',
  linked_on: '2021-11-01',
  matched_on: '2021-12-01',
  placed_on: '2022-01-10',
  adoption_order_on: '2022-06-01',
});

describe('where a child stands', () => {
  it.each([
    ['2021-03-01', null, null],
    ['2021-06-11', 'decision', 'Placement order'],
    ['2021-09-01', 'family_finding', 'Match'],
    ['2021-11-05', 'linked', 'Match'],
    ['2021-12-31', 'matched', 'Placement with the adopters'],
    ['2022-02-01', 'placed', 'Adoption order'],
    ['2022-06-01', null, null],
  ])('follows its way: on %s it is %s, next %s', (asOf, stage, next) => {
    const standing = childStanding(WAY, null, asOf);
    expect([standing?.stage ?? null, standing?.next ?? null]).toEqual([stage, next]);
  });

  it('counts the days in the stage, and those over the threshold of the next step', () => {
    expect(childStanding(WAY, null, '2021-10-01')).toMatchObject({
      since: '2021-09-01',
      days: 30,
      due: '2021-12-31',
      dueBy: 'National threshold 121 days (4 months)',
      overdueDays: 0,
    });
    const waiting = attempt({ placement_order_on: '2021-09-01' });
    expect(childStanding(waiting, null, '2022-01-05')?.overdueDays).toBe(5);
  });

  it('is looked for a family again after a disruption, from that day on', () => {
    const disrupted = attempt({ ...WAY, adoption_order_on: null, disrupted_on: '2022-03-01' });
    expect(childStanding(disrupted, null, '2022-03-11')).toMatchObject({
      stage: 'family_finding',
      since: '2022-03-01',
      days: 10,
      due: null,
    });
  });

  it('is nowhere once the plan has changed', () => {
    const changed = attempt({ decision_on: '2021-06-01', plan_changed_on: '2021-07-01' });
    expect(childStanding(changed, null, '2021-06-30')?.stage).toBe('decision');
    expect(childStanding(changed, null, '2021-07-01')).toBeNull();
  });

  it('falls back to the decision when the order has ended', () => {
    const ended = attempt({
      decision_on: '2021-06-01',
      placement_order_on: '2021-09-01',
      order_ended_on: '2021-10-01',
    });
    expect(childStanding(ended, null, '2021-11-01')?.stage).toBe('decision');
  });

  it('never stands since a day ahead, whatever the dates', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2023-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const some = fc.record(
      Object.fromEntries(Object.keys(ATTEMPT).map((field) => [field, fc.option(day)])),
    );
    fc.assert(
      fc.property(some, day, (dates, asOf) => {
        const standing = childStanding(attempt(dates), null, asOf);
        if (!standing) return;
        expect(standing.since <= asOf).toBe(true);
        expect(standing.days).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('which attempt counts', () => {
  const first = attempt({
    decision_on: '2021-01-01',
    placed_on: '2021-06-01',
    disrupted_on: '2021-09-01',
  });
  const second = attempt({ decision_on: '2021-01-01', matched_on: '2022-01-01' });

  it('is the first until it is disrupted, then the next, reopened that day', () => {
    expect(currentAttempt([first, second], '2021-08-01')?.attempt).toBe(first);
    expect(currentAttempt([first, second], '2021-10-01')).toEqual({
      attempt: second,
      reopenedOn: '2021-09-01',
    });
    expect(childStanding(second, '2021-09-01', '2021-10-01')).toMatchObject({
      stage: 'family_finding',
      since: '2021-09-01',
    });
  });

  it('is the last when all have ended, and none before anything happened', () => {
    expect(currentAttempt([first], '2022-01-01')?.attempt).toBe(first);
    expect(currentAttempt([first], '2020-01-01')).toBeNull();
  });
});

describe('where a household stands', () => {
  const way: TrackedHousehold = {
    ...HOUSEHOLD,
    enquired_on: '2022-01-01',
    registered_on: '2022-02-01',
    stage_1_started_on: '2022-02-10',
    stage_2_started_on: '2022-05-01',
    approved_on: '2022-09-01',
    matched_on: '2023-01-01',
    placed_on: '2023-02-01',
    adoption_order_on: '2023-09-01',
  };

  it.each([
    ['2021-12-31', null],
    ['2022-01-15', 'enquiry'],
    ['2022-02-05', 'registered'],
    ['2022-03-01', 'stage_1'],
    ['2022-06-01', 'stage_2'],
    ['2022-10-01', 'approved'],
    ['2023-01-15', 'matched'],
    ['2023-03-01', 'placed'],
    ['2023-09-01', null],
  ])('follows its way: on %s it is %s', (asOf, stage) => {
    expect(familyStanding(way, asOf)?.stage ?? null).toBe(stage);
  });

  it('is due by the target of the stage it is in', () => {
    expect(familyStanding(way, '2022-04-21')).toMatchObject({
      next: 'Stage 2',
      due: '2022-04-11',
      dueBy: 'Target 60 days',
      overdueDays: 10,
    });
    expect(familyStanding(way, '2022-10-01')).toMatchObject({ next: 'Match', due: null });
  });

  it('is nowhere once it has left', () => {
    expect(familyStanding({ ...way, left_on: '2022-10-01' }, '2022-10-01')).toBeNull();
  });
});
