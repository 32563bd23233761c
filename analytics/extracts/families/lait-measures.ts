import type { CohortId } from '../../contract/cohort.ts';
import type { Breakdown } from '../../contract/figure.ts';

/** What a measure of LAIT is filed under. */
export type LaitMeasure = {
  readonly measure: string;
  readonly cohort?: CohortId;
  readonly breakdown?: Breakdown;
};

const adopted = { cohort: 'adopted_in_year' } as const;
const placed = (placement: string): LaitMeasure => ({
  measure: 'children_in_care_share',
  breakdown: { placement },
});
const leavers = (reason: string): LaitMeasure => ({
  measure: 'left_care_share',
  breakdown: { reason },
});
const careLeavers = (measure: string): LaitMeasure => ({
  measure,
  breakdown: { age_band: '19_21' },
});
const APPLICATION_UNOPPOSED: Breakdown = { kind: 'application_unopposed' };
const CONSENT_DISPENSED_WITH: Breakdown = { kind: 'consent_dispensed_with' };

/**
 * The measures of LAIT the workbench uses, by their `measure_short` as its index of measures has
 * them, and the scorecard's by their code, as exports before the scorecard left LAIT do.
 */
const MEASURES: Readonly<Record<string, LaitMeasure>> = {
  LAC: { measure: 'children_in_care_rate' },
  LACnum: { measure: 'children_in_care' },
  LACnum_Start: { measure: 'entered_care' },
  LACceased: { measure: 'left_care' },
  LAC_Start_Rate: { measure: 'entered_care_rate' },
  LAC_Cease_Rate: { measure: 'left_care_rate' },
  Unacc_Asylmn_Seek_Childn: { measure: 'unaccompanied_children' },
  'No_of LAC Adopted': { measure: 'adoption_orders' },
  '%_of LAC Adopted': { measure: 'adopted_share_of_leavers' },
  LACnum_Adopt_AppUnop: { measure: 'adoption_orders', breakdown: APPLICATION_UNOPPOSED },
  LACnum_Adopt_ConsentDisp: { measure: 'adoption_orders', breakdown: CONSENT_DISPENSED_WITH },
  'LAC%_Adopt_AppUnop': { measure: 'adoption_orders_share', breakdown: APPLICATION_UNOPPOSED },
  'LAC%_Adopt_ConsentDisp': { measure: 'adoption_orders_share', breakdown: CONSENT_DISPENSED_WITH },
  LAC_ceased_SGO: { measure: 'special_guardianship_orders' },
  'LAC_ceased_SGO%': leavers('special_guardianship_order'),
  'LAC_ceased_CAO%': leavers('child_arrangements_order'),
  LAC_Foster_Placements: placed('foster_placements'),
  LAC_SecHome_And_ChildHome: placed('secure_homes_and_childrens_homes'),
  LAC_Ind_SInd_Liv_Arr: placed(
    'independent_and_semi_independent_living_arrangements_supported_accommodation',
  ),
  LAC_Other_Res_Settings: placed('other_residential_settings'),
  LAC_Parents_OR_Others: placed('with_parents'),
  LACStable_2016on: { measure: 'three_or_more_placements_share' },
  'LAC_LongStable%': { measure: 'long_term_stability_share' },
  'LACHealth%': { measure: 'health_assessments_share' },
  'LACVaccinations%': { measure: 'immunisations_share' },
  'LACDental%': { measure: 'dental_checks_share' },
  CareLeaverAcc: careLeavers('suitable_accommodation_share'),
  CareLeaverEET: careLeavers('eet_share'),
  CareApplications: { measure: 'care_applications_rate' },
  LACFinance: { measure: 'children_in_care_weekly_unit_cost' },
  AdoptionFinance: { measure: 'adoption_weekly_unit_cost' },
  A1: { measure: 'entry_to_placed_days', ...adopted },
  A2: { measure: 'placement_order_to_match_days', ...adopted },
  A3: { measure: 'under_14_months_share' },
  A10: { measure: 'entry_to_placed_days_adjusted', ...adopted },
};

const byName = new Map(
  Object.entries(MEASURES).map(([name, measure]) => [name.toLowerCase(), measure]),
);

/** What a `measure_short` of LAIT is filed under; null for one the workbench doesn't use. */
export function laitMeasure(measureShort: string): LaitMeasure | null {
  return byName.get(measureShort.trim().toLowerCase()) ?? null;
}
