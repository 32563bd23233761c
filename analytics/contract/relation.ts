import type { CohortId } from './cohort.ts';
import type { DimensionId } from './dimension.ts';
import type { Breakdown } from './figure.ts';

/**
 * What must hold between figures, as data: the checks for figures that disagree read it, so that a
 * new law between two measures is a line here and no new code.
 */

/** A measure, or the part of it that falls into the categories named. */
export type Quantity = { readonly measure: string; readonly where?: Breakdown };

/** The count of the children a cohort holds: the base of its shares, the n of its means. */
export const COHORT_COUNTS = {
  adopted_in_year: 'adoption_orders',
  placed_in_year: 'children_placed',
  matched_in_year: 'matches',
  order_granted_in_year: 'placement_orders',
  decided_in_year: 'best_interests_decisions',
} as const satisfies Record<CohortId, string>;

/**
 * Clocks that run one after the other within a longer one, for the same children. Where a gap may
 * lie between or after the steps, the whole is at least their sum; otherwise it is their sum.
 */
export type StepsRelation = {
  readonly whole: string;
  readonly steps: readonly string[];
  readonly gap: boolean;
};
export const STEPS: readonly StepsRelation[] = [
  {
    whole: 'entry_to_placed_days',
    steps: ['entry_to_placement_order_days', 'placement_order_to_match_days'],
    gap: true,
  },
  {
    whole: 'entry_to_placed_days',
    steps: ['entry_to_placement_order_days', 'placement_order_to_placed_days'],
    gap: false,
  },
];

/** The first is part of the second: the same children (cases, households) counted more narrowly. */
export type PartRelation = { readonly part: Quantity; readonly whole: Quantity };
export const PARTS: readonly PartRelation[] = [
  ['best_interests_decisions_entered_under_5', 'best_interests_decisions'],
  ['plans_changed_no_adopters', 'plans_changed'],
  ['children_waiting', 'children_waiting_with_order'],
  ['children_waiting_unmatched', 'children_waiting_with_order'],
  ['children_waiting_with_order', 'children_waiting_with_decision'],
  ['waiting_over_18_months', 'children_waiting_unmatched'],
  ['waiting_over_18_months_since_order', 'waiting_over_18_months'],
  ['unaccompanied_children', 'children_in_care'],
  ['children_in_care_aged_3_or_under', 'children_in_care'],
  ['support_fund_top_ups', 'support_fund_applications'],
].map(([part = '', whole = '']) => ({ part: { measure: part }, whole: { measure: whole } }));

/** Any outcome but the hoped-for one is counted under `other`, a deferral included. */
export const OUTCOME_PARTS: readonly PartRelation[] = [
  {
    part: { measure: 'panel_cases', where: { kind: 'adopter_approval', outcome: 'deferred' } },
    whole: { measure: 'panel_cases', where: { kind: 'adopter_approval', outcome: 'other' } },
  },
];

/** Cases that were decided on, and the outcomes one of which each of them had. */
export type OutcomesRelation = { readonly cases: Quantity; readonly outcomes: readonly Quantity[] };
export const OUTCOMES: readonly OutcomesRelation[] = [
  {
    cases: { measure: 'panel_cases', where: { kind: 'adopter_approval' } },
    outcomes: [
      { measure: 'adopter_approvals' },
      { measure: 'panel_cases', where: { kind: 'adopter_approval', outcome: 'other' } },
    ],
  },
];

/** Groups of a known size and the people or children in them, by one dimension of the groups. */
export type SizesRelation = {
  readonly groups: Quantity;
  readonly dimension: DimensionId;
  readonly sizes: Readonly<Record<string, number>>;
  /** What the groups' members are counted as, all sizes together. */
  readonly members: Quantity;
};
const siblings = (groups: Quantity, measure: string): SizesRelation => ({
  groups,
  dimension: 'sibling_group',
  sizes: { group_of_2: 2, group_of_3: 3, group_of_4: 4, group_of_5: 5 },
  members: { measure, where: { sibling_group: 'yes' } },
});
export const SIZES: readonly SizesRelation[] = [
  siblings({ measure: 'sibling_groups_placed' }, 'children_placed'),
  siblings({ measure: 'sibling_groups_matched' }, 'matches'),
  siblings({ measure: 'sibling_groups_in_family_finding' }, 'children_in_family_finding'),
  siblings(
    { measure: 'sibling_groups_waiting', where: { category: 'with_decision' } },
    'children_waiting_with_decision',
  ),
  {
    groups: { measure: 'adopter_approvals' },
    dimension: 'structure',
    sizes: { couple: 2, heterosexual_couple: 2, same_sex_couple: 2, single: 1 },
    members: { measure: 'approved_adopters_people' },
  },
];

