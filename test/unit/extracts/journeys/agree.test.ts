import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agree } from '../../../../analytics/extracts/journeys/agree.ts';
import type { Saying, Teller, Value } from '../../../../analytics/extracts/journeys/agree.ts';
import { ATTEMPT_RULES, PERSON_RULES } from '../../../../analytics/extracts/journeys/statement.ts';

const saying = <F extends string>(
  teller: Teller,
  says: Partial<Record<F, Value | null>>,
  row = 2,
): Saying<F> => ({ teller, place: { sourceId: 1, row }, says });

describe('agreeing on what several rows say', () => {
  it('keeps the first word and fills what it leaves open', () => {
    const { kept, differences } = agree(
      [
        saying<'a' | 'b' | 'c'>('ssda903', { a: '1', b: null }),
        saying('asg', { a: '1', b: '2', c: '3' }),
      ],
      ['a', 'b', 'c'],
    );
    expect(kept).toEqual({ a: '1', b: '2', c: '3' });
    expect(differences).toEqual([]);
  });

  it('lists every other answer once, with who gave it', () => {
    const [first, second, third] = [
      saying('ssda903', { a: '1' }),
      saying('asg', { a: '2' }, 3),
      saying('annex_a', { a: '2' }, 4),
    ];
    const { kept, differences } = agree([first, second, third], ['a']);
    expect(kept).toEqual({ a: '1' });
    expect(differences).toEqual([
      { field: 'a', kept: '1', keptBy: first, other: '2', otherBy: second },
    ]);
  });

  it('takes no for an answer', () => {
    expect(
      agree([saying('asg', { a: false }), saying('annex_a', { a: true })], ['a']).kept,
    ).toEqual({ a: false });
  });

  it('keeps only what somebody said, and contradicts nobody who agrees', () => {
    const value = fc.constantFrom<(string | null)[]>(null, 'x', 'y', 'z');
    fc.assert(
      fc.property(fc.array(fc.record({ a: value, b: value }), { maxLength: 6 }), (all) => {
        const { kept, differences } = agree(
          all.map((says, row) => saying<'a' | 'b'>('asg', says, row)),
          ['a', 'b'],
        );
        for (const field of ['a', 'b'] as const) {
          const said = new Set(all.map((says) => says[field]).filter((one) => one !== null));
          const listed = differences.filter((one) => one.field === field);
          expect(kept[field] ?? null).toBe(all.find((says) => says[field])?.[field] ?? null);
          expect(listed.length).toBe(Math.max(said.size - 1, 0));
        }
      }),
    );
  });
});

describe('who a child is', () => {
  const person = (...all: Parameters<typeof agree<'sex' | 'ethnicity' | 'disability'>>[0]) =>
    agree(all, ['sex', 'ethnicity', 'disability'], PERSON_RULES);

  it('is told by a known word before an unknown one, which is no contradiction', () => {
    const { kept, differences } = person(
      saying('ssda903', { sex: 'unknown', ethnicity: 'NOBT' }),
      saying('annex_a', { sex: 'female', ethnicity: 'd) Black or black British' }),
    );
    expect(kept).toEqual({ sex: 'female', ethnicity: 'd) Black or black British' });
    expect(differences).toEqual([]);
  });

  it('is one of eighteen groups when one says it and another only one of five', () => {
    const { kept, differences } = person(
      saying('annex_a', { ethnicity: 'b) Mixed' }),
      saying('journeys', { ethnicity: 'mwbc' }),
    );
    expect(kept).toEqual({ ethnicity: 'mwbc' });
    expect(differences).toEqual([]);
  });

  it('differs where the groups do', () => {
    const { differences } = person(
      saying('ssda903', { ethnicity: 'MWBC' }),
      saying('annex_a', { ethnicity: 'a) White' }),
    );
    expect(differences).toMatchObject([{ kept: 'MWBC', other: 'a) White' }]);
  });
});

describe('whose family it is', () => {
  const placed = (...all: Saying<'placed_with'>[]) => agree(all, ['placed_with'], ATTEMPT_RULES);

  it('is told by the agency, and by the provider of the SSDA903 only where nobody else does', () => {
    const provider = saying('ssda903', { placed_with: 'other_agency' });
    expect(placed(provider).kept).toEqual({ placed_with: 'other_agency' });
    const { kept, differences } = placed(provider, saying('asg', { placed_with: 'in_house' }));
    expect(kept).toEqual({ placed_with: 'in_house' });
    expect(differences).toEqual([]);
  });

  it('is the partner that a return without the word calls another agency', () => {
    const { kept, differences } = placed(
      saying('asg', { placed_with: 'other_agency' }),
      saying('journeys', { placed_with: 'partner_agency' }),
    );
    expect(kept).toEqual({ placed_with: 'partner_agency' });
    expect(differences).toEqual([]);
  });
});
