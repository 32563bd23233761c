import { ETHNIC_GROUPS } from '../ethnicity/groups.ts';
import { YES_NO } from './code.ts';
import type { Code } from './code.ts';

/**
 * Codes of the child's own items of the children looked after return: who they are, reviews, going
 * missing, health, leaving care, earlier permanence, social workers. Labels are ours.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Department for Education, Children looked after by local authorities: guide to the SSDA903
 * collection, 2016/17 to 2026/27).
 */
export const CHILD_CODES = {
  SEX: [
    ['1', 'Male', { until: '2023/24' }],
    ['2', 'Female', { until: '2023/24' }],
    ['M', 'Male', { since: '2024/25' }],
    ['F', 'Female', { since: '2024/25' }],
    ['U', 'Not known', { since: '2024/25' }],
  ],
  ETHNIC: ETHNIC_GROUPS.map(({ code, label }): Code => [code, label]),
  MOTHER: YES_NO,
  REVIEW_CODE: [
    ['PN0', 'Under 4'],
    ['PN1', 'Attended and spoke'],
    ['PN2', 'Attended, an advocate spoke'],
    ['PN3', 'Attended, conveyed views without words'],
    ['PN4', 'Attended, gave no views'],
    ['PN5', 'Absent, an advocate spoke'],
    ['PN6', 'Absent, sent views in another way'],
    ['PN7', 'Absent, views not conveyed'],
  ],
  MISSING: [
    ['M', 'Missing'],
    ['A', 'Away without authorisation'],
  ],
  PREV_PERM: [
    ['P1', 'Adoption'],
    ['P2', 'Special guardianship order'],
    ['P3', 'Residence or child arrangements order'],
    ['P4', 'Kind not known'],
    ['Z1', 'None before'],
  ],
  SDQ_REASON: [
    ['SDQ1', 'Too young or too old'],
    ['SDQ2', 'Carer refused'],
    ['SDQ3', "Not possible because of the child's disability"],
    ['SDQ4', 'Other'],
    ['SDQ5', 'Child refused'],
  ],
  CONVICTED: YES_NO,
  HEALTH_CHECK: YES_NO,
  IMMUNISATIONS: YES_NO,
  TEETH_CHECK: YES_NO,
  HEALTH_ASSESSMENT: YES_NO,
  SUBSTANCE_MISUSE: YES_NO,
  INTERVENTION_RECEIVED: YES_NO,
  INTERVENTION_OFFERED: YES_NO,
  IN_TOUCH: [
    ['YES', 'In touch'],
    ['NO', 'Not in touch'],
    ['DIED', 'Died'],
    ['REFU', 'Refuses contact'],
    ['NREQ', 'No longer needs services'],
    ['RHOM', 'Returned home'],
  ],
  ACTIV: [
    ['F1', 'Higher education, full time'],
    ['P1', 'Higher education, part time'],
    ['F2', 'Other education, full time'],
    ['P2', 'Other education, part time'],
    ['F3', 'Training or employment, full time', { until: '2020/21' }],
    ['P3', 'Training or employment, part time', { until: '2020/21' }],
    ['F4', 'Apprenticeship, full time', { since: '2021/22' }],
    ['P4', 'Apprenticeship, part time', { since: '2021/22' }],
    ['F5', 'Other training or employment, full time', { since: '2021/22' }],
    ['P5', 'Other training or employment, part time', { since: '2021/22' }],
    ['G4', 'None, because of illness or disability'],
    ['G5', 'None, for another reason'],
    ['G6', 'None, because of pregnancy or parenting'],
    ['0', 'Not in touch'],
  ],
  /** A letter for the place, then 1 suitable or 2 not. */
  ACCOM: [
    ...suitableOrNot('B', 'With parents or relatives'),
    ...suitableOrNot('C', 'Residential care'),
    ...suitableOrNot('D', 'Semi-independent accommodation'),
    ...suitableOrNot('E', 'Supported lodgings'),
    ...suitableOrNot('G', 'Gone abroad'),
    ...suitableOrNot('H', 'Deported'),
    ...suitableOrNot('K', 'Ordinary lodgings'),
    ...suitableOrNot('R', 'Residence not known'),
    ...suitableOrNot('S', 'No fixed abode'),
    ...suitableOrNot('T', 'Foyer'),
    ...suitableOrNot('U', 'Independent living'),
    ...suitableOrNot('V', 'Emergency accommodation'),
    ...suitableOrNot('W', 'Bed and breakfast'),
    ...suitableOrNot('X', 'In custody'),
    ...suitableOrNot('Y', 'Other accommodation'),
    ...suitableOrNot('Z', 'With former foster carers'),
    ['0', 'Not in touch'],
  ],
  SW_REASON: [
    ['MANAGE', 'Worker moved on to manage'],
    ['FCONTA', "Worker's contract ended"],
    ['LEFTRL', 'Worker left the role'],
    ['ORGRST', 'Reorganisation'],
    ['TSPROC', 'Handed over as planned'],
    ['ABSENC', 'Worker absent for long'],
    ['CHCHAN', 'Child asked for a change'],
    ['PCCHAN', 'Parent or carer asked for a change'],
    ['SWDIED', 'Worker died'],
    ['OTHERS', 'Other'],
  ],
} as const satisfies Readonly<Record<string, readonly Code[]>>;

function suitableOrNot(letter: string, place: string): Code[] {
  return [
    [`${letter}1`, `${place}, suitable`],
    [`${letter}2`, `${place}, not suitable`],
  ];
}
