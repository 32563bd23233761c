import {
  ALLOCATED,
  BIRTH,
  CHILD_ID,
  coded,
  day,
  dayIfAny,
  DISABILITY,
  ETHNICITY,
  number,
  SEX,
} from './column.ts';
import type { AnnexAList } from './column.ts';

const CHILD = [CHILD_ID, SEX, ETHNICITY, ...BIRTH];

/**
 * Annex A lists 6 and 7.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Ofsted, Annex A: child-level data for the inspection of local authority children's services).
 */
export const CHILDREN_IN_NEED: AnnexAList = {
  number: 6,
  title: 'Children in need',
  row: 'a child with an open or recently closed episode of need',
  columns: [
    ...CHILD,
    DISABILITY,
    dayIfAny('need_started_on', 'CIN Start Date'),
    coded('need', 'Primary Need Code', 'need'),
    dayIfAny('seen_on', 'Date Child Was Last Seen'),
    dayIfAny('need_ended_on', 'CIN Closure Date'),
    coded('closure_reason', 'Reason for Closure', 'closure', { mayBeBlank: true }),
    coded('case_status', 'Case Status', 'case_status'),
    ...ALLOCATED,
  ],
};

export const CHILD_PROTECTION_PLANS: AnnexAList = {
  number: 7,
  title: 'Child protection plans',
  row: 'a child with a plan in the last six months',
  columns: [
    ...CHILD,
    DISABILITY,
    day('plan_started_on', 'Child Protection Plan Start Date'),
    coded('initial_abuse', 'Initial Category of Abuse', 'abuse'),
    coded('latest_abuse', 'Latest Category of Abuse', 'abuse'),
    dayIfAny('visited_on', 'Date of the Last Statutory Visit'),
    coded('seen_alone', 'Was the Child Seen Alone?', 'yes_no_unknown', { mayBeBlank: true }),
    dayIfAny('reviewed_on', 'Date of latest review conference'),
    dayIfAny('plan_ended_on', 'Child Protection Plan End Date'),
    coded(
      'emergency_protection',
      'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)',
      'yes_no',
    ),
    number('earlier_plans', 'Number of Previous Child Protection Plans'),
    ...ALLOCATED,
  ],
};
