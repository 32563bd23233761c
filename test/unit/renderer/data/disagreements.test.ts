import { describe, expect, it } from 'vitest';
import {
  filterDisagreements,
  groupByKind,
  NO_FILTER,
  readFilter,
  writeFilter,
} from '../../../../renderer/data/disagreement-filter.ts';
import {
  aboutWords,
  selectionFor,
  valueWords,
} from '../../../../renderer/data/disagreement-words.ts';
import { describeReasons } from '../../../../renderer/data/reject-reasons.ts';
import { disagreements } from '../sample-data.ts';

const measures = (filter: Partial<typeof NO_FILTER>) =>
  filterDisagreements(disagreements, { ...NO_FILTER, ...filter }).map(({ measure }) => measure);

describe('the filter of disagreements', () => {
  it('leaves all where nothing is asked for', () => {
    expect(measures({})).toHaveLength(disagreements.length);
  });

  it('narrows by kind, area and words together', () => {
    expect(measures({ kind: 'parts_and_total' })).toEqual(['placement_orders', 'adoption_orders']);
    expect(measures({ areas: ['Leicestershire', 'Lewisham'] })).toEqual([
      'entry_to_placed_days',
      'matches',
    ]);
    expect(measures({ kind: 'parts_and_total', text: 'greenwich joined' })).toEqual([
      'adoption_orders',
    ]);
  });

  it('finds by the place as well as by the explanation', () => {
    expect(measures({ text: 'executive summary' })).toEqual(['entry_to_placed_days']);
  });

  it('is kept in the address', () => {
    const filter = { kind: 'money', areas: ['Croydon', 'Sutton'], text: 'budget' } as const;
    const params = new URLSearchParams({ tab: 'disagreements' });
    writeFilter(params, filter);
    expect(readFilter(params)).toEqual(filter);
    writeFilter(params, NO_FILTER);
    expect(params.toString()).toBe('tab=disagreements');
  });

  it('ignores a kind it does not know', () => {
    expect(readFilter(new URLSearchParams('kind=rumour'))).toEqual(NO_FILTER);
  });
});

describe('a disagreement in words', () => {
  it('is grouped by kind, without empty groups', () => {
    expect(groupByKind(disagreements).map(([kind, members]) => [kind, members.length])).toEqual([
      ['parts_and_total', 2],
      ['stated_twice', 1],
      ['money', 1],
      ['suppressed_but_stated', 1],
    ]);
  });

  it('writes values as their measure is written, to the penny and the hundredth', () => {
    expect(valueWords('partner_contribution', 2856840.5)).toBe('£2,856,840.50');
    expect(valueWords('entry_to_placed_days', 742.63)).toBe('742.63 days');
    expect(valueWords('no_such_measure', 1204.5)).toBe('1,204.5');
  });

  it('says whom and when it is about', () => {
    expect(aboutWords(disagreements[3]!)).toBe('Croydon, 2022/23, Staffing');
  });

  it('opens in Explore at the figure, with its card', () => {
    expect(selectionFor(disagreements[3]!)).toMatchObject({
      measure: 'partner_contribution',
      areas: ['Croydon'],
      by: 'category',
      figure: { observation: 300, period: '2022/23', breakdown: { category: 'staffing' } },
    });
  });
});

describe('reasons for rejecting rows', () => {
  it('come most frequent first, in words', () => {
    expect(describeReasons({ unknown_area: 3, not_a_number: 1204, ragged_row: 0 })).toBe(
      'Not a number (1,204), unknown area (3)',
    );
    expect(describeReasons({})).toBe('–');
  });
});
