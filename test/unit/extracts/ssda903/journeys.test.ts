import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ChildHistory,
  Episode,
  Plan,
} from '../../../../analytics/extracts/ssda903/history.ts';
import { attemptsOf } from '../../../../analytics/extracts/ssda903/journeys.ts';

const place = { sourceId: 1, row: 2 };

/** Episodes one after the other, each written `start LS PLACE RNE`, `REC` at the end of the last. */
function care(lines: readonly string[], end: string | null = null): Episode[] {
  const starts = lines.map((line) => line.split(' '));
  return starts.map(([startsOn = '', legalStatus = '', placement = '', reasonNew = ''], index) => {
    const next = starts[index + 1]?.[0] ?? null;
    const [endsOn = null, reasonEnded = ''] = next ? [next, 'X1'] : (end?.split(' ') ?? []);
    return {
      startsOn,
      endsOn,
      legalStatus,
      placement,
      provider: 'PR1',
      reasonNew,
      reasonEnded,
      inferred: false,
      place,
    };
  });
}

const plan = (decidedOn: string, changed?: string): Plan => {
  const [changedOn = null, changedReason = null] = changed?.split(' ') ?? [];
  return { decidedOn, changedOn, changedReason, place };
};

const history = (over: Partial<ChildHistory>): ChildHistory => ({
  episodes: [],
  plans: [],
  adoptions: [],
  ...over,
});

