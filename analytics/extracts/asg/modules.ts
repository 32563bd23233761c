import type { Module, ModuleColumn } from '../returns/module.ts';
import { FAMILY, LEFT_REASONS, date, described, lenient } from '../adopters/columns.ts';
import { choicesOf } from '../annex-a/columns.ts';

const CHILD = {
  name: 'CHILD_ID',
  aliases: [
    'CHILD',
    'CHILDID',
    'CHILD_IDENTIFIER',
    'CHILD_UNIQUE_ID',
    'UNIQUE_CHILD_ID',
    'LA_CHILD_ID',
    'CHILD_REFERENCE',
    'CHILD_NUMBER',
  ],
  kind: 'child',
  keep: 'child_no',
  required: true,
} as const;

/** Who reversed a decision and why, as the children looked after return codes it. */
const REVERSED = choicesOf('plan_changed', ({ ssda903: [code], meaning }) => code ?? meaning);

const ORDER_TYPES: NonNullable<ModuleColumn['choices']> = {
  adoption: 'adoption',
  'adoption order': 'adoption',
  ao: 'adoption',
  adopted: 'adoption',
  sgo: 'special_guardianship',
  'special guardianship': 'special_guardianship',
  'special guardianship order': 'special_guardianship',
  cao: 'child_arrangements',
  'child arrangements': 'child_arrangements',
  'child arrangements order': 'child_arrangements',
  ro: 'child_arrangements',
  'residence order': 'child_arrangements',
};

const FAMILY_FINDING: NonNullable<ModuleColumn['choices']> = {
  active: 'active',
  'active family finding': 'active',
  linked: 'linked',
  'own carer being assessed': 'own_carer_being_assessed',
  'foster carer being assessed': 'own_carer_being_assessed',
  'on hold': 'on_hold',
};

/** Whose family it is: codes as in the children looked after return, or words. */
const PROVIDERS: NonNullable<ModuleColumn['choices']> = {
  pr1: 'in_house',
  'in house': 'in_house',
  'own la': 'in_house',
  'own agency': 'in_house',
  'own provision': 'in_house',
  'partner agency': 'partner_agency',
  'regional partner': 'partner_agency',
  pr2: 'other_agency',
  'other la': 'other_agency',
  'other agency': 'other_agency',
  raa: 'other_agency',
  'other raa': 'other_agency',
  'another agency': 'other_agency',
  pr4: 'voluntary_agency',
  pr5: 'voluntary_agency',
  vaa: 'voluntary_agency',
  'voluntary agency': 'voluntary_agency',
  'voluntary adoption agency': 'voluntary_agency',
};

/**
 * The child items of the adoption and special guardianship return. Its template is not public, so
 * columns go by plain names and by the likeliest others; the rest is for the mapping assistant.
 */
const CHILDREN: Module = {
  id: 'children',
  family: 'asg',
  table: 'asg_children',
  identities: [CHILD, { ...FAMILY, required: false }],
  columns: [
    {
      name: 'ATTEMPT',
      aliases: ['ATTEMPT_NUMBER'],
      kind: 'whole_number',
      keep: 'attempt',
      lenient: true,
    },
    ...described(),
    date('ENTERED_CARE_DATE', 'entered_care_on', [
      'DATE_ENTERED_CARE',
      'DATE_STARTED_TO_BE_LOOKED_AFTER',
    ]),
    date('ADM_DECISION_DATE', 'decision_on', [
      'DATE_OF_ADM_DECISION',
      'ADM_DATE',
      'DATE_ADM_DECISION',
      'BEST_INTERESTS_DECISION_DATE',
      'DATE_OF_BEST_INTERESTS_DECISION',
      'SHOULD_BE_PLACED_DECISION_DATE',
      'SBPFA_DECISION_DATE',
    ]),
    date('FFA_DECISION_DATE', 'ffa_decided_on', [
      'DATE_OF_FFA_DECISION',
      'FOSTERING_FOR_ADOPTION_DECISION_DATE',
    ]),
    date('FFA_PLACEMENT_DATE', 'ffa_placed_on', [
      'DATE_OF_FFA_PLACEMENT',
      'FFA_PLACED_DATE',
      'FOSTERING_FOR_ADOPTION_PLACEMENT_DATE',
      'EARLY_PERMANENCE_PLACEMENT_DATE',
    ]),
    date('CONCURRENT_DECISION_DATE', 'concurrent_decided_on', [
      'DATE_OF_CONCURRENT_DECISION',
      'CONCURRENT_PLANNING_DECISION_DATE',
    ]),
    date('CONCURRENT_PLACEMENT_DATE', 'concurrent_placed_on', [
      'DATE_OF_CONCURRENT_PLACEMENT',
      'CONCURRENT_PLANNING_PLACEMENT_DATE',
    ]),
    date('PLACEMENT_ORDER_DATE', 'placement_order_on', [
      'DATE_OF_PLACEMENT_ORDER',
      'PO_DATE',
      'DATE_PLACEMENT_ORDER',
    ]),
    date('MATCHED_DATE', 'matched_on', [
      'MATCH_DATE',
      'DATE_MATCHED',
      'DATE_OF_MATCH',
      'DATE_OF_MATCHING',
    ]),
    date('PLACED_DATE', 'placed_on', [
      'PLACEMENT_DATE',
      'DATE_PLACED',
      'DATE_PLACED_FOR_ADOPTION',
      'DATE_OF_PLACEMENT',
      'ADOPTIVE_PLACEMENT_DATE',
    ]),
    date('DISRUPTION_DATE', 'disrupted_on', [
      'DISRUPTED_DATE',
      'DATE_OF_DISRUPTION',
      'DATE_DISRUPTED',
    ]),
    date('ORDER_DATE', 'order_on', [
      'DATE_OF_ORDER',
      'ADOPTION_ORDER_DATE',
      'DATE_OF_ADOPTION_ORDER',
      'AO_DATE',
    ]),
    {
      name: 'ORDER_TYPE',
      aliases: ['TYPE_OF_ORDER'],
      kind: 'choice',
      keep: 'order_type',
      choices: ORDER_TYPES,
    },
    date('REVERSED_DATE', 'plan_changed_on', [
      'DATE_REVERSED',
      'REVERSAL_DATE',
      'DECISION_REVERSED_DATE',
      'DATE_DECISION_REVERSED',
    ]),
    lenient('REVERSED_REASON', 'plan_changed_reason', REVERSED, [
      'REASON_REVERSED',
      'REVERSAL_REASON',
      'REASON_DECISION_REVERSED',
    ]),
    {
      name: 'SIBLING_GROUP',
      aliases: ['PART_OF_SIBLING_GROUP', 'SIBLINGS', 'IN_SIBLING_GROUP'],
      kind: 'yes_no',
      keep: 'sibling_group',
      lenient: true,
    },
    {
      name: 'SIBLINGS_PLACED_TOGETHER',
      aliases: [
        'NUMBER_OF_SIBLINGS_PLACED_TOGETHER',
        'SIBLINGS_PLACED_TOGETHER_INCLUDING_THIS_CHILD',
      ],
      kind: 'whole_number',
      keep: 'siblings_placed_together',
      lenient: true,
    },
    lenient('FAMILY_FINDING_STATUS', 'family_finding_status', FAMILY_FINDING, ['FAMILY_FINDING']),
    lenient('PROVIDER', 'placed_with', PROVIDERS, [
      'PLACEMENT_PROVIDER',
      'ADOPTER_PROVIDER',
      'ADOPTERS_AGENCY',
    ]),
  ],
  dropped: ['UPN', 'NAME', 'CHILD_NAME', 'FORENAME', 'SURNAME', 'POSTCODE', 'COMMENTS', 'NOTES'],
  needs: ['CHILD_ID', 'ADM_DECISION_DATE', 'PLACEMENT_ORDER_DATE', 'MATCHED_DATE', 'PLACED_DATE'],
  order: [],
};

