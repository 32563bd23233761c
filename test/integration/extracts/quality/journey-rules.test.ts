import { describe, expect, it } from 'vitest';
import type { GivenRow } from './given.ts';
import { GivenWorkspace } from './given.ts';

/** A journey in which nothing is wrong. */
const JOURNEY = {
  birth_month: '2015-01-01',
  ethnicity: 'white_british',
  entered_care_on: '2016-01-01',
  decision_on: '2016-06-01',
  placement_order_on: '2016-08-01',
  matched_on: '2016-10-01',
  placed_on: '2016-11-01',
  adoption_order_on: '2017-06-01',
};

async function rowsFound(rule: string, journeys: readonly GivenRow[], family?: string) {
  await using workspace = await GivenWorkspace.open();
  await workspace.journeys(journeys, family);
  return await workspace.found(rule);
}

const RIGHT: Partial<Record<keyof typeof JOURNEY, string | null>> = {};

describe('a journey', () => {
  for (const [rule, wrong, column, right = RIGHT] of [
    [
      'order_decision_before_care',
      { decision_on: '2015-12-31' },
      'decision_on',
      { decision_on: '2016-01-01' },
    ],
    [
      'order_placement_order_before_decision',
      { placement_order_on: '2016-05-31' },
      'placement_order_on',
      { placement_order_on: '2016-06-01' },
    ],
    [
      'order_match_before_decision',
      { matched_on: '2016-05-31' },
      'matched_on',
      { matched_on: '2016-06-01' },
    ],
    [
      'order_placed_before_match',
      { placed_on: '2016-09-30' },
      'placed_on',
      { placed_on: '2016-10-01' },
    ],
    [
      'order_order_before_placed',
      { adoption_order_on: '2016-10-31' },
      'adoption_order_on',
      { adoption_order_on: '2016-11-01' },
    ],
    [
      'order_order_before_placement_order',
      { adoption_order_on: '2016-07-31' },
      'adoption_order_on',
      { adoption_order_on: '2016-08-01' },
    ],
    [
      'duration_placed_to_order_short',
      { adoption_order_on: '2017-01-09' },
      'adoption_order_on',
      { adoption_order_on: '2017-01-10' },
    ],
    [
      'duration_over_childhood',
      { adoption_order_on: '2034-01-01' },
      'entered_care_on',
      { adoption_order_on: '2033-12-31' },
    ],
    [
      'age_before_birth',
      { birth_month: '2016-02-01' },
      'birth_month',
      { birth_month: '2016-01-01' },
    ],
    ['age_adult', { birth_month: '1999-05-01' }, 'birth_month', { birth_month: '1999-06-01' }],
    ['missing_placement', { placed_on: null }, 'placed_on'],
    ['missing_match', { matched_on: null }, 'matched_on'],
    [
      'missing_match_of_placed',
      { matched_on: null, adoption_order_on: null },
      'matched_on',
      { matched_on: null },
    ],
    ['missing_decision', { decision_on: null }, 'decision_on'],
    ['missing_placement_order', { placement_order_on: null }, 'placement_order_on'],
    ['missing_ethnicity', { ethnicity: null }, 'ethnicity'],
  ] as const) {
    it(`breaks ${rule} where it should and nowhere else`, async () => {
      const journeys = [JOURNEY, { ...JOURNEY, ...wrong }, { ...JOURNEY, ...right }];
      expect(await rowsFound(rule, journeys)).toEqual([`journeys 3 ${column}`]);
    });
  }

  it('may have the match before the placement order', async () => {
    await using workspace = await GivenWorkspace.open();
    await workspace.journeys([{ ...JOURNEY, matched_on: '2016-07-01', placed_on: '2016-07-15' }]);
    const { rows } = await workspace.all();
    expect(rows).toEqual([]);
  });

  it('may go from placement to order at once where the adopters fostered the child', async () => {
    const fast = { ...JOURNEY, adoption_order_on: '2016-11-20', early_permanence_on: '2016-02-01' };
    expect(await rowsFound('duration_placed_to_order_short', [fast])).toEqual([]);
  });

  it('lacks no stage that its file never tells of', async () => {
    const journey = { ...JOURNEY, matched_on: null };
    expect(await rowsFound('missing_match', [journey, journey])).toEqual([]);
  });

  it('out of a return lacks a stage even where no other has it, but no match before the order', async () => {
    const placed = { ...JOURNEY, matched_on: null, decision_on: null, adoption_order_on: null };
    expect(await rowsFound('missing_decision', [placed], 'ssda903')).toEqual(['journeys 2']);
    expect(await rowsFound('missing_match_of_placed', [placed], 'ssda903')).toEqual([]);
  });

  it('misses its ethnicity with the whole file where that has none', async () => {
    const journey = { ...JOURNEY, ethnicity: null };
    expect(await rowsFound('missing_ethnicity', [journey])).toEqual([]);
    expect(await rowsFound('file_without_ethnicity', [journey])).toEqual(['journeys ethnicity']);
  });
});

describe('a return', () => {
  const header = [{ child: 1, sex: '1' }];

  it('says whose it is', async () => {
    await using workspace = await GivenWorkspace.open();
    await workspace.returned({ header });
    await workspace.returned({ header, area: 'unknown' });
    expect(await workspace.found('authority_unknown')).toEqual(['header unknown 2018']);
  });

  it('says which year it is about', async () => {
    await using workspace = await GivenWorkspace.open();
    await workspace.returned({ header });
    await workspace.returned({ header, year: 2019, basis: 'dates' });
    await workspace.returned({ header, year: null, basis: 'dates' });
    expect(await workspace.found('year_from_dates')).toEqual(['header E09000008 2019']);
    expect(await workspace.found('year_unknown')).toEqual(['header E09000008 null']);
  });
});