describe('attemptsOf', () => {
  it('reads a journey from care to adoption off its episodes', () => {
    const [attempt, ...others] = attemptsOf(
      history({
        episodes: care(
          ['2020-01-10 C2 U6 S', '2020-08-01 E1 U6 L', '2020-11-05 E1 A6 P'],
          '2021-06-01 E11',
        ),
        plans: [plan('2020-05-02')],
        adoptions: [
          { decidedOn: '2020-05-02', matchedOn: '2020-10-15', fosterCarer: false, place },
        ],
      }),
    );
    expect(others).toEqual([]);
    expect(attempt).toMatchObject({
      attempt: 1,
      enteredCareOn: '2020-01-10',
      decisionOn: '2020-05-02',
      placementOrderOn: '2020-08-01',
      orderEndedOn: null,
      matchedOn: '2020-10-15',
      placedOn: '2020-11-05',
      adoptionOrderOn: '2021-06-01',
      placedWith: 'in_house',
      fosterCarerAdoption: false,
      disruptedOn: null,
    });
  });

  it('takes the decision for what it is, not for the placement', () => {
    const [attempt] = attemptsOf(
      history({ episodes: care(['2020-01-10 C2 U6 S']), plans: [plan('2020-05-02')] }),
    );
    expect(attempt).toMatchObject({ decisionOn: '2020-05-02', placedOn: null, matchedOn: null });
  });

  it('enters care with the latest start, and leaves short breaks out', () => {
    const [attempt] = attemptsOf(
      history({
        episodes: [
          ...care(['2018-01-01 V3 U4 S'], '2018-02-01 E4A'),
          ...care(['2019-01-01 C1 U6 S'], '2019-03-01 E4A'),
          ...care(['2020-03-03 C2 U6 S', '2020-09-09 E1 U6 L']),
        ],
        plans: [plan('2020-06-01')],
      }),
    );
    expect(attempt?.enteredCareOn).toBe('2020-03-03');
  });

  it('does not know when a child entered care whose first episode is no start', () => {
    const [attempt] = attemptsOf(history({ episodes: care(['2020-03-03 E1 U6 L']) }));
    expect(attempt).toMatchObject({ enteredCareOn: null, placementOrderOn: '2020-03-03' });
  });

  it('gives a placement after a disruption its own attempt, on the same decision and order', () => {
    const attempts = attemptsOf(
      history({
        episodes: care(
          [
            '2020-01-10 C2 U6 S',
            '2020-08-01 E1 U6 L',
            '2020-11-05 E1 A6 P',
            '2021-02-01 E1 U6 P',
            '2021-09-01 E1 A6 P',
          ],
          '2022-05-01 E12',
        ),
        plans: [plan('2020-05-02')],
      }),
    );
    expect(attempts).toMatchObject([
      { attempt: 1, placedOn: '2020-11-05', disruptedOn: '2021-02-01', adoptionOrderOn: null },
      {
        attempt: 2,
        decisionOn: '2020-05-02',
        placementOrderOn: '2020-08-01',
        placedOn: '2021-09-01',
        disruptedOn: null,
        adoptionOrderOn: '2022-05-01',
      },
    ]);
  });

  it('lets a child wait again after a disruption while the plan stands', () => {
    const attempts = attemptsOf(
      history({
        episodes: care(['2020-01-10 E1 U6 S', '2020-11-05 E1 A6 P', '2021-02-01 E1 U6 P']),
        plans: [plan('2020-05-02')],
      }),
    );
    expect(attempts).toMatchObject([
      { placedOn: '2020-11-05', disruptedOn: '2021-02-01' },
      { decisionOn: '2020-05-02', placedOn: null },
    ]);
  });

  it('does not call a stay in hospital a disruption', () => {
    const attempts = attemptsOf(
      history({
        episodes: care([
          '2020-01-10 E1 U6 S',
          '2020-11-05 E1 A6 P',
          '2021-02-01 E1 T1 T',
          '2021-02-09 E1 A6 T',
        ]),
      }),
    );
    expect(attempts).toMatchObject([{ placedOn: '2020-11-05', disruptedOn: null }]);
  });

  it('says since when a child lived with the foster carers who adopt it', () => {
    const [attempt] = attemptsOf(
      history({
        episodes: care([
          '2019-01-10 C2 U6 S',
          '2019-06-01 C2 U4 P',
          '2020-08-01 E1 U4 L',
          '2021-01-05 E1 A5 T',
        ]),
      }),
    );
    expect(attempt).toMatchObject({
      adoptingFosterPlacementOn: '2019-06-01',
      placedOn: '2021-01-05',
      fosterCarerAdoption: true,
    });
  });

  it('keeps the first early permanence placement, decided or not', () => {
    const [undecided] = attemptsOf(history({ episodes: care(['2020-01-10 C1 U5 S']) }));
    expect(undecided).toMatchObject({ earlyPermanenceOn: '2020-01-10', decisionOn: null });
  });

  it('ends an order that was revoked, with the plan and its reason', () => {
    const [attempt] = attemptsOf(
      history({
        episodes: care(['2020-01-10 C2 U6 S', '2020-08-01 E1 U6 L', '2021-04-01 C2 U6 L']),
        plans: [plan('2020-05-02', '2021-03-15 RD3')],
      }),
    );
    expect(attempt).toMatchObject({
      orderEndedOn: '2021-04-01',
      planChangedOn: '2021-03-15',
      planChangedReason: 'RD3',
    });
  });

  it('gives a plan decided again an attempt of its own with its own order', () => {
    const attempts = attemptsOf(
      history({
        episodes: care([
          '2020-01-10 C2 U6 S',
          '2020-08-01 E1 U6 L',
          '2021-04-01 C2 U6 L',
          '2022-02-02 E1 U6 L',
        ]),
        plans: [plan('2020-05-02', '2021-03-15 RD1'), plan('2021-12-01')],
      }),
    );
    expect(attempts).toMatchObject([
      { decisionOn: '2020-05-02', placementOrderOn: '2020-08-01', planChangedReason: 'RD1' },
      { decisionOn: '2021-12-01', placementOrderOn: '2022-02-02', planChangedOn: null },
    ]);
  });

  it('makes nothing of care without any plan for adoption', () => {
    expect(attemptsOf(history({ episodes: care(['2020-01-10 C2 U6 S']) }))).toEqual([]);
  });

  it('makes sense of any history without failing', () => {
    const day = fc
      .integer({ min: 0, max: 2000 })
      .map((n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10));
    const episode = fc.record({
      startsOn: day,
      endsOn: fc.option(day, { nil: null }),
      legalStatus: fc.constantFrom('C2', 'E1', 'D1', 'V3', ''),
      placement: fc.constantFrom('U6', 'U5', 'A5', 'A6', 'T1', ''),
      provider: fc.constantFrom('PR1', 'PR2', ''),
      reasonNew: fc.constantFrom('S', 'P', 'L', 'T', ''),
      reasonEnded: fc.constantFrom('X1', 'E11', 'E4A', ''),
      inferred: fc.boolean(),
      place: fc.constant(place),
    });
    const byStart = (a: Episode, b: Episode) => a.startsOn.localeCompare(b.startsOn);
    const random = fc.record({
      episodes: fc.array(episode, { maxLength: 8 }).map((all) => all.sort(byStart)),
      plans: fc
        .array(
          fc.record({
            decidedOn: day,
            changedOn: fc.option(day, { nil: null }),
            changedReason: fc.constant(null),
            place: fc.constant(place),
          }),
          { maxLength: 3 },
        )
        .map((all) => all.sort((a, b) => a.decidedOn.localeCompare(b.decidedOn))),
      adoptions: fc.array(
        fc.record({
          decidedOn: fc.option(day, { nil: null }),
          matchedOn: fc.option(day, { nil: null }),
          fosterCarer: fc.constant(null),
          place: fc.constant(place),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(random, (told) => {
        const attempts = attemptsOf(told);
        expect(attempts.map(({ attempt }) => attempt)).toEqual(attempts.map((_, at) => at + 1));
        const decided = new Set(attempts.map(({ decisionOn }) => decisionOn));
        for (const { decidedOn } of told.plans) expect(decided).toContain(decidedOn);
      }),
    );
  });
});
