import {
  BIRTH,
  CHILD_ID,
  coded,
  day,
  dayIfAny,
  DISABILITY,
  ETHNICITY,
  FAMILY_ID,
  number,
  SEX,
  text,
} from './column.ts';
import type { AnnexAList } from './column.ts';

/**
 * Annex A lists 10 and 11. The family of list 10 is the adopters', and joins list 11, where each
 * adopter of a couple has a row.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Ofsted, Annex A: child-level data for the inspection of local authority children's services).
 */
export const ADOPTION: AnnexAList = {
  number: 10,
  title: 'Children with a decision for adoption',
  row: 'a child adopted, waiting, or whose plan changed in the last twelve months',
  columns: [
    CHILD_ID,
    FAMILY_ID,
    SEX,
    ETHNICITY,
    ...BIRTH,
    DISABILITY,
    day('entered_care_on', 'Date the Child Entered Care'),
    day('decision_on', 'Date of Decision that Child Should be Placed for Adoption'),
    dayIfAny('placement_order_on', 'Date of Placement Order'),
    dayIfAny('matched_on', 'Date of Matching Child and Prospective Adopters'),
    dayIfAny('placed_on', 'Date Placed for Adoption'),
    dayIfAny('adoption_order_on', 'Date of Adoption Order'),
    dayIfAny(
      'plan_changed_on',
      'Date of Decision that Child Should No Longer be Placed for Adoption',
    ),
    coded('plan_changed_reason', 'Reason Why Child No Longer Placed for Adoption', 'plan_changed', {
      mayBeBlank: true,
    }),
    dayIfAny(
      'early_permanence_on',
      'Date the child was placed for fostering in FFA or concurrent planning placement',
    ),
  ],
};

export const ADOPTERS: AnnexAList = {
  number: 11,
  title: 'Prospective adopters',
  row: 'one adopter of a family that asked in the last twelve months or is still in the process',
  columns: [
    text('adopter_id', 'Individual adopter identifier', {
      aliases: ['Adopter ID', 'Individual adopter ID'],
      personal: 'hashed',
    }),
    FAMILY_ID,
    SEX,
    ETHNICITY,
    coded('disability', 'Disability', 'yes_no_unknown', { aliases: [...DISABILITY.aliases] }),
    coded(
      'early_permanence_approved',
      'Is the (prospective) adopter fostering for adoption?',
      'yes_no',
    ),
    day('enquired_on', 'Date enquiry received'),
    dayIfAny('stage_1_started_on', 'Date Stage 1 started'),
    dayIfAny('stage_1_ended_on', 'Date Stage 1 ended'),
    dayIfAny('stage_2_started_on', 'Date Stage 2 started'),
    dayIfAny('stage_2_ended_on', 'Date Stage 2 ended'),
    dayIfAny('applied_on', 'Date application submitted'),
    dayIfAny('approved_on', 'Date application approved'),
    dayIfAny('matched_on', 'Date adopter matched with child(ren)'),
    dayIfAny('placed_on', 'Date child/children placed with adopter(s)'),
    number('children_placed', 'No. of children placed', {
      aliases: ['Number of children placed'],
      mayBeBlank: true,
    }),
    dayIfAny('adoption_order_on', 'Date of Adoption Order'),
    dayIfAny('left_on', 'Date of leaving adoption process'),
    coded('left_reason', 'Reason for leaving adoption process', 'left_adoption_process', {
      mayBeBlank: true,
    }),
  ],
};
