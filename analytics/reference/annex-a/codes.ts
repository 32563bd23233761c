/**
 * Codes of Ofsted's Annex A lists. A return writes the letter and the words (`b) Female`), the words,
 * or the letter; some case systems write the children looked after return's code instead
 * (`C1 [Interim Care Order]`). Meanings are our own ids.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Ofsted, Annex A: child-level data for the inspection of local authority children's services;
 * Department for Education, guide to the SSDA903 collection).
 */
export type AnnexACode = {
  /** What stands before the words: `b`, or `F1` for the activity of a care leaver. */
  readonly letter: string;
  readonly meaning: string;
  /** What is written for it, the first in full. */
  readonly words: readonly string[];
  /** The codes of the children looked after return that it takes in. */
  readonly ssda903: readonly string[];
};

function code(
  letter: string,
  meaning: string,
  words: string | readonly string[],
  ssda903 = '',
): AnnexACode {
  return {
    letter,
    meaning,
    words: typeof words === 'string' ? [words] : words,
    ssda903: ssda903 === '' ? [] : ssda903.split(' '),
  };
}

const ABUSE = [
  code('a', 'neglect', 'Neglect'),
  code('b', 'physical_abuse', 'Physical Abuse'),
  code('c', 'sexual_abuse', 'Sexual Abuse'),
  code('d', 'emotional_abuse', 'Emotional Abuse'),
  code('e', 'multiple', 'Multiple'),
];

const YES_NO = [
  code('a', 'yes', ['Yes', 'Y', 'True', '1']),
  code('b', 'no', ['No', 'N', 'False', '0']),
];

