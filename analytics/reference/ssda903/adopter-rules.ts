import { rule } from './rule.ts';

const ALL_ADOPTION = 'DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR';
const ALL_OF_BOTH = `${ALL_ADOPTION} IN_TOUCH ACTIV ACCOM`;

/**
 * Rules on the adoption module alone: its dates and codes, and who the adopters are. Numbers are the
 * department's, words are ours.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Department for Education, Children looked after by local authorities: SSDA903 validation checks).
 */
export const ADOPTER_RULES = [
  rule('112', ['ad1'], 'DATE_INT', {
    title: 'The date of the best interests decision is no date.',
    action: 'Enter a day that exists as dd/mm/yyyy.',
  }),
  rule('113', ['ad1'], 'DATE_MATCH', {
    title: 'The date of the match is no date.',
    action: 'Enter a day that exists as dd/mm/yyyy.',
  }),
  rule('114', ['ad1'], 'FOSTER_CARE', {
    title: 'Whether the adopters were the child’s foster carers is coded otherwise than 0 or 1.',
    action: 'Enter 1 when the foster carers adopted the child, else 0.',
  }),
  rule('151', ['ad1'], ALL_ADOPTION, {
    title: 'Some of the adoption items are filled in and some are blank.',
    action: 'Fill in all six items, or clear them all when the child was not adopted in the year.',
  }),
  rule('175', ['ad1'], 'NB_ADOPTR', {
    title: 'The number of adopters is coded otherwise than 1 or 2.',
    action: 'Enter 1 or 2.',
  }),
  rule('176', ['ad1'], 'SEX_ADOPTR', {
    title: 'The genders of the adopters have an unknown code.',
    action: 'Enter M1, F1, MM, FF or MF.',
  }),
  rule('177', ['ad1'], 'LS_ADOPTR', {
    title: 'The legal status of the adopters has an unknown code.',
    action: 'Enter L0, L11, L12, L2, L3 or L4.',
  }),
  rule('333', ['ad1'], 'DATE_INT DATE_MATCH', {
    title: 'The child was matched before the best interests decision.',
    action: 'Check both dates; the decision comes first, or on the same day.',
  }),
  rule('511', ['ad1'], 'NB_ADOPTR SEX_ADOPTR', {
    title: 'There are two adopters, and the genders given are of one.',
    action: 'Enter MM, FF or MF, or correct the number of adopters.',
  }),
  rule('514', ['ad1'], 'LS_ADOPTR SEX_ADOPTR', {
    title: 'The adopter is single, and the genders given are of a couple.',
    action: 'Enter M1 or F1, or correct the legal status.',
  }),
  rule('517', ['ad1'], 'LS_ADOPTR SEX_ADOPTR', {
    title: 'An unmarried couple of a man and a woman (L3) is not coded MF.',
    action: 'Enter MF, or correct the legal status.',
  }),
  rule('518', ['ad1'], 'LS_ADOPTR SEX_ADOPTR', {
    title: 'An unmarried couple of the same gender (L4) is coded neither MM nor FF.',
    action: 'Enter MM or FF, or correct the legal status.',
  }),
  rule('519', ['ad1'], 'LS_ADOPTR SEX_ADOPTR', {
    title: 'The adopters are civil partners, and the gender given is of one person.',
    action: 'Enter MM, FF or MF, or correct the legal status.',
  }),
  rule('520', ['ad1'], 'LS_ADOPTR SEX_ADOPTR', {
    title: 'A married man and woman (L11) are not coded MF.',
    action: 'Enter MF, or correct the legal status.',
  }),
  rule('524', ['ad1'], 'LS_ADOPTR SEX_ADOPTR', {
    title: 'A married couple of the same gender (L12) is coded neither MM nor FF.',
    action: 'Enter MM or FF, or correct the legal status.',
  }),
  rule('134', ['ad1', 'oc3'], ALL_OF_BOTH, {
    title: 'One person is both adopted in the year and a care leaver.',
    action: 'Take the adoption items out, or the care leaver’s: who was adopted is no care leaver.',
  }),
  rule('187', ['ad1', 'oc3', 'episodes'], `${ALL_OF_BOTH} DECOM DEC LS`, {
    title:
      'A child looked after for the whole year to 31 March has adoption or care leaver items filled in.',
    action: 'Clear those items, or record how the child left care.',
  }),
  rule('INT01', ['ad1', 'header'], 'CHILD', {
    title: 'A child with adoption items is missing from the header.',
    action: 'Add the child to the header, or correct the number.',
  }),
  rule('INT11', ['ad1', 'header'], 'CHILD DOB', {
    title: 'A child has another date of birth in the adoption items than in the header.',
    action: 'Find out which is right and enter it in both.',
  }),
  rule('INT31', ['ad1'], 'CHILD', {
    title: 'A child has adoption items twice.',
    action: 'Keep the row that is right.',
  }),
];
