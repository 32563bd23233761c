import type { Entry } from './define.ts';
import { LOCAL, define } from './define.ts';

const flow = (
  id: string,
  label: string,
  unit: Entry['unit'],
  definition: string,
  more: Partial<Entry> = {},
): Entry => ({ id, label, kind: 'flow', unit, definition, definitionSource: LOCAL, ...more });

/** Support for adoptive families, adopted adults and birth relatives. */
export const support = define('support', [
  flow(
    'life_story_books_completed',
    'Life story books completed',
    'children',
    'Life story books completed in the period.',
  ),
  flow(
    'access_to_records_requests',
    'Access to records requests',
    'people',
    'Adopted adults and birth relatives who asked for access to records or intermediary help.',
    { breakdowns: ['kind', 'category'] },
  ),
  flow(
    'birth_relative_support',
    'Support for birth relatives',
    'people',
    'Birth parents and relatives supported in the period.',
    { breakdowns: ['kind', 'category'] },
  ),
  flow(
    'direct_contact_children',
    'Children with direct contact',
    'children',
    'Adopted children whose direct contact with birth relatives is supported.',
  ),
  flow(
    'indirect_contact_children',
    'Children with indirect contact',
    'children',
    'Adopted children with indirect contact (letters) with birth relatives.',
  ),
  flow(
    'counselling_referrals',
    'Counselling referrals',
    'people',
    'People referred for counselling in the period.',
    { breakdowns: ['kind', 'outcome'] },
  ),
  flow(
    'support_line_appointments',
    'Support line appointments',
    'families',
    'Families offered a support and advice line appointment in the period.',
  ),
  flow(
    'adoption_support_assessments',
    'Adoption support assessments',
    'families',
    'Households whose adoption support needs were assessed in the period.',
  ),
  {
    id: 'support_cases_open',
    label: 'Open adoption support cases',
    kind: 'stock',
    unit: 'cases',
    breakdowns: ['kind'],
    definition: 'Adoption support cases open on the last day, by kind.',
    definitionSource: LOCAL,
  },
  flow(
    'support_fund_applications',
    'Adoption support fund applications',
    'cases',
    'Applications made to the adoption support fund in the period, by who provides the support.',
    { breakdowns: ['application_type'] },
  ),
  flow(
    'support_fund_families',
    'Families supported by the fund',
    'families',
    'Families supported through the adoption support fund in the period.',
  ),
  flow(
    'support_fund_top_ups',
    'Adoption support fund top-ups',
    'cases',
    'Applications to the fund for more of a support already begun.',
  ),
  {
    id: 'support_fund_drawn_down',
    label: 'Adoption support fund drawn down',
    kind: 'money',
    unit: 'pounds',
    definition: 'Money drawn down from the adoption support fund in the period.',
    definitionSource: LOCAL,
  },
  flow(
    'letterbox_contacts',
    'Letterbox contacts',
    'contacts',
    'Exchanges between adoptive and birth families that go through the letterbox service.',
  ),
  flow('complaints', 'Complaints', 'cases', 'Formal complaints received in the period.', {
    better: 'lower',
    breakdowns: ['reason', 'kind'],
  }),
  {
    id: 'support_fund_applied_for',
    label: 'Adoption support fund applied for',
    kind: 'money',
    unit: 'pounds',
    definition: 'Money applied for from the adoption support fund in the period.',
    definitionSource: LOCAL,
  },
  {
    id: 'therapeutic_support_payment_limit',
    label: 'Limit of a therapeutic support payment',
    kind: 'money',
    unit: 'pounds',
    breakdowns: ['kind'],
    definition:
      'The most that may be paid for the therapeutic support of one child: a rule, not a result.',
    definitionSource: LOCAL,
  },
  flow(
    'therapy_children',
    'Children given therapy',
    'children',
    'Children given the in-house therapy named.',
    {
      breakdowns: ['kind'],
    },
  ),
  flow(
    'therapy_sessions',
    'Therapy sessions',
    'sessions',
    'Sessions of the in-house therapy named.',
    {
      breakdowns: ['kind'],
    },
  ),
  {
    id: 'support_cases_significant_share',
    label: 'Support cases needing significant social work',
    kind: 'share',
    unit: 'percent',
    breakdowns: ['kind'],
    shareOf: 'support_cases_open',
    definition:
      'Of the open support cases of a kind, those needing significant social work beside therapy and signposting.',
    definitionSource: LOCAL,
  },
  {
    id: 'support_plans_with_contact_plan_share',
    label: 'Support plans with a contact plan',
    kind: 'share',
    unit: 'percent',
    better: 'higher',
    definition: 'Of the adoption support plans, those with a plan for contact.',
    definitionSource: LOCAL,
  },
  {
    id: 'direct_work_assessed_target_share',
    label: 'Aim: direct work that is assessed',
    kind: 'share',
    unit: 'percent',
    definition:
      'The share of direct work with families that the agency aims to have assessed: an aim, not a result.',
    definitionSource: LOCAL,
  },
]);
