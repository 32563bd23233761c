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
  text,
} from './column.ts';
import type { AnnexAColumn, AnnexAList } from './column.ts';

const CHILD = [CHILD_ID, SEX, ETHNICITY, ...BIRTH];

const AREA_OF_PLACEMENT: AnnexAColumn = {
  kind: 'area',
  id: 'placement_area',
  name: 'LA of Placement',
  aliases: ['Local Authority of Placement', 'Placement LA'],
  mayBeBlank: false,
  personal: null,
};

/**
 * Annex A lists 8 and 9.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Ofsted, Annex A: child-level data for the inspection of local authority children's services).
 */
export const LOOKED_AFTER: AnnexAList = {
  number: 8,
  title: 'Children looked after',
  row: 'a child looked after, or who left care in the last six months',
  columns: [
    ...CHILD,
    coded(
      'unaccompanied',
      'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)',
      'yes_no',
    ),
    DISABILITY,
    day('entered_care_on', 'Date Started to be Looked After'),
    coded('need', "Child's Category of Need", 'need'),
    coded(
      'second_period',
      'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
      'yes_no',
    ),
    day('legal_status_since', 'Start date of current legal status'),
    coded('legal_status', "Child's Legal Status", 'legal_status', { aliases: ['Legal Status'] }),
    dayIfAny('reviewed_on', 'Date of Latest Statutory Review'),
    dayIfAny('visited_on', 'Date of Last Social Work Visit'),
    coded('permanence_plan', 'What is the permanence plan for this child?', 'permanence_plan', {
      aliases: ['Permanence Plan'],
      mayBeBlank: true,
    }),
    dayIfAny('reviewing_officer_on', 'Date of Last IRO Visit / Contact to the Child'),
    dayIfAny('health_assessed_on', 'Date of Last Health Assessment'),
    dayIfAny('dental_check_on', 'Date of Last Dental Check'),
    number('placements_in_year', 'Number of Placements in the Last 12 months'),
    dayIfAny('left_care_on', 'Date Ceased to be Looked After'),
    coded('left_care_reason', 'Reason Ceased to be Looked After', 'left_care', {
      mayBeBlank: true,
    }),
    day('placement_since', 'Start Date of Most Recent Placement'),
    coded('placement_type', 'Placement Type', 'placement_type'),
    coded('provider', 'Placement Provider', 'provider'),
    text('placement_postcode', 'Placement postcode', { personal: 'dropped' }),
    text('placement_urn', 'URN of Placement', { mayBeBlank: true }),
    coded('placement_location', 'Placement Location', 'location'),
    AREA_OF_PLACEMENT,
    number(
      'missing_in_year',
      "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months",
    ),
    number(
      'absent_in_year',
      "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months",
    ),
    coded(
      'return_interview_offered',
      'Was the child offered a Return Interview after their last missing episode (Y/N)?',
      'yes_no',
      { mayBeBlank: true },
    ),
    coded(
      'return_interview_accepted',
      'Did the child accept a Return Interview after their last missing episode (Y/N)?',
      'yes_no',
      { mayBeBlank: true },
    ),
    ...ALLOCATED,
  ],
};

export const CARE_LEAVERS: AnnexAList = {
  number: 9,
  title: 'Care leavers',
  row: 'a young person entitled to leaving care services',
  columns: [
    ...CHILD,
    coded(
      'unaccompanied',
      'Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)',
      'yes_no',
    ),
    DISABILITY,
    ...ALLOCATED,
    text('personal_adviser', 'Allocated Personal Advisor', {
      aliases: ['Allocated Personal Adviser', 'Personal Advisor', 'Personal Adviser'],
      personal: 'dropped',
    }),
    coded('eligibility', 'Eligibility Category', 'eligibility'),
    dayIfAny('pathway_plan_reviewed_on', 'Latest Pathway Plan Review Date'),
    coded('in_touch', 'LA in Touch', 'in_touch'),
    dayIfAny('contacted_on', 'Latest Date of Contact'),
    coded('accommodation', 'Type of Accommodation', 'accommodation', { mayBeBlank: true }),
    coded('suitability', 'Suitability of Accommodation', 'suitability', { mayBeBlank: true }),
    coded('activity', 'Activity Status', 'activity', { mayBeBlank: true }),
  ],
};