/** The adopter items: a row a household, or one for each of its adopters. */
const ADOPTERS: Module = {
  id: 'adopters',
  family: 'asg',
  table: 'asg_adopters',
  agencies: true,
  identities: [FAMILY],
  columns: [
    {
      name: 'NUMBER_OF_ADOPTERS',
      aliases: ['NO_OF_ADOPTERS', 'ADOPTERS'],
      kind: 'whole_number',
      keep: 'adopters',
      lenient: true,
    },
    ...described().filter(({ keep }) => keep !== 'birth_month'),
    date('REGISTRATION_DATE', 'registered_on', [
      'DATE_OF_REGISTRATION',
      'REGISTERED_DATE',
      'REGISTRATION_OF_INTEREST_DATE',
    ]),
    date('STAGE_1_START_DATE', 'stage_1_started_on', [
      'STAGE_ONE_START_DATE',
      'DATE_STAGE_1_STARTED',
      'STAGE_1_START',
    ]),
    date('STAGE_1_END_DATE', 'stage_1_ended_on', [
      'STAGE_ONE_END_DATE',
      'DATE_STAGE_1_ENDED',
      'STAGE_1_END',
    ]),
    date('STAGE_2_START_DATE', 'stage_2_started_on', [
      'STAGE_TWO_START_DATE',
      'DATE_STAGE_2_STARTED',
      'STAGE_2_START',
    ]),
    date('STAGE_2_END_DATE', 'stage_2_ended_on', [
      'STAGE_TWO_END_DATE',
      'DATE_STAGE_2_ENDED',
      'STAGE_2_END',
    ]),
    date('APPROVAL_DATE', 'approved_on', ['APPROVED_DATE', 'DATE_OF_APPROVAL', 'DATE_APPROVED']),
    date('MATCH_DATE', 'matched_on', ['MATCHED_DATE', 'DATE_OF_MATCH', 'DATE_MATCHED']),
    date('PLACEMENT_DATE', 'placed_on', ['PLACED_DATE', 'DATE_OF_PLACEMENT', 'DATE_PLACED']),
    date('LEFT_DATE', 'left_on', ['DATE_LEFT', 'LEAVING_DATE', 'DATE_OF_LEAVING']),
    lenient('LEFT_REASON', 'left_reason', LEFT_REASONS, [
      'REASON_LEFT',
      'LEAVING_REASON',
      'REASON_FOR_LEAVING',
    ]),
    {
      name: 'FFA_APPROVED',
      aliases: ['APPROVED_FOR_FFA', 'EARLY_PERMANENCE_APPROVED', 'FFA_APPROVAL'],
      kind: 'yes_no',
      keep: 'early_permanence_approved',
      lenient: true,
    },
  ],
  dropped: ['NAME', 'ADOPTER_NAME', 'ADDRESS', 'POSTCODE', 'COMMENTS', 'NOTES'],
  needs: [
    'FAMILY_ID',
    'REGISTRATION_DATE',
    'STAGE_1_START_DATE',
    'STAGE_2_START_DATE',
    'APPROVAL_DATE',
  ],
  order: [],
};

/** The adoption and special guardianship return's tabs of children and of adopters. */
export const ASG: readonly Module[] = [CHILDREN, ADOPTERS];
