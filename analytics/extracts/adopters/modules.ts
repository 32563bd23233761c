import { ALIASES } from '../../reference/area-names.ts';
import { AREAS } from '../../reference/areas.ts';
import type { Module, ModuleColumn } from '../returns/module.ts';
import { FAMILY, LEFT_REASONS, date, described, lenient } from './columns.ts';

const STRUCTURES: NonNullable<ModuleColumn['choices']> = {
  'single female': 'single_female',
  'single woman': 'single_female',
  'single male': 'single_male',
  'single man': 'single_male',
  single: 'single',
  'couple female male': 'couple_female_male',
  'opposite sex couple': 'couple_female_male',
  'heterosexual couple': 'couple_female_male',
  'couple female': 'couple_female',
  'female couple': 'couple_female',
  'couple male': 'couple_male',
  'male couple': 'couple_male',
  couple: 'couple',
};

/** Authorities as people write them, and their codes. */
const AUTHORITIES: NonNullable<ModuleColumn['choices']> = Object.fromEntries(
  AREAS.filter(({ kind }) => kind === 'local_authority').flatMap(({ code, name }) => {
    const short = (Object.entries(ALIASES).find(([of]) => of === name)?.[1] ?? []).flat();
    const titled = [`LB ${name}`, `London Borough of ${name}`, `${name} Council`];
    const councils = [`${name} County Council`, `${name} City Council`, `${name} Borough Council`];
    return [code, name, ...short, ...titled, ...councils].map((written) => [written, code]);
  }),
);

const whole = (name: string, keep: string, aliases: readonly string[] = []): ModuleColumn => ({
  name,
  aliases,
  kind: 'whole_number',
  keep,
  lenient: true,
});

const yesNo = (name: string, keep: string, aliases: readonly string[] = []): ModuleColumn => ({
  name,
  aliases,
  kind: 'yes_no',
  keep,
  lenient: true,
});

const text = (name: string, keep: string, aliases: readonly string[] = []): ModuleColumn => ({
  name,
  aliases,
  kind: 'text',
  keep,
  lenient: true,
});

/**
 * An agency's own log of those who ask to adopt: a row a household with what is known of its one or
 * two adopters beside each other.
 */
export const ADOPTER_LOG: readonly Module[] = [
  {
    id: 'households',
    family: 'adopters',
    table: 'adopter_log',
    agencies: true,
    identities: [FAMILY],
    columns: [
      text('APPROVING_AGENCY', 'approving_agency', ['AGENCY', 'ADOPTION_AGENCY']),
      {
        ...lenient('RESIDENCE_AREA', 'residence_area', AUTHORITIES, [
          'AREA_OF_RESIDENCE',
          'RESIDENCE',
          'LIVES_IN',
        ]),
        // Somebody may have written an address.
        personal: true,
      },
      yesNo('APPROVED_FOR_NAMED_CHILD', 'approved_for_named_child', [
        'NAMED_CHILD',
        'CHILD_SPECIFIC',
      ]),
      date('ENQUIRED_ON', 'enquired_on', ['ENQUIRY_DATE', 'DATE_OF_ENQUIRY']),
      date('INFORMATION_SESSION_ON', 'information_session_on', [
        'INFORMATION_SESSION_DATE',
        'INFORMATION_EVENT_DATE',
      ]),
      date('REGISTERED_ON', 'registered_on', ['REGISTERED']),
      date('STAGE_1_STARTED_ON', 'stage_1_started_on', ['STAGE_1_STARTED']),
      date('STAGE_1_ENDED_ON', 'stage_1_ended_on', ['STAGE_1_ENDED']),
      date('STAGE_2_STARTED_ON', 'stage_2_started_on', ['STAGE_2_STARTED']),
      date('STAGE_2_ENDED_ON', 'stage_2_ended_on', ['STAGE_2_ENDED']),
      date('APPROVED_ON', 'approved_on', ['APPROVED']),
      date('MATCHED_ON', 'matched_on', ['MATCHED']),
      date('PLACED_ON', 'placed_on', ['PLACED']),
      date('ADOPTION_ORDER_ON', 'adoption_order_on'),
      whole('CHILDREN_PLACED', 'children_placed'),
      date('LEFT_ON', 'left_on', ['LEFT']),
      lenient('LEFT_REASON', 'left_reason', LEFT_REASONS, ['REASON_LEFT']),
      lenient('STRUCTURE', 'structure', STRUCTURES, ['FAMILY_STRUCTURE', 'HOUSEHOLD_STRUCTURE']),
      yesNo('EARLY_PERMANENCE_APPROVED', 'early_permanence_approved', ['EARLY_PERMANENCE']),
      whole('AGE_RANGE_MIN', 'age_range_min', ['YOUNGEST_AGE', 'AGE_FROM']),
      whole('AGE_RANGE_MAX', 'age_range_max', ['OLDEST_AGE', 'AGE_TO']),
      whole('SIBLINGS_MAX', 'siblings_max', [
        'MAXIMUM_SIBLINGS',
        'MAX_SIBLINGS',
        'NUMBER_OF_CHILDREN',
      ]),
      text('ETHNICITIES_CONSIDERED', 'ethnicities_considered', ['ETHNICITY_CONSIDERED']),
      ...described('ADOPTER_1_'),
      ...described('ADOPTER_2_'),
    ],
    dropped: ['NAME', 'NAMES', 'ADOPTER_NAMES', 'ADDRESS', 'POSTCODE', 'COMMENTS', 'NOTES'],
    needs: ['FAMILY_ID', 'ENQUIRED_ON', 'STAGE_1_STARTED_ON', 'STAGE_2_STARTED_ON', 'APPROVED_ON'],
    order: [],
  },
];
