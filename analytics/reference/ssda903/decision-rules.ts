import { EARLIER_YEARS, rule } from './rule.ts';

const DECISION = 'DATE_PLACED DATE_PLACED_CEASED';
const WHOLE_DECISION = `${DECISION} REASON_PLACED_CEASED`;

/**
 * Rules on the decision that a child should be placed for adoption and its reversal, alone and from
 * one year to the next. Numbers are the department's, words are ours.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Department for Education, Children looked after by local authorities: SSDA903 validation checks).
 */
export const DECISION_RULES = [
  rule('115', ['sbpfa'], 'DATE_PLACED', {
    title: 'The date of the decision for adoption is no date.',
    action: 'Enter a day that exists as dd/mm/yyyy.',
  }),
  rule('116', ['sbpfa'], 'DATE_PLACED_CEASED', {
    title: 'The date the decision was reversed is no date.',
    action: 'Enter a day that exists as dd/mm/yyyy, or leave it blank while the decision stands.',
  }),
  rule('119', ['sbpfa'], 'DATE_PLACED_CEASED REASON_PLACED_CEASED', {
    title: 'A reversed decision has a date without a reason, or a reason without a date.',
    action: 'Enter both, or clear both while the decision stands.',
  }),
  rule('120', ['sbpfa'], 'REASON_PLACED_CEASED', {
    title: 'The reason the decision was reversed has an unknown code.',
    action: 'Enter RD1, RD2, RD3 or RD4.',
  }),
  rule('184', ['sbpfa', 'header'], 'DATE_PLACED DOB', {
    title: 'The decision for adoption was made before the child was born.',
    action: 'Check both dates; a plan made before the birth is no decision yet.',
  }),
  rule('522', ['sbpfa'], DECISION, {
    title: 'The decision was reversed before it was made.',
    action: 'Check both dates.',
  }),
  rule('563', ['sbpfa'], WHOLE_DECISION, {
    title: 'A decision was reversed that has no date.',
    action: 'Enter when the decision was made.',
  }),
  rule('579', ['sbpfa'], DECISION, {
    title: 'A new decision was made while the one before was still in force.',
    action:
      'Enter when and why the earlier decision was reversed, or remove the one that is wrong.',
    falseAlarm: 'A decision written twice, with a date corrected in between, is only one.',
  }),
  rule('583', ['sbpfa'], DECISION, {
    title: 'There are several decisions, and an earlier one was never reversed.',
    action: 'Check that each is needed, and enter when the earlier ones were reversed.',
    severity: 'warning',
    falseAlarm: 'The reversal may stand in the return of an earlier year.',
  }),
  rule('559', ['sbpfa'], 'DATE_PLACED', {
    title: 'A decision made before this year was missing from last year’s return.',
    action: 'Check the date; when it is right, last year’s return was incomplete.',
    severity: 'warning',
    previousYear: true,
    falseAlarm: 'The child came from another authority, or last year’s return is loaded in part.',
  }),
  rule('560', ['sbpfa'], DECISION, {
    title: 'The decision has another date than in last year’s return, though it was not reversed.',
    action: 'Enter the date that is right; if a new decision was made, enter the reversal between.',
    previousYear: true,
  }),
  rule('561', ['sbpfa'], DECISION, {
    title: 'The decision is one that last year’s return says was reversed.',
    action: 'Remove it, or enter the date of the new decision.',
    previousYear: true,
  }),
  rule('584', ['sbpfa'], WHOLE_DECISION, {
    title:
      'Last year’s decision was reversed, and this year’s has no date or is no later than that one.',
    action: 'Enter the date of the new decision, or remove the row.',
    previousYear: true,
  }),
  rule('523', ['ad1', 'sbpfa'], 'DATE_INT DATE_PLACED', {
    title: 'The same decision has one date in the adoption items and another in the decisions.',
    action: 'Find out which is right and enter it in both.',
    falseAlarm: 'After a reversal the adoption items hold the later decision: compare that one.',
  }),
  rule(
    '525',
    ['ad1', 'sbpfa'],
    `${WHOLE_DECISION} DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR`,
    {
      title: 'A child whose decision was reversed has adoption items filled in.',
      action: 'Clear the adoption items, or the reversal when the child was adopted.',
      falseAlarm: 'A later decision was made and led to the adoption.',
    },
  ),
  rule('INT02', ['sbpfa', 'header'], 'CHILD', {
    title: 'A child with a decision for adoption is missing from the header.',
    action: 'Add the child to the header, or correct the number.',
  }),
  rule('INT12', ['sbpfa', 'header'], 'CHILD DOB', {
    title: 'A child has another date of birth in the decisions than in the header.',
    action: 'Find out which is right and enter it in both.',
  }),
  rule('1003', ['sbpfa', 'episodes'], 'DATE_PLACED DECOM RNE', {
    title: 'The decision for adoption was made before the child came into care.',
    action: 'Check the decision’s date and the start of the period of care.',
    severity: 'warning',
    falseAlarm:
      'The decision is of an earlier period of care, or the start of this one is in a return that is not loaded.',
  }),
  rule('117', ['sbpfa', 'episodes'], `${DECISION} DECOM DEC REC`, {
    title:
      'A decision for adoption, or its reversal, is after the end of the year or after the child left care.',
    action: 'Check the dates; leave out what happened after the year.',
  }),
  rule('118', ['sbpfa', 'episodes'], 'DATE_PLACED_CEASED DECOM LS', {
    title:
      'The decision was reversed before the year of the return or before the child came into care.',
    action: 'Check the date; leave out a decision reversed in an earlier year.',
    falseAlarm: 'Returns of several years were merged: each decision belongs to its own year.',
  }),
  rule('551', ['sbpfa', 'episodes'], 'DATE_PLACED PLACE', {
    title: 'A child placed for adoption has no decision for adoption.',
    action: 'Enter the date of the decision.',
    falseAlarm: EARLIER_YEARS,
  }),
  rule('552', ['sbpfa', 'episodes'], 'DATE_PLACED DECOM PLACE', {
    title: 'The child was placed for adoption before the decision.',
    action: 'Check the date of the decision and the start of the placement.',
    falseAlarm: 'The placement came from an earlier decision that was reversed.',
  }),
  rule('553', ['sbpfa', 'episodes'], `CHILD ${WHOLE_DECISION} LS DEC`, {
    title:
      'A child under a placement order has no decision for adoption, or one that was reversed.',
    action: 'Enter the decision; take the reversal out, or end the order, when only one is true.',
    falseAlarm: 'An order stays in force after a reversal until the court revokes it.',
  }),
  rule('554', ['sbpfa', 'episodes'], 'DATE_PLACED DECOM LS', {
    title: 'The placement order was made before the decision for adoption.',
    action: 'Check the date of the decision and the start of the order.',
    severity: 'warning',
    falseAlarm: EARLIER_YEARS,
  }),
  rule('555', ['sbpfa', 'episodes'], `CHILD ${WHOLE_DECISION} LS DEC`, {
    title: 'A child under a freeing order has no decision for adoption, or one that was reversed.',
    action: 'Enter the decision; take the reversal out, or end the order, when only one is true.',
    falseAlarm: EARLIER_YEARS,
  }),
  rule('556', ['sbpfa', 'episodes'], 'DATE_PLACED DECOM LS', {
    title: 'The freeing order was made before the decision for adoption.',
    action: 'Check the date of the decision and the start of the order.',
    severity: 'warning',
    falseAlarm: EARLIER_YEARS,
  }),
  rule('557', ['sbpfa', 'episodes'], 'DATE_PLACED_CEASED REASON_PLACED_CEASED LS PLACE REC', {
    title:
      'A child with a plan for adoption left care otherwise, and the decision was not reversed.',
    action: 'Enter when and why the decision was reversed.',
  }),
  rule('558', ['sbpfa', 'episodes'], 'DATE_PLACED_CEASED REC', {
    title: 'An adopted child’s decision for adoption was reversed.',
    action: 'Clear the reversal, or correct how the child left care.',
    falseAlarm: 'An earlier decision was reversed and a later one led to the adoption.',
  }),
];