export const ANNEX_A_CODES = {
  yes_no: YES_NO,
  yes_no_unknown: [
    ...YES_NO,
    code('c', 'unknown', ['Unknown', 'Not known', 'Not stated', 'Not recorded', 'U']),
  ],
  sex: [
    code('a', 'male', ['Male', 'M', '1'], '1 M'),
    code('b', 'female', ['Female', 'F', '2'], '2 F'),
    code(
      'c',
      'unknown',
      [
        'Not stated/recorded',
        'Not stated/recorded (or unborn)',
        'Not known',
        'Not recorded',
        'Unknown',
        'Unborn',
        'Indeterminate',
        'U',
        '0',
        '9',
        'Male / d) Neither',
      ],
      'U',
    ),
    code('d', 'unknown', ['Neither']),
  ],
  need: [
    code('a', 'abuse_or_neglect', 'Abuse or neglect', 'N1'),
    code('b', 'childs_disability', "Child's disability", 'N2'),
    code(
      'c',
      'parental_illness_or_disability',
      ['Parents illness or disability', 'Parental illness or disability'],
      'N3',
    ),
    code('d', 'family_in_acute_stress', 'Family in acute stress', 'N4'),
    code('e', 'family_dysfunction', 'Family dysfunction', 'N5'),
    code('f', 'socially_unacceptable_behaviour', 'Socially unacceptable behaviour', 'N6'),
    code('g', 'low_income', 'Low income', 'N7'),
    code('h', 'absent_parenting', 'Absent parenting', 'N8'),
    code(
      'i',
      'other_than_children_in_need',
      ['Not CIN', 'Cases other than children in need'],
      'N9',
    ),
    code('j', 'not_stated', 'Not stated', 'N0'),
  ],
  closure: [
    code('a', 'adopted', 'Adopted'),
    code('b', 'died', 'Died'),
    code('c', 'residence_order', ['Residence Order', 'Child arrangements order']),
    code('d', 'special_guardianship_order', 'Special Guardianship Order'),
    code('e', 'transferred_to_another_authority', 'Transfer to another LA'),
    code('f', 'transferred_to_adult_services', 'Transfer to Adult Social Services'),
    code('g', 'other', [
      "'Other' incl. Child no longer in need",
      'Child no longer in need',
      'Other',
    ]),
    code('h', 'not_in_need_after_assessment', 'Child not in need after assessment'),
    code('i', 'not_stated', 'Not Stated'),
  ],
  case_status: [
    code('a', 'looked_after', 'Looked after child'),
    code('b', 'child_protection_plan', 'Child Protection plan'),
    code('c', 'child_in_need_plan', 'Child in need plan'),
    code('d', 'open_assessment', 'Open assessment'),
    code('e', 'closed', 'Closed episode'),
  ],
  abuse: ABUSE,
  legal_status: [
    code('a', 'interim_care_order', ['Interim care orders', 'Interim care order'], 'C1'),
    code('b', 'full_care_order', ['Full care orders', 'Full care order'], 'C2'),
    code('c', 'freed_for_adoption', ['Freed for Adoption', 'Freeing order granted'], 'D1'),
    code('d', 'placement_order', ['Placement order granted', 'Placement order'], 'E1'),
    code('e', 'accommodated_section_20', ['Accommodated under S20', 'Section 20'], 'V2 V3 V4'),
    code(
      'f',
      'child_protection',
      [
        'Detained on child protection grounds in LA accommodation',
        'Detained on child protection grounds in LA accomodation',
      ],
      'L1 L2 L3',
    ),
    code(
      'g',
      'youth_justice',
      [
        'Youth justice legal Statuses',
        'Remanded to LA or youth detention',
        'LA accommodation under PACE',
      ],
      'J1 J2 J3',
    ),
  ],
  permanence_plan: [
    code('a', 'return_to_family', 'Return to family'),
    code('b', 'adoption', 'Adoption'),
    code('c', 'special_guardianship_or_child_arrangements_order', ['SGO/CAO', 'SGO', 'CAO']),
    code('d', 'supported_living', 'Supported living in the community'),
    code('e', 'long_term_residential', 'Long-term residential placement'),
    code('f', 'long_term_fostering', 'Long-term fostering'),
    code('g', 'other', 'Other'),
  ],
  left_care: [
    code('a', 'adopted', 'Adopted', 'E11 E12'),
    code('b', 'died', 'Died', 'E2'),
    code('c', 'taken_over_by_another_authority', 'Care taken by another LA', 'E3'),
    code('d', 'returned_home', 'Returned home to live with parents or relatives', 'E4A E4B'),
    code(
      'e',
      'to_people_without_parental_responsibility',
      'Left care to live with parents, relatives or other person with no parental responsibility',
      'E13',
    ),
    code('f', 'residence_order', ['Residence order granted', 'Child arrangements order'], 'E41'),
    code(
      'g',
      'special_guardianship_order',
      ['Special Guardianship Orders', 'Special Guardianship Order'],
      'E43 E44 E45 E46 E47 E48',
    ),
    code('h', 'independent_living', 'Moved into independent living', 'E5 E6'),
    code(
      'i',
      'adult_residential_care',
      'Transferred to residential care funded by adult social services',
      'E7',
    ),
    code('j', 'custody', 'Sentenced to custody', 'E9'),
    code('k', 'remand_ended', 'Accommodation on remand ended', 'E14'),
    code('l', 'found_to_be_18', 'Age assessment determined child was 18 or over', 'E15'),
    code('m', 'moved_abroad', 'Child moved abroad', 'E16'),
    code('n', 'other', 'Care ceased for any other reason', 'E8 E17'),
  ],
  placement_type: [
    code('a', 'foster_care', 'Foster Placement', 'U1 U2 U3 U4 U5 U6'),
    code('b', 'placed_for_adoption', 'Placed for adoption', 'A3 A4 A5 A6'),
    code('c', 'with_parents', 'Placed with parents', 'P1'),
    code('d', 'independent_living', 'Independent living', 'P2'),
    code('e', 'residential_employment', 'Residential employment', 'P3'),
    code('f', 'residential_accommodation', 'Residential accommodation', 'H5 K3'),
    code('g', 'secure_childrens_home', 'Secure Children’s Homes', 'K1'),
    code('h', 'childrens_home', 'Children’s Homes', 'K2'),
    code('i', 'residential_care_home', 'Residential Care Home', 'R1'),
    code('j', 'health', 'NHS/Health Trust', 'R2'),
    code('k', 'family_centre', 'Family Centre or Mother and Baby Unit', 'R3'),
    code('l', 'young_offender_institution', 'Young Offender Institution', 'R5'),
    code('m', 'residential_school', 'Residential school', 'S1'),
    code('n', 'other', 'Other placements', 'Z1 Z11 Z12 Z13 Z14'),
    code('o', 'temporary', 'Temporary placement', 'T0 T1 T2 T3 T4'),
  ],
  provider: [
    code('a', 'own_authority', 'Own LA', 'PR1'),
    code('b', 'private', 'Private', 'PR4'),
    code('c', 'other', 'Other', 'PR0 PR2 PR3 PR5'),
  ],
  location: [code('a', 'inside', ['In', 'In LA']), code('b', 'outside', ['Out', 'Out of LA'])],
  eligibility: [
    code('a', 'relevant', 'Relevant'),
    code('b', 'former_relevant', 'Former relevant'),
    code('c', 'qualifying', 'Qualifying'),
    code('d', 'eligible', 'Eligible'),
    code('e', 'other', 'Other'),
  ],
  in_touch: [
    code('a', 'in_touch', ['In touch', 'Yes'], 'YES'),
    code('b', 'not_in_touch', ['Not in touch', 'No'], 'NO'),
    code('c', 'not_recorded', 'Not recorded'),
    code('d', 'excluded', 'Exclude', 'DIED REFU NREQ RHOM'),
  ],
  accommodation: [
    code('a', 'with_parents_or_relatives', 'With parents or relatives', 'B1 B2'),
    code('b', 'residential_care', 'Community home', 'C1 C2'),
    code('c', 'semi_independent', 'Semi-independent transitional accommodation', 'D1 D2'),
    code('d', 'supported_lodgings', 'Supported lodgings', 'E1 E2'),
    code('e', 'gone_abroad', 'Gone abroad', 'G1 G2'),
    code('f', 'deported', 'Deported', 'H1 H2'),
    code('g', 'ordinary_lodgings', 'Ordinary lodgings', 'K1 K2'),
    code('h', 'not_known', 'Residence not known', 'R1 R2'),
    code('i', 'no_fixed_abode', 'No fixed abode / homeless', 'S1 S2'),
    code('j', 'foyer', 'Foyers', 'T1 T2'),
    code('k', 'independent_living', 'Independent living', 'U1 U2'),
    code('l', 'emergency', 'Emergency accommodation', 'V1 V2'),
    code('m', 'bed_and_breakfast', 'Bed and breakfast', 'W1 W2'),
    code('n', 'custody', 'In custody', 'X1 X2'),
    code('o', 'former_foster_carer', 'With Former Foster Carer', 'Z1 Z2'),
    code('p', 'other', 'Other accommodation', 'Y1 Y2'),
  ],
  suitability: [
    code('a', 'suitable', 'Suitable'),
    code('b', 'not_suitable', 'Not suitable'),
    code('c', 'not_known', 'Not in touch or not recorded'),
    code('d', 'excluded', 'Exclude'),
  ],
  activity: [
    code('F1', 'higher_education_full_time', 'Full time in higher education', 'F1'),
    code('P1', 'higher_education_part_time', 'Part time in higher education', 'P1'),
    code('F2', 'other_education_full_time', 'Full time in education other than higher', 'F2'),
    code('P2', 'other_education_part_time', 'Part time in education other than higher', 'P2'),
    code('F3', 'training_or_employment_full_time', 'Full time in training or employment', 'F3'),
    code('P3', 'training_or_employment_part_time', 'Part time in training or employment', 'P3'),
    code(
      'F4',
      'apprenticeship_full_time',
      'Young person engaged full time in an apprenticeship',
      'F4',
    ),
    code(
      'P4',
      'apprenticeship_part_time',
      'Young person engaged part time in an apprenticeship',
      'P4',
    ),
    code(
      'F5',
      'other_training_or_employment_full_time',
      'Young person engaged full time in training or employment (not apprenticeship)',
      'F5',
    ),
    code(
      'P5',
      'other_training_or_employment_part_time',
      'Young person engaged part time in training or employment (not apprenticeship)',
      'P5',
    ),
    code(
      'G4',
      'none_illness_or_disability',
      'Not in education, employment or training - illness or disability',
      'G4',
    ),
    code('G5', 'none_other', 'Not in education, employment or training - other', 'G5'),
    code(
      'G6',
      'none_pregnancy_or_parenting',
      'Not in education, employment or training - pregnancy or parenting',
      'G6',
    ),
  ],
  plan_changed: [
    code('a', 'needs_changed', "Child's needs changed", 'RD1'),
    code('b', 'no_placement_order', 'Court did not make a PO', 'RD2'),
    code('c', 'no_adopters_found', 'Prospective adopters cannot be found', 'RD3'),
    code('d', 'other', 'Any other reason', 'RD4'),
  ],
  left_adoption_process: [
    code('a', 'withdrew', 'Withdrew'),
    code('b', 'on_hold', 'Process on hold'),
    code('c', 'refused', 'Application refused'),
  ],
} as const satisfies Readonly<Record<string, readonly AnnexACode[]>>;

export type AnnexACodeSet = keyof typeof ANNEX_A_CODES;
