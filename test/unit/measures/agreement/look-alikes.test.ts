import { describe, expect, it } from 'vitest';
import { NORTH, SOUTH, boroughTable, found } from './published.ts';

const HARINGEY = 'Haringey';

/** What looks like a contradiction to somebody in a hurry, and is none. */
describe('figures that only seem to disagree', () => {
  it('a rate over half a year that is given per year', () => {
    const halfYear = '2024-06-01 to 2024-11-30';
    expect(
      found(
        { measure: 'entered_care', area: HARINGEY, period: halfYear, value: 44 },
        { measure: 'entered_care_rate', area: HARINGEY, period: halfYear, value: 16 },
        { measure: 'children_in_care', area: HARINGEY, period: '2024-11-30', value: 313 },
        { measure: 'children_in_care_rate', area: HARINGEY, period: '2024-11-30', value: 58 },
        { measure: 'entered_care', area: HARINGEY, period: '2023/24', value: 119 },
      ),
    ).toEqual([]);
  });

  it('the same stock on three days', () => {
    const waiting = (period: string, value: number) => ({
      measure: 'adopters_in_stage',
      breakdown: { stage: 'approved_awaiting_placement' },
      period,
      value,
      place: 'prose',
    });
    expect(
      found(waiting('2019-09-30', 24), waiting('2019-10-01', 24), waiting('2019/20', 19)),
    ).toEqual([]);
  });

  it('two boroughs that pay as one', () => {
    const paid = (area: string, value: number) => ({
      measure: 'partner_contribution',
      area,
      value,
      printedTable: 'contributions',
    });
    expect(
      found(paid('Croydon', 600), paid('Greenwich', 500), paid('Achieving for Children', 400), {
        measure: 'budget_total',
        area: SOUTH,
        value: 1500,
      }),
    ).toEqual([]);
  });

  it('totals that coincide: placements of one year and matches of the year before', () => {
    const total = (measure: string, period: string, value: number) => ({ measure, period, value });
    expect(
      found(
        total('matches', '2018/19', 50),
        total('matches', '2019/20', 29),
        total('children_placed', '2019/20', 50),
        total('children_placed', '2020/21', 29),
      ),
    ).toEqual([]);
  });

  it('matches that are not placements yet, and decisions that become orders a year later', () => {
    expect(
      found(
        ...boroughTable('best_interests_decisions', [30, 30, 30], 90),
        ...boroughTable('placement_orders', [20, 30, 26], 76),
        ...boroughTable('matches', [10, 20, 10], 40),
        ...boroughTable('children_placed', [9, 20, 4], 33),
      ),
    ).toEqual([]);
  });

  it('a stock that does not follow from what came and went, as linked children are left out', () => {
    expect(
      found(
        { measure: 'children_waiting', period: '2022/23', value: 19 },
        { measure: 'placement_orders', period: '2023/24', value: 45 },
        { measure: 'matches', period: '2023/24', value: 40 },
        { measure: 'children_waiting', period: '2023/24', value: 45 },
        { measure: 'children_waiting_with_order', period: '2023/24', value: 61 },
      ),
    ).toEqual([]);
  });

  it('children aged 16 and 17, and those of them who will be eligible when they leave', () => {
    const date = '2024-11-30';
    expect(
      found(
        {
          measure: 'children_in_care',
          area: HARINGEY,
          period: date,
          value: 108,
          breakdown: { age_band: '16_17' },
        },
        {
          measure: 'care_leavers',
          area: HARINGEY,
          period: date,
          value: 101,
          breakdown: { category: 'eligible' },
        },
      ),
    ).toEqual([]);
  });

  it('one table filed under two names', () => {
    expect(
      found(
        ...boroughTable('foster_carer_connected_person_referrals', [2, 1, 3], 6),
        ...boroughTable('foster_carer_connected_person_assessments', [2, 1, 3], 6),
      ),
    ).toEqual([]);
  });

  it('early permanence starts, and the share of placements that came through them', () => {
    expect(
      found(
        { measure: 'early_permanence_placements', value: 30 },
        { measure: 'children_placed', value: 67 },
        { measure: 'early_permanence_share', value: 21 },
      ),
    ).toEqual([]);
  });

  it('a share of fewer households than were approved', () => {
    expect(
      found(
        { measure: 'adopter_approvals', value: 9 },
        {
          measure: 'early_permanence_approved_share',
          value: 57,
          breakdown: { category: 'without_foster_carers' },
        },
      ),
    ).toEqual([]);
  });

  it('a count that prose gives as "over 400"', () => {
    expect(
      found(
        { measure: 'enquiries', value: 414 },
        { measure: 'enquiries', value: 400, statistic: 'approximate', place: 'prose' },
      ),
    ).toEqual([]);
  });

  it('the months of one borough under the year of another', () => {
    const appointments = (area: string, period: string, value: number) => ({
      measure: 'support_line_appointments',
      area,
      period,
      value,
    });
    expect(
      found(
        appointments(NORTH, '2022/23', 1),
        appointments('Kent', '2022-04', 5),
        appointments('Kent', '2022-05', 5),
      ),
    ).toEqual([]);
  });
});
