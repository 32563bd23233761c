import { EARLIER_YEARS, rule } from './rule.ts';

const ALL_ADOPTION = 'DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR';

/**
 * Rules on adoption in the episodes, and on the episodes beside the adoption items: coming into care,
 * orders, placements, leaving by adoption. Numbers are the department's, words are ours.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Department for Education, Children looked after by local authorities: SSDA903 validation checks).
 */
export const PLACEMENT_RULES = [
  rule('199', ['episodes'], 'CHILD DECOM REC', {
    title: 'A child adopted from care earlier is looked after again under the same number.',
    action: 'Give the child a new number when they came back into care; else correct the adoption.',
    severity: 'warning',
    falseAlarm:
      'Only the years loaded are looked at, and a number may have been given to two children.',
  }),
  rule('217', ['episodes'], 'PLACE DECOM RNE', {
    title:
      'A placement for adoption with the current foster carer (A3, A5) began as if with a new one.',
    action: 'Enter S, T or U as the reason for the episode, or correct the placement.',
    falseAlarm: 'Episodes that began before 1 April 2015 are not held to it.',
  }),
  rule('336', ['episodes'], 'PLACE DECOM', {
    title:
      'A child placed for adoption with the current foster carer (A3, A5) was not fostered just before.',
    action: 'Check the placement before, or correct the placement for adoption.',
    falseAlarm: EARLIER_YEARS,
  }),
  rule('386', ['episodes', 'header'], 'REC DEC DOB', {
    title: 'A young person of 18 or over is recorded as adopted.',
    action: 'Check the date of birth and how care ended.',
  }),
  rule('390', ['episodes'], 'PLACE REC', {
    title: 'An adopted child was not placed for adoption.',
    action: 'Enter the placement for adoption (A3 to A6), or correct how care ended.',
  }),
  rule('408', ['episodes'], 'LS PLACE', {
    title: 'A child is placed under a placement order (A5, A6) that is not recorded.',
    action: 'Enter E1 as the legal status from the day of the order, or use A3 or A4.',
    falseAlarm: 'A child placed under an old freeing order (D1).',
  }),
  rule('451', ['episodes'], 'LS DEC REC', {
    title: 'A child is still under a freeing order, which nobody could apply for after 2005.',
    action: 'Enter the legal status of today.',
    severity: 'warning',
    falseAlarm: 'A freeing order of before that was never discharged.',
  }),
  rule('529', ['episodes'], 'PLACE PLACE_PROVIDER', {
    title: 'Another public body (PR3) provides a placement that such bodies can’t provide.',
    action: 'Correct the provider, or the placement (P1, A3 to A6, K1, K2, U1 to U6).',
  }),
  rule('331', ['ad1', 'episodes'], 'DATE_MATCH DECOM REC', {
    title: 'The child was placed for adoption before the match.',
    action: 'Check the date of the match and the start of the placement.',
  }),
  rule('334', ['ad1', 'episodes'], 'DATE_INT DECOM RNE', {
    title: 'The best interests decision was made before the child came into care.',
    action: 'Check the decision’s date and the start of the latest period of care.',
    falseAlarm: 'The start of the period of care is in a return that is not loaded.',
  }),
  rule('335', ['ad1', 'episodes'], 'FOSTER_CARE PLACE', {
    title: 'Whether the foster carers adopted the child does not agree with the last placement.',
    action: 'A3 and A5 go with 1, A4 and A6 with 0: correct the one that is wrong.',
  }),
  rule('521', ['ad1', 'episodes'], 'DATE_INT DECOM PLACE', {
    title: 'The child was placed for adoption before the best interests decision.',
    action: 'Check the date of the decision and the start of the placement.',
    falseAlarm: 'The placement came from an earlier decision that was reversed.',
  }),
  rule('582', ['ad1', 'episodes'], 'DATE_MATCH DEC REC', {
    title: 'The child was matched on the very day of the adoption order.',
    action: 'Check the date of the match.',
    severity: 'warning',
    falseAlarm: 'A foster carer’s adoption may be matched late.',
  }),
  rule('601', ['ad1', 'episodes'], `${ALL_ADOPTION} REC`, {
    title: 'A child adopted in the year has no adoption items, or not all of them.',
    action: 'Fill in all six items.',
  }),
  rule('602', ['ad1', 'episodes'], 'CHILD REC', {
    title: 'A child with adoption items was not adopted in the year.',
    action: 'Enter E11 or E12 as the reason care ended, or remove the adoption items.',
    falseAlarm: 'The adoption stands in the return of another year.',
  }),
];