/**
 * What a share is of, where the catalogue's `shareOf` doesn't say it all. Its base follows the
 * cohort where it has one. `splits` are the dimensions whose categories are parts of one base
 * (couples and single adopters among all approvals); in any other dimension a category narrows the
 * base as well (care leavers aged 19 to 21).
 */
type ShareRelation = {
  readonly splits?: readonly DimensionId[];
  /** Counts that are the share's numerator, for the figure with just these categories. */
  readonly numerators?: readonly {
    readonly of: Breakdown;
    readonly cohort?: CohortId;
    readonly numerator: Quantity;
  }[];
  /** Where the base is neither `shareOf` nor the cohort's count. */
  readonly bases?: readonly { readonly of: Breakdown; readonly base: Quantity }[];
};
const ATTENDED_TO_INTEREST = {
  stage: 'information_session_attended_to_expression_of_interest',
} as const satisfies Breakdown;
export const SHARES: Readonly<Record<string, ShareRelation>> = {
  adopter_approvals_share: { splits: ['structure', 'ethnicity', 'age_band', 'kind'] },
  children_placed_share: { splits: ['ethnicity', 'age_band', 'sex'] },
  referral_outcomes_share: { splits: ['outcome'] },
  starters_by_need_share: { splits: ['reason'] },
  children_in_care_share: {
    splits: ['sex', 'ethnicity', 'age_band', 'legal_status', 'placement'],
  },
  entered_care_share: { splits: ['age_band', 'legal_status'] },
  left_care_share: { splits: ['age_band', 'reason'] },
  adoption_orders_share: { splits: ['kind'] },
  waiting_by_months_since_order_share: { splits: ['duration_band'] },
  local_share: { splits: ['category'] },
  in_house_share: {
    numerators: [
      {
        of: {},
        cohort: 'placed_in_year',
        numerator: { measure: 'children_placed', where: { source_of_placement: 'in_house' } },
      },
      {
        of: {},
        cohort: 'matched_in_year',
        numerator: { measure: 'matches', where: { source_of_placement: 'in_house' } },
      },
    ],
  },
  regional_share: {
    numerators: [
      {
        of: {},
        cohort: 'placed_in_year',
        numerator: {
          measure: 'children_placed',
          where: { source_of_placement: 'in_house_or_regional' },
        },
      },
    ],
  },
  conversion_same_year: {
    numerators: [{ of: ATTENDED_TO_INTEREST, numerator: { measure: 'expressions_of_interest' } }],
    bases: [{ of: ATTENDED_TO_INTEREST, base: { measure: 'information_session_attended' } }],
  },
};

/** An agency's money that its partners pay: agreed bills to the pound, so nothing is rounding. */
export const PAID_BY_PARTNERS: readonly { readonly total: Quantity; readonly paid: Quantity }[] = [
  { total: { measure: 'budget_total' }, paid: { measure: 'partner_contribution' } },
];

/** `result` = `from` less `less`, line by line: categories not named are the same in all three. */
type DifferenceRelation = {
  readonly result: Quantity;
  readonly from: Quantity;
  readonly less: Quantity;
};
export const DIFFERENCES: readonly DifferenceRelation[] = [
  {
    result: { measure: 'variance', where: { kind: 'income' } },
    from: { measure: 'income' },
    less: { measure: 'budget_total', where: { kind: 'income' } },
  },
  {
    result: { measure: 'variance' },
    from: { measure: 'actual_total' },
    less: { measure: 'budget_total' },
  },
];

/** `total` = the sum of `of`; income is printed with a minus sign, so net is a plain sum. */
type SumRelation = { readonly total: Quantity; readonly of: readonly Quantity[] };
const net = (spent: string, received: Quantity): SumRelation => ({
  total: { measure: spent, where: { kind: 'net' } },
  of: [{ measure: spent, where: { kind: 'expenditure' } }, received],
});
export const SUMS: readonly SumRelation[] = [
  net('budget_total', { measure: 'budget_total', where: { kind: 'income' } }),
  net('actual_total', { measure: 'income' }),
  net('variance', { measure: 'variance', where: { kind: 'income' } }),
];

/**
 * Dimensions whose categories exclude each other wherever they are printed, so that figures from
 * several paragraphs may be added; and what within them contains what.
 */
export const EXCLUSIVE: readonly DimensionId[] = [
  'sex',
  'age_band',
  'sibling_group',
  'source_of_placement',
];
export const CONTAINS: Readonly<Record<string, readonly string[]>> = {
  inter_agency: ['other_agency', 'voluntary_agency'],
  yes: ['group_of_2', 'group_of_3', 'group_of_4', 'group_of_5'],
  no: ['solo'],
  couple: ['heterosexual_couple', 'same_sex_couple'],
};
/** Categories that leave nobody out, whoever prints them. */
export const EXHAUSTIVE: readonly (readonly string[])[] = [
  ['male', 'female'],
  ['yes', 'no'],
];
