import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Disagreement } from '../../../analytics/contract/disagreement.ts';
import { Workbench } from '../../../analytics/workbench.ts';

/**
 * Everything the five reports contradict, by figure: kind, measure, area, period, cohort,
 * categories, what is stated and what follows from the other places. Each line was looked up in the
 * report it comes from. A line too many is a false alarm, a line too few a contradiction missed.
 */
const EXPECTED = [
  'parts_and_total | care_leavers | Haringey | 2024-11-30 | - | - | 722 | 724',
  'parts_and_total | children_in_care | Haringey | 2024-11-30 | - | - | 313 | 317',
  'parts_and_total | children_in_stage | Adopt London East | 2019/20 | - | - | 164 | 165',
  'parts_and_total | children_placed | Adopt London North | 2023/24 | - | - | 33 | 40',
  'parts_and_total | children_placed | Leicestershire | 2022/23 | - | other_agency | 1 | 0',
  'parts_and_total | children_waiting_with_order | Leicestershire | 2022/23 | - | - | 30 | 32',
  'parts_and_total | entry_to_placed_days | Bexley | 2019/20 | adopted_in_year | - | 222 | 273',
  'parts_and_total | entry_to_placed_days | Bexley | 2020/21 | adopted_in_year | - | 394 | 403',
  'parts_and_total | entry_to_placed_days | Bexley | 2021/22 | adopted_in_year | - | 354 | 431',
  'parts_and_total | entry_to_placed_days | Bexley | 2022/23 | adopted_in_year | - | 427 | 435',
  'parts_and_total | entry_to_placed_days | Kent | 2019/20 | adopted_in_year | - | 278 | 329',
  'parts_and_total | entry_to_placed_days | Kent | 2020/21 | adopted_in_year | - | 274 | 313',
  'parts_and_total | entry_to_placed_days | Kent | 2021/22 | adopted_in_year | - | 392 | 458',
  'parts_and_total | entry_to_placed_days | Kent | 2022/23 | adopted_in_year | - | 352 | 456',
  'parts_and_total | entry_to_placed_days | Leicestershire | 2021/22 | placed_in_year | - | 827.78 | 837.6',
  'parts_and_total | entry_to_placed_days | Medway | 2019/20 | adopted_in_year | - | 474 | 480',
  'parts_and_total | entry_to_placed_days | Medway | 2020/21 | adopted_in_year | - | 394 | 521',
  'parts_and_total | entry_to_placed_days | Medway | 2021/22 | adopted_in_year | - | 375 | 411',
  'parts_and_total | entry_to_placed_days | Medway | 2022/23 | adopted_in_year | - | 427 | 478',
  'parts_and_total | family_finding_referrals | Adopt London South | 2019-07-01 to 2023-03-31 | - | - | 1005 | 543',
  'parts_and_total | panel_cases | Leicestershire | 2022/23 | - | adopter_approval | 19 | 20',
  'parts_and_total | panel_cases | Leicestershire | 2022/23 | - | adopter_approval, other | 1 | 2',
  'parts_and_total | placement_orders | Adopt London North | 2021/22 | - | - | 32 | 34',
  'parts_and_total | support_cases_open | Tower Hamlets | 2019/20 | - | - | 66 | 65',
  'stated_twice | adopter_approvals | Leicestershire | 2022/23 | - | - | 19 | 18',
  'stated_twice | adopter_approvals | Leicestershire | 2022/23 | - | couple | 18 | 17',
  'stated_twice | adoption_orders | Leicestershire | 2022/23 | - | - | 20 | 21',
  'stated_twice | children_placed | Leicestershire | 2022/23 | - | voluntary_agency | 1 | 0',
  'stated_twice | entry_to_placed_days | Bexley | 2021/22 | adopted_in_year | - | 333 | 354',
  'stated_twice | entry_to_placed_days | Bexley | 2022/23 | adopted_in_year | - | 481 | 427',
  'stated_twice | entry_to_placed_days | Kent | 2021/22 | adopted_in_year | - | 309 | 392',
  'stated_twice | entry_to_placed_days | Kent | 2022/23 | adopted_in_year | - | 476 | 352',
  'stated_twice | entry_to_placed_days | Medway | 2021/22 | adopted_in_year | - | 469 | 375',
  'stated_twice | entry_to_placed_days | Medway | 2022/23 | adopted_in_year | - | 340 | 427',
  'stated_twice | left_care | Haringey | 2024-04-01 to 2024-09-30 | - | - | 50 | 68',
  'stated_twice | registrations_of_interest | Leicestershire | 2022/23 | - | - | 26 | 25',
  'stated_twice | three_or_more_placements_share | Haringey | 2024-09-30 | - | - | 10 | 8',
  'two_groups | placement_order_to_match_days | Bexley | 2021/22 | order_granted_in_year | - | 138 | 138',
  'two_groups | placement_order_to_match_days | Bexley | 2022/23 | order_granted_in_year | - | 146 | 146',
  'two_groups | placement_order_to_match_days | Kent | 2021/22 | order_granted_in_year | - | 117 | 117',
  'two_groups | placement_order_to_match_days | Medway | 2021/22 | order_granted_in_year | - | 160 | 160',
  'share_and_count | adopter_approvals_share | Adopt London North | 2023/24 | - | up_to_7 | 57 | 55.56',
  'share_and_count | adopter_approvals_share | Adopt London South | 2022/23 | - | not_early_permanence | 61 | 60.42',
  'share_and_count | best_interests_decisions_entered_under_5_share | Adopt London South | 2022/23 | - | - | 93 | 97.78',
  'share_and_count | early_permanence_approved_share | Adopt London South | 2022/23 | - | - | 39 | 39.58',
  'share_and_count | ehcp_share | Haringey | 2024-11-30 | - | - | 28 | 29.07',
  'share_and_count | entry_to_placed_days | Leicestershire | 2021/22 | placed_in_year | - | 827.78 | 827.79',
  'share_and_count | in_house_share | Adopt London North | 2022/23 | matched_in_year | - | 45 | 44.12',
  'share_and_count | regional_share | Leicestershire | 2022/23 | placed_in_year | - | 77 | 93.75',
  'share_and_count | three_or_more_placements_share | Haringey | 2024-09-30 | - | - | 10 | 9.28',
  'share_and_count | youth_justice_asset_plus_share | Haringey | 2024-09-30 | - | - | 98 | 98.65',
  'share_and_count | youth_justice_children_in_need_share | Haringey | 2024-09-30 | - | - | 13 | 13.51',
  'change_and_levels | children_placed | Leicestershire | 2022/23 | - | - | -10 | -13',
  'change_and_levels | entry_to_placed_days | Leicestershire | 2022/23 | placed_in_year | - | -85.5 | -85.15',
  'change_and_levels | matches | Adopt London North | 2019/20 | - | - | -50 | -42',
  'change_and_levels | placement_order_to_match_days | Leicestershire | 2022/23 | placed_in_year | - | -92.2 | -92.72',
  'change_and_levels | support_cases_open | Adopt London East | 2019/20 | - | - | 32 | 46.94',
  'change_and_levels | support_cases_open | Adopt London East | 2019/20 | - | assessment | 14 | 16.42',
  'money | budget_total | Adopt London South | 2022/23 | - | - | 4225411 | 4275000',
  'money | budget_total | Adopt London South | 2022/23 | - | - | 4225411 | 4225413',
  'money | variance | Adopt London East | 2019/20 | - | income | -18126 | -18124',
  'money | variance | Adopt London East | 2019/20 | - | income, la_contributions | -1 | 1',
  'money | variance | Adopt London East | 2019/20 | - | net | 8442 | 8444',
  'suppressed_but_stated | adoption_orders | Bexley | 2022/23 | - | - | 3 | 4',
];

