import type { Entry } from './define.ts';
import { LAIT, LOCAL, SSDA903, define } from './define.ts';

const share = (
  id: string,
  label: string,
  definition: string,
  more: Partial<Entry> = {},
): Entry => ({
  id,
  label,
  kind: 'share',
  unit: 'percent',
  better: 'higher',
  definition,
  definitionSource: LOCAL,
  ...more,
});

/** Children in care and care leavers: what a corporate parenting committee is shown. */
export const care = define('care', [
  {
    id: 'children_in_care',
    label: 'Children in care',
    kind: 'stock',
    unit: 'children',
    breakdowns: ['sex', 'ethnicity', 'age_band', 'legal_status', 'placement'],
    definition:
      'Children looked after on the last day, without short breaks (legal status V3, V4).',
    definitionSource: SSDA903,
  },
  share(
    'children_in_care_share',
    'Children in care, share by group',
    'Of the children looked after on the last day, those in the group shown.',
    {
      better: null,
      breakdowns: ['sex', 'ethnicity', 'age_band', 'legal_status', 'placement'],
      shareOf: 'children_in_care',
      definitionSource: SSDA903,
    },
  ),
  {
    id: 'children_in_care_rate',
    label: 'Children in care, rate',
    kind: 'rate',
    unit: 'per_10000',
    definition: 'Children looked after on the last day per 10,000 children aged under 18.',
    definitionSource: SSDA903,
  },
  {
    id: 'entered_care',
    label: 'Entered care',
    kind: 'flow',
    unit: 'children',
    breakdowns: ['sex', 'ethnicity', 'age_band', 'reason', 'legal_status'],
    definition: 'Children who started to be looked after in the period.',
    definitionSource: SSDA903,
    lineLevel: { kind: 'events', date: 'entered_care_on' },
  },
  share(
    'entered_care_share',
    'Entered care, share by group',
    'Of the children who started to be looked after in the period, those in the group shown.',
    {
      better: null,
      breakdowns: ['age_band', 'legal_status'],
      shareOf: 'entered_care',
      definitionSource: SSDA903,
    },
  ),
  {
    id: 'left_care',
    label: 'Left care',
    kind: 'flow',
    unit: 'children',
    breakdowns: ['sex', 'ethnicity', 'age_band', 'reason'],
    definition: 'Children who stopped being looked after in the period.',
    definitionSource: SSDA903,
  },
  share(
    'left_care_share',
    'Left care, share by group',
    'Of the children who stopped being looked after in the period, those in the group shown.',
    {
      better: null,
      breakdowns: ['age_band', 'reason'],
      shareOf: 'left_care',
      definitionSource: SSDA903,
    },
  ),
  {
    id: 'unaccompanied_children',
    label: 'Unaccompanied children in care',
    kind: 'stock',
    unit: 'children',
    definition: 'Of the children in care on the last day, unaccompanied asylum-seeking children.',
    definitionSource: SSDA903,
  },
  {
    id: 'children_in_care_aged_3_or_under',
    label: 'Children in care aged 3 or under',
    kind: 'stock',
    unit: 'children',
    breakdowns: ['category'],
    definition: 'Of the children in care on the last day, those aged 3 or under.',
    definitionSource: LOCAL,
  },
  share(
    'care_plans_up_to_date_share',
    'Care plans up to date',
    'Of the children in care aged under 16, those with an up-to-date care plan.',
    { breakdowns: ['age_band'] },
  ),
  share(
    'pathway_plans_up_to_date_share',
    'Pathway plans up to date',
    'Of the children and young people who need a pathway plan, those with an up-to-date one.',
    { breakdowns: ['age_band', 'category'] },
  ),
  share(
    'personal_education_plans_share',
    'Personal education plans up to date',
    'Of the children in care of school age, those with an up-to-date personal education plan.',
  ),
  share(
    'three_or_more_placements_share',
    'Three or more placements in the year',
    'Of the children in care, those who had three or more placements in the last 12 months.',
    { better: 'lower', shareOf: 'children_in_care' },
  ),
  share(
    'long_term_stability_share',
    'Long-term stability',
    'Of the children under 16 in care for at least two and a half years, those in the same placement for at least two.',
    { breakdowns: ['age_band'] },
  ),
  share(
    'health_assessments_share',
    'Health assessments up to date',
    'Of the children in care for at least 12 months, those with an up-to-date health assessment.',
    { breakdowns: ['kind'] },
  ),
  share(
    'dental_checks_share',
    'Dental checks up to date',
    'Of the children in care for at least 12 months, those with an up-to-date dental check.',
  ),
  share(
    'initial_health_assessment_20_days_share',
    'Initial health assessment within 20 days',
    'Of the children who entered care, those assessed within 20 working days.',
  ),
  share(
    'immunisations_share',
    'Immunisations up to date',
    'Of the children in care, those whose immunisations are up to date.',
  ),
  share(
    'in_touch_share',
    'Care leavers in touch',
    'Of the care leavers in the age band, those in touch with the local authority.',
    { breakdowns: ['age_band'] },
  ),
  share(
    'eet_share',
    'Care leavers in education, employment or training',
    'Of the care leavers in the age band, those in education, employment or training.',
    { breakdowns: ['age_band'] },
  ),
  share(
    'suitable_accommodation_share',
    'Care leavers in suitable accommodation',
    'Of the care leavers in the age band, those in suitable accommodation.',
    { breakdowns: ['age_band'] },
  ),
  {
    id: 'care_leavers',
    label: 'Care leavers',
    kind: 'stock',
    unit: 'people',
    breakdowns: ['sex', 'age_band', 'category'],
    definition: 'Young people in receipt of or eligible for leaving care services on the last day.',
    definitionSource: LOCAL,
  },
  share(
    'starters_by_need_share',
    'Entered care, by primary need',
    'Of the children who started to be looked after in the period, the share with each primary need.',
    { better: null, breakdowns: ['reason'], shareOf: 'entered_care' },
  ),
  share(
    'ehcp_share',
    'Children in care with an education, health and care plan',
    'Of the children in care, those with an active education, health and care plan.',
    { better: null, shareOf: 'children_in_care' },
  ),
  share(
    'ehcp_within_20_weeks_share',
    'Education, health and care plans within 20 weeks',
    'Of the plans issued in the period, without excepted cases, those issued within 20 weeks.',
  ),
  {
    id: 'attainment_8',
    label: 'Attainment 8',
    kind: 'mean',
    unit: 'score',
    better: 'higher',
    definition: 'Average Attainment 8 score of children in care at the end of key stage 4.',
    definitionSource: 'Department for Education key stage 4 performance, methodology',
  },
  share(
    'youth_justice_in_care_share',
    'Youth justice cohort in care',
    'Of the young people on the youth justice caseload, those who are in care.',
    { better: 'lower', shareOf: 'youth_justice_caseload' },
  ),
  {
    id: 'entered_care_rate',
    label: 'Entered care, rate',
    kind: 'rate',
    unit: 'per_10000',
    breakdowns: ['age_band', 'reason', 'legal_status'],
    definition:
      'Children who started to be looked after per 10,000 children aged under 18 (of a group too: per 10,000 of all children, not of the group); over part of a year the rate is annualised.',
    definitionSource: SSDA903,
  },
  {
    id: 'left_care_rate',
    label: 'Left care, rate',
    kind: 'rate',
    unit: 'per_10000',
    definition:
      'Children who stopped being looked after per 10,000 children aged under 18; over part of a year the rate is annualised.',
    definitionSource: SSDA903,
  },
  {
    id: 'care_applications_rate',
    label: 'Care applications, rate',
    kind: 'rate',
    unit: 'per_10000',
    definition:
      'Applications for a care order received by Cafcass in the period per 10,000 children aged under 18.',
    definitionSource: LAIT,
  },
  share(
    'unaccompanied_children_share_of_population',
    'Unaccompanied children, share of all children',
    'Unaccompanied children in care as a share of all children aged under 18 living in the area.',
    { better: null },
  ),
  share(
    'personal_adviser_allocated_share',
    'Care leavers with a personal adviser',
    'Of the care leavers in the age band, those with an allocated personal adviser.',
    { breakdowns: ['age_band'], shareOf: null },
  ),
  share(
    'health_assessments_declined_share',
    'Health assessments declined',
    'Of the children due a health assessment, those who did not want it.',
    { better: null, breakdowns: ['kind'] },
  ),
  ...(
    [
      [
        'ehcp_requests',
        'Requests for an education, health and care plan',
        'flow',
        'received in the period',
      ],
      ['ehcp_issued', 'Education, health and care plans issued', 'flow', 'issued in the period'],
      [
        'ehcp_active_plans',
        'Education, health and care plans in force',
        'stock',
        'in force on the last day',
      ],
      [
        'ehcp_assessments_in_progress',
        'Education, health and care assessments under way',
        'stock',
        'under way on the last day',
      ],
    ] as const
  ).map(([id, label, kind, clause]): Entry => ({
    id,
    label,
    kind,
    unit: 'plans',
    definition: `${label}, ${clause}, for all children of the area and not only those in care.`,
    definitionSource: LOCAL,
  })),
  {
    id: 'youth_justice_caseload',
    label: 'Youth justice caseload',
    kind: 'stock',
    unit: 'people',
    definition: 'Young people the youth justice service is working with on the last day.',
    definitionSource: LOCAL,
  },
  ...(
    [
      ['youth_justice_children_in_need_share', 'children in need', 'lower'],
      ['youth_justice_child_protection_share', 'on a child protection plan', 'lower'],
      ['youth_justice_asset_plus_share', 'with an up-to-date Asset Plus assessment', 'higher'],
    ] as const
  ).map(([id, who, better]) =>
    share(
      id,
      `Youth justice cohort ${who}`,
      `Of the young people on the youth justice caseload, those ${who}.`,
      { better, shareOf: 'youth_justice_caseload' },
    ),
  ),
]);
