import { z } from 'zod';

/** A way to break a measure down, with the words people read for it and its usual categories. */
export type Dimension = {
  readonly id: string;
  readonly label: string;
  /** Known categories in their reading order; others may come from a source and follow them. */
  readonly categories?: Readonly<Record<string, string>>;
};

const dimensions = [
  {
    id: 'stage',
    label: 'Stage',
    categories: {
      enquiry: 'Enquiry',
      stage_1: 'Stage 1',
      stage_2: 'Stage 2',
      approved_awaiting_placement: 'Approved and waiting for a placement',
      placed_before_order: 'Child placed, order not yet made',
      unborn: 'Unborn baby',
      early_monitoring: 'Early monitoring',
      parallel_planning: 'Parallel planning',
      decision: 'Best interests decision',
      family_finding: 'Family finding',
      linked: 'Linked',
      matched: 'Matched',
      matched_or_placed: 'Matched or placed',
      placed: 'Placed',
      plan_no_longer_adoption: 'Plan no longer adoption',
    },
  },
  { id: 'kind', label: 'Kind' },
  { id: 'outcome', label: 'Outcome' },
  { id: 'reason', label: 'Reason' },
  {
    id: 'sex',
    label: 'Sex',
    categories: { female: 'Female', male: 'Male', unknown: 'Not known' },
  },
  {
    id: 'ethnicity',
    label: 'Ethnicity',
    categories: {
      white_british: 'White British',
      white: 'White',
      mixed: 'Mixed or multiple ethnic groups',
      asian: 'Asian or Asian British',
      black: 'Black, African, Caribbean or Black British',
      other: 'Other ethnic group',
      not_known: 'Refused or not known',
    },
  },
  {
    id: 'age_band',
    label: 'Age',
    categories: {
      under_1: 'Under 1',
      '1_to_4': '1 to 4',
      '5_to_9': '5 to 9',
      '10_to_15': '10 to 15',
      '16_and_over': '16 and over',
      '18_and_over': '18 and over',
      '7_and_over': '7 and over',
      under_3: 'Under 3',
      up_to_4: 'Up to 4',
      up_to_7: 'Up to 7',
      under_16: 'Under 16',
      '16_17': '16 to 17',
      '17_18': '17 to 18',
      '19_21': '19 to 21',
      under_21: 'Under 21',
      '21_or_under': '21 or under',
    },
  },
  {
    id: 'sibling_group',
    label: 'Sibling group',
    categories: {
      yes: 'Part of a sibling group',
      no: 'Not part of a sibling group',
      solo: 'On their own',
      group_of_2: 'Group of 2',
      group_of_3: 'Group of 3',
      group_of_4: 'Group of 4',
    },
  },
  { id: 'structure', label: 'Family structure' },
  { id: 'category', label: 'Category', categories: { lgbt: 'LGBT' } },
  { id: 'duration_band', label: 'Time waited' },
  {
    id: 'source_of_placement',
    label: 'Where the family comes from',
    categories: {
      in_house: 'Own adopters',
      regional: 'Partner agency',
      in_house_or_regional: 'Own adopters or partner agency',
      other_agency: 'Other regional agency',
      voluntary_agency: 'Voluntary agency',
      inter_agency: 'Another agency',
    },
  },
  { id: 'application_type', label: 'Type of application' },
  {
    id: 'legal_status',
    label: 'Legal status',
    categories: {
      full_care_order: 'Full care order',
      interim_care_order: 'Interim care order',
      placement_order: 'Placement order',
      voluntary_agreement: 'Voluntary agreement (section 20)',
    },
  },
  {
    id: 'placement',
    label: 'Placement',
    categories: {
      foster_placements: 'Foster placements',
      placed_for_adoption: 'Placed for adoption',
      with_parents: 'Placed with parents or others with parental responsibility',
    },
  },
] as const satisfies readonly Dimension[];

export const DIMENSIONS: readonly (Dimension & { readonly id: DimensionId })[] = dimensions;
export const DimensionId = z.enum(dimensions.map((dimension) => dimension.id));
export type DimensionId = (typeof dimensions)[number]['id'];

/** The words for a category: the dictionary's where it has them, otherwise the id made readable. */
export function categoryLabel(dimension: DimensionId, category: string): string {
  const known = DIMENSIONS.find((candidate) => candidate.id === dimension)?.categories?.[category];
  if (known) return known;
  const words = category.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
