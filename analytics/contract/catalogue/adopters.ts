import type { Entry } from './define.ts';
import { ASG, LOCAL, WORKBENCH, define } from './define.ts';

const household = (id: string, label: string, definition: string): Entry => ({
  id,
  label,
  kind: 'flow',
  unit: 'families',
  definition,
  definitionSource: LOCAL,
});

const approvedShare = (id: string, label: string, definition: string): Entry => ({
  id,
  label,
  kind: 'share',
  unit: 'percent',
  shareOf: 'adopter_approvals',
  definition,
  definitionSource: LOCAL,
});

/** Adopters on their way: counted as households, and as people only where the id says so. */
export const adopters = define('adopters', [
  household(
    'information_packs_sent',
    'Information packs sent',
    'Households that were sent an information pack in the period.',
  ),
  household('enquiries', 'Enquiries', 'Households that enquired about adopting in the period.'),
  household(
    'information_session_signups',
    'Information session sign-ups',
    'Households that signed up to an information session in the period.',
  ),
  household(
    'information_session_attended',
    'Information sessions attended',
    'Households that attended an information session in the period.',
  ),
  household(
    'consultation_events_attended',
    'Consultation events attended',
    'Households that attended a consultation event in the period.',
  ),
  household(
    'initial_visits',
    'Initial visits',
    'Households that had an initial visit in the period.',
  ),
  household(
    'expressions_of_interest',
    'Expressions of interest',
    'Households that made a first application in the period. It is not the formal registration.',
  ),
  household(
    'registrations_of_interest',
    'Registrations of interest',
    'Households whose registration of interest was accepted in the period: the formal start.',
  ),
  household(
    'meet_the_adopter_attended',
    'Meet the adopter sessions attended',
    'Households that attended a meet the adopter session in the period.',
  ),
  {
    ...household(
      'preparation_group_attended',
      'Preparation groups attended',
      'Households that attended a preparation group in the period, by stage where it is given.',
    ),
    breakdowns: ['stage'],
  },
  {
    id: 'adopters_in_stage',
    label: 'Adopters in each stage',
    kind: 'stock',
    unit: 'families',
    breakdowns: ['stage'],
    definition: 'Households the agency is working with on the last day, by the stage they are in.',
    definitionSource: LOCAL,
  },
  household('stage_1_starts', 'Stage 1 starts', 'Households that started Stage 1 in the period.'),
  household('stage_2_starts', 'Stage 2 starts', 'Households that started Stage 2 in the period.'),
  household(
    'stage_2_ends',
    'Stage 2 ends',
    'Households whose Stage 2 ended in the period, refusals and withdrawals included.',
  ),
  {
    ...household(
      'adopter_approvals',
      'Adopter approvals',
      'Households approved to adopt by the agency decision maker in the period.',
    ),
    better: 'higher',
    breakdowns: ['structure', 'ethnicity', 'kind', 'age_band', 'category', 'outcome'],
    definitionSource: ASG,
  },
  {
    id: 'approved_adopters_people',
    label: 'Approved adopters (people)',
    kind: 'flow',
    unit: 'people',
    breakdowns: ['ethnicity', 'category'],
    definition: 'People, not households, approved to adopt in the period.',
    definitionSource: LOCAL,
  },
  household(
    'adoptive_families_matched',
    'Families matched',
    'Households with a match approved in the period.',
  ),
  household(
    'adoptive_families_placed',
    'Families with a child placed',
    'Households with whom a child was placed in the period.',
  ),
  {
    id: 'adopters_in_assessment',
    label: 'Adopters in assessment',
    kind: 'stock',
    unit: 'families',
    definition: 'Households being assessed (Stage 1 or Stage 2) on the last day.',
    definitionSource: ASG,
  },
  {
    id: 'adopters_waiting',
    label: 'Approved adopters waiting',
    code: 'A11',
    kind: 'stock',
    unit: 'families',
    breakdowns: ['stage'],
    definition: 'Households approved and not matched on the last day.',
    definitionSource: ASG,
  },
  {
    ...household(
      'adopters_left',
      'Adopters who left',
      'Households that left the adoption process in the period, by stage and reason.',
    ),
    better: 'lower',
    breakdowns: ['stage', 'reason'],
  },
  ...(
    [
      ['approval_to_match_days', 'Approval to match', 'approval to a match', null],
      [
        'enquiry_to_stage_1_days',
        'Enquiry to Stage 1',
        'the enquiry to the start of Stage 1',
        null,
      ],
      ['stage_1_days', 'Length of Stage 1', 'the start to the end of Stage 1', 60],
      ['stage_2_days', 'Length of Stage 2', 'the start to the end of Stage 2', 121],
    ] as const
  ).map(([id, label, clock, target]): Entry => ({
    id,
    label,
    kind: 'mean',
    unit: 'days',
    better: 'lower',
    threshold: target === null ? null : { value: target, label: `Target ${target} days` },
    definition: `Mean days from ${clock}, for households that reached it in the period.`,
    definitionSource: ASG,
  })),
  {
    id: 'stage_1_to_approval_months',
    label: 'Stage 1 to approval',
    kind: 'mean',
    unit: 'months',
    better: 'lower',
    threshold: { value: 6, label: 'About 6 months, as statutory guidance intends' },
    definition:
      'Mean months from the start of Stage 1 to approval, for households approved in the period.',
    definitionSource: LOCAL,
  },
  {
    id: 'conversion_same_year',
    label: 'Conversion within a year',
    kind: 'share',
    unit: 'percent',
    breakdowns: ['stage'],
    definition:
      'The count at one stage divided by the count at an earlier stage in the same year. They are not the same households.',
    definitionSource: LOCAL,
  },
  {
    id: 'conversion_cohort',
    label: 'Conversion of a cohort',
    kind: 'share',
    unit: 'percent',
    better: 'higher',
    breakdowns: ['stage'],
    definition:
      'Of the households that reached an earlier stage in the period, those who reached a later one.',
    definitionSource: WORKBENCH,
  },
  {
    ...approvedShare(
      'early_permanence_approved_share',
      'Approved for early permanence',
      'Of the households approved in the period, those approved to offer early permanence.',
    ),
    better: 'higher',
    breakdowns: ['category'],
  },
  {
    ...approvedShare(
      'adopter_approvals_share',
      'Approved adopters by characteristic',
      'Of the households approved in the period, the share with each family structure, ethnicity or age of child considered.',
    ),
    breakdowns: ['structure', 'ethnicity', 'age_band', 'kind'],
  },
  {
    ...household(
      'foster_carer_connected_person_assessments',
      'Assessments of foster carers and connected people',
      'Assessments of foster carers and connected people who wish to adopt a child they know or care for.',
    ),
  },
  {
    ...household(
      'foster_carer_connected_person_referrals',
      'Referrals of foster carers and connected people',
      'Referrals for an adoption assessment of foster carers and connected people.',
    ),
  },
  household(
    'non_agency_assessments',
    'Non-agency assessments',
    'Assessments for people applying privately to adopt a child in their care (step-parents and others).',
  ),
  {
    id: 'panel_meetings',
    label: 'Panel meetings',
    kind: 'flow',
    unit: 'events',
    definition: 'Times the adoption panel met in the period.',
    definitionSource: LOCAL,
  },
  {
    id: 'panel_cases',
    label: 'Panel cases',
    kind: 'flow',
    unit: 'cases',
    breakdowns: ['kind', 'outcome'],
    definition: 'Cases the adoption panel heard in the period.',
    definitionSource: LOCAL,
  },
  {
    id: 'panel_meetings_per_month',
    label: 'Panel meetings a month',
    kind: 'rate',
    unit: 'events',
    definition: 'How often the adoption panel usually meets in a month.',
    definitionSource: LOCAL,
  },
  {
    id: 'adopters_left_ratio',
    label: 'Likelihood of leaving the process',
    kind: 'rate',
    unit: 'ratio',
    better: 'lower',
    breakdowns: ['ethnicity'],
    definition:
      'How many times as likely households of a group are to leave without adopting, compared with households in which all adopters are White.',
    definitionSource: LOCAL,
  },
  {
    id: 'independent_review_applications',
    label: 'Independent reviews of a decision',
    kind: 'flow',
    unit: 'cases',
    definition:
      'Applications by adopters to have a negative decision looked at by the Independent Review Mechanism.',
    definitionSource: LOCAL,
  },
  ...(
    [
      [
        'information_session_choice_reason_share',
        'Why this information session was chosen',
        'who gave feedback, those who named the reason',
        ['reason'],
      ],
      [
        'information_session_rated_informative_share',
        'Information sessions found informative',
        'who gave feedback, those who found the session informative',
        [],
      ],
      [
        'information_session_would_recommend_share',
        'Information sessions that would be recommended',
        'who gave feedback, those who would recommend the session',
        [],
      ],
      [
        'attendees_in_partner_boroughs_share',
        'Session attendees living in partner boroughs',
        'attending, those who live in one of the partner boroughs',
        ['kind'],
      ],
    ] as const
  ).map(([id, label, clause, breakdowns]): Entry => ({
    id,
    label,
    kind: 'share',
    unit: 'percent',
    breakdowns: [...breakdowns],
    definition: `Of the households ${clause}.`,
    definitionSource: LOCAL,
  })),
]);
