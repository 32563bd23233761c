import type { Entry } from './define.ts';
import { ASG, LOCAL, OPEN_DATA, SCORECARD, SSDA903, define } from './define.ts';

const who = ['sex', 'ethnicity', 'age_band', 'sibling_group'] as const;
const breakdowns = [...who];

/** Children with a plan for adoption: referrals, decisions, court orders and plans that changed. */
export const children = define('children', [
  {
    id: 'family_finding_referrals',
    label: 'Referrals for family finding',
    kind: 'flow',
    unit: 'children',
    breakdowns,
    definition: 'Children referred to the adoption agency for family finding in the period.',
    definitionSource: LOCAL,
    lineLevel: { kind: 'events', date: 'referred_on' },
  },
  {
    id: 'referral_outcomes',
    label: 'Outcomes of referrals',
    kind: 'flow',
    unit: 'children',
    breakdowns: ['outcome'],
    definition: 'Children referred for family finding, by what became of the referral.',
    definitionSource: LOCAL,
  },
  {
    id: 'referral_outcomes_share',
    label: 'Outcomes of referrals, share',
    kind: 'share',
    unit: 'percent',
    breakdowns: ['outcome'],
    shareOf: 'family_finding_referrals',
    definition: 'Of the children referred for family finding, the share with each outcome.',
    definitionSource: LOCAL,
  },
  {
    id: 'best_interests_decisions',
    label: 'Best interests decisions',
    code: 'A15',
    kind: 'flow',
    unit: 'children',
    breakdowns: [...who, 'outcome'],
    definition:
      "Children for whom their borough's agency decision maker decided in the period that they should be placed for adoption. Each sibling counts; panel recommendations and adopter approvals do not.",
    definitionSource: SSDA903,
    lineLevel: { kind: 'events', date: 'decision_on' },
  },
  {
    id: 'best_interests_decisions_entered_under_5',
    label: 'Best interests decisions, entered care under 5',
    kind: 'flow',
    unit: 'children',
    definition:
      'Children with a best interests decision in the period who were taken into care before turning 5.',
    definitionSource: LOCAL,
    lineLevel: { kind: 'events', date: 'decision_on', underAgeAtEntry: 5 },
  },
  {
    id: 'best_interests_decisions_entered_under_5_share',
    label: 'Share of best interests decisions, entered care under 5',
    kind: 'share',
    unit: 'percent',
    shareOf: 'best_interests_decisions',
    numerator: 'best_interests_decisions_entered_under_5',
    definition:
      'Of the children with a best interests decision in the period, those taken into care before turning 5.',
    definitionSource: LOCAL,
  },
  {
    id: 'best_interests_decisions_share_of_entries_under_5',
    label: 'Decisions as a share of entries under 5',
    kind: 'share',
    unit: 'percent',
    definition:
      'Decisions in the year for children who entered care under 5, divided by the children under 5 who entered care in the year. The two are different children: it is no follow-up of one cohort.',
    definitionSource: ASG,
  },
  {
    id: 'placement_orders',
    label: 'Placement orders',
    code: 'A16',
    kind: 'flow',
    unit: 'children',
    breakdowns,
    definition:
      'Children for whom the court gave authority to place for adoption in the period (legal status E1, or the older D1).',
    definitionSource: SSDA903,
    lineLevel: { kind: 'events', date: 'placement_order_on' },
  },
  {
    id: 'adoption_orders',
    label: 'Adoption orders',
    code: 'A4',
    kind: 'flow',
    unit: 'children',
    breakdowns: [...who, 'kind'],
    definition: 'Children for whom an adoption order was granted in the period (E11, E12).',
    definitionSource: SSDA903,
    lineLevel: { kind: 'events', date: 'adoption_order_on' },
  },
  {
    id: 'adoption_orders_share',
    label: 'Adoption orders, share by consent',
    kind: 'share',
    unit: 'percent',
    breakdowns: ['kind'],
    shareOf: 'adoption_orders',
    definition:
      'Of the children adopted in the period, those whose application was unopposed (E11) or for whom consent was dispensed with (E12).',
    definitionSource: SSDA903,
  },
  {
    id: 'adopted_placed_within_12_months',
    label: 'Adopted, placed within 12 months of the decision',
    kind: 'flow',
    unit: 'children',
    breakdowns: ['age_band'],
    definition:
      'Of the children adopted in the period, those who moved in with their adoptive family within 12 months of the should-be-placed decision. By age at the start of the latest period of care.',
    definitionSource: OPEN_DATA,
  },
  {
    id: 'plans_changed',
    label: 'Plans changed away from adoption',
    code: 'A5',
    kind: 'flow',
    unit: 'children',
    breakdowns: [...who, 'reason'],
    definition:
      'Children whose should-be-placed decision was reversed in the period. Fewer is not success by itself: it follows demand and courts.',
    definitionSource: SSDA903,
    lineLevel: { kind: 'events', date: 'plan_changed_on' },
  },
  {
    id: 'plans_changed_no_adopters',
    label: 'Plans changed because no adopters were found',
    kind: 'flow',
    unit: 'children',
    better: 'lower',
    breakdowns,
    definition:
      'Children whose should-be-placed decision was reversed in the period with the reason that prospective adopters could not be found (RD3).',
    definitionSource: SSDA903,
    lineLevel: { kind: 'events', date: 'plan_changed_on', reason: 'RD3' },
  },
  {
    id: 'adopted_share_of_leavers',
    label: 'Adopted, share of those leaving care',
    code: 'A4',
    kind: 'share',
    unit: 'percent',
    shareOf: 'left_care',
    numerator: 'adoption_orders',
    definition:
      'Of the children who stopped being looked after in the period, those who were adopted.',
    definitionSource: SCORECARD,
  },
  {
    id: 'special_guardianship_orders',
    label: 'Special guardianship orders',
    kind: 'flow',
    unit: 'children',
    definition: 'Children for whom a special guardianship order was made in the period.',
    definitionSource: SSDA903,
  },
  ...(
    [
      [
        'sibling_groups_in_family_finding',
        'Sibling groups in family finding',
        'stock',
        'for which a family is sought on the last day',
      ],
      [
        'sibling_groups_waiting',
        'Sibling groups waiting',
        'stock',
        'waiting to be placed together on the last day',
      ],
      [
        'sibling_groups_matched',
        'Sibling groups matched together',
        'flow',
        'matched with one family in the period',
      ],
      [
        'sibling_groups_placed',
        'Sibling groups placed together',
        'flow',
        'placed with one family in the period',
      ],
      [
        'early_permanence_sibling_groups',
        'Sibling groups in early permanence',
        'flow',
        'placed together through early permanence in the period',
      ],
    ] as const
  ).map(([id, label, kind, clause]): Entry => ({
    id,
    label,
    kind,
    unit: 'groups',
    breakdowns: ['sibling_group', 'category'],
    definition: `Groups of siblings ${clause}, by size.`,
    definitionSource: LOCAL,
  })),
  {
    id: 'children_placed_share',
    label: 'Children placed, share by ethnicity',
    kind: 'share',
    unit: 'percent',
    breakdowns: ['ethnicity'],
    shareOf: 'children_placed',
    definition: 'Of the children placed for adoption in the period, those of the ethnicity shown.',
    definitionSource: LOCAL,
  },
  {
    id: 'plans_changed_no_adopters_ratio',
    label: 'Likelihood of a plan changed because no adopters were found',
    kind: 'rate',
    unit: 'ratio',
    better: 'lower',
    breakdowns: ['ethnicity'],
    definition:
      'How many times as likely children of a group are to have their plan changed because no adopters were found, compared with all other children.',
    definitionSource: LOCAL,
  },
  {
    id: 'permanence_orders',
    label: 'Permanence orders',
    kind: 'flow',
    unit: 'children',
    definition: 'Adoption orders and special guardianship orders together, granted in the period.',
    definitionSource: ASG,
  },
]);