let workbench: Workbench;
let found: Disagreement[];

beforeAll(async () => {
  workbench = await Workbench.open({ samples: true, host: 'script' });
  found = await workbench.disagreements();
});
afterAll(() => workbench.close());

const asLine = ({
  kind,
  measure,
  area,
  period,
  cohort,
  breakdown,
  stated,
  computed,
}: Disagreement) =>
  [
    kind,
    measure,
    area,
    period,
    cohort ?? '-',
    Object.values(breakdown).join(', ') || '-',
    stated,
    computed,
  ].join(' | ');

describe('the five reports', () => {
  it('disagree in exactly these figures', () => {
    expect(found.map(asLine)).toEqual(EXPECTED);
  });

  it('name every place by publication, section and locator', () => {
    for (const one of found) {
      expect(one.sources.length).toBeGreaterThan(0);
      for (const stand of one.sources) {
        expect(stand.source).not.toBe('');
        expect(stand.section).toEqual(expect.any(String));
        expect(stand.locator).toEqual(expect.any(String));
        expect(stand.observation).toEqual(expect.any(Number));
      }
    }
  });

  it('give two places for each, but for a share printed with its counts', () => {
    const single = found.filter(({ sources }) => sources.length === 1);
    expect(single.map(({ measure }) => measure)).toEqual(['ehcp_share']);
  });

  it('explain each in whole sentences, with plain numbers', () => {
    for (const { explanation, stated, computed } of found) {
      expect(explanation).toMatch(/^[A-Z].+\. [A-Z].+\.$/);
      expect(Number.isFinite(stated)).toBe(true);
      expect(Number.isFinite(computed)).toBe(true);
    }
    expect(found.find(({ measure }) => measure === 'placement_orders')?.explanation).toBe(
      'Placement orders, Adopt London North, 2021/22: the 6 figures by authority (section “Children with a plan for adoption”) add up to 34, but the total is stated as 32 (row Total, Placement Orders, column 2021/22, section “Children with a plan for adoption”). A part or the total may be a slip, or one was updated without the other.',
    );
  });

  it('are left as they were printed', async () => {
    const figures = await workbench.figures({
      measure: 'placement_orders',
      areas: ['Adopt London North'],
      periods: ['2021/22'],
      by: [],
    });
    expect(figures.map(({ value }) => value)).toEqual([32]);
  });
});
