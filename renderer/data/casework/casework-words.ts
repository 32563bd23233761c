import type {
  ChildStage,
  CorrectableField,
  FamilyStage,
} from '../../../analytics/contract/casework.ts';
import { formatCount } from '../../format/number.ts';
import { formatDate } from '../../format/time.ts';
import { tableName } from '../preview-groups.ts';

export const CHILD_STAGE_LABELS = {
  before_decision: 'Before the decision',
  decision: 'Decision made',
  family_finding: 'Family finding',
  linked: 'Linked',
  matched: 'Matched',
  placed: 'Placed',
} as const satisfies Record<ChildStage, string>;

export const FAMILY_STAGE_LABELS = {
  enquiry: 'Enquiry',
  registered: 'Registered',
  stage_1: 'Stage 1',
  stage_2: 'Stage 2',
  approved: 'Approved',
  matched: 'Matched',
  placed: 'Placed',
} as const satisfies Record<FamilyStage, string>;

export const FIELD_LABELS = {
  referred_on: 'Referral',
  entered_care_on: 'Entry to care',
  decision_on: 'Best interests decision',
  placement_order_on: 'Placement order',
  order_ended_on: 'End of the placement order',
  linked_on: 'Link',
  matched_on: 'Match',
  placed_on: 'Placement for adoption',
  adoption_order_on: 'Adoption order',
  early_permanence_on: 'Early permanence placement',
  adopting_foster_placement_on: 'Placement with the foster carers who adopt',
  plan_changed_on: 'Change of plan',
  disrupted_on: 'Disruption',
  family_finding_status: 'Family finding',
  placed_with: 'Placed with',
  foster_carer_adoption: 'Adopted by the foster carers',
  plan_changed_reason: 'Reason for the change of plan',
} as const satisfies Record<CorrectableField, string>;

const WORD_LABELS: Readonly<Record<string, string>> = {
  active: 'Active',
  linked: 'Linked',
  own_carer_being_assessed: 'Own carer being assessed',
  on_hold: 'On hold',
  in_house: 'Own agency’s adopters',
  partner_agency: 'Partner agency’s adopters',
  other_agency: 'Another agency’s adopters',
  voluntary_agency: 'Voluntary agency’s adopters',
  RD1: 'RD1: the child’s needs changed',
  RD2: 'RD2: the court made no placement order',
  RD3: 'RD3: adopters could not be found',
  RD4: 'RD4: another reason',
  true: 'Yes',
  false: 'No',
};

/** What a field is called; one that isn't known by its own name. */
export function fieldLabel(field: string): string {
  const labels: Readonly<Record<string, string>> = FIELD_LABELS;
  return labels[field] ?? field.replaceAll('_', ' ');
}

/** A value of a journey as people read it: a day, a word, yes or no; "Blank" for none. */
export function valueWords(value: string | null): string {
  if (value === null) return 'Blank';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, { month: 'short' });
  return WORD_LABELS[value] ?? value;
}

/** The first letters of a key, which are enough to tell the children of a list apart. */
export const shortKey = (key: string): string => key.slice(0, 8);

export const areaWords = (area: string | null): string => area ?? 'Unknown authority';

/** "annex-a.xlsx, List 10, row 12" */
export const placeWords = (place: { file: string; part: string | null; row: number }): string =>
  `${tableName(place)}, row ${formatCount(place.row)}`;

/** A day in a column: 31 Mar 2023; a dash for none. */
export const dayWords = (day: string | null): string =>
  day === null ? '–' : formatDate(day, { month: 'short' });
