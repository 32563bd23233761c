/** What was put into the agency on purpose, so that an estimate can be held against it. */
export type Planted = {
  /** Children expected and made to enter care with adoption as the likely plan, a borough-year each. */
  readonly arrivals: readonly {
    readonly area_code: string;
    readonly year: string;
    readonly expected: number;
    readonly actual: number;
  }[];
  readonly stage_durations: readonly StageDuration[];
  readonly match_hazard: {
    readonly applies_to: string;
    readonly clock: string;
    readonly no_match_before_days: number;
    readonly reference_mean_days: number;
    readonly hazard_ratios: Readonly<Record<string, number>>;
    readonly plan_change_mean_days: number;
    readonly plan_change_hazard_ratios: Readonly<Record<string, number>>;
  };
  readonly recruitment_pause: {
    readonly applies_to: string;
    readonly from: string;
    readonly to: string;
    readonly registrations: 0;
    readonly enquiry_rate_ratio: number;
  } | null;
};

export type StageDuration = {
  readonly from: string;
  readonly to: string;
  readonly applies_to: string;
  readonly distribution: 'lognormal';
  readonly minimum_days: number;
  /** Of the part beyond the minimum. */
  readonly median_days: number;
  /** Standard deviation of its logarithm. */
  readonly sigma: number;
};

const lognormal = (
  from: string,
  to: string,
  applies_to: string,
  minimum_days: number,
  median_days: number,
  sigma: number,
) => ({
  from,
  to,
  applies_to,
  distribution: 'lognormal' as const,
  minimum_days,
  median_days,
  sigma,
});

/** Children's and families' stages: whole days from one date to the next, rounded down. */
export const STAGES = {
  entryToDecision: lognormal(
    'entered_care_on',
    'decision_on',
    'every plan whose decision is the first of its period of care',
    35,
    150,
    0.5,
  ),
  decisionToOrder: lognormal(
    'decision_on',
    'placement_order_on',
    'plans that come to a placement order',
    5,
    40,
    0.6,
  ),
  placedToAdopted: lognormal(
    'placed_on',
    'adoption_order_on',
    'placements that end in an adoption order',
    75,
    110,
    0.5,
  ),
  stage1: lognormal('stage_1_started_on', 'stage_1_ended_on', 'families who finish', 20, 55, 0.45),
  stage2: lognormal('stage_2_started_on', 'stage_2_ended_on', 'families who finish', 40, 95, 0.4),
} as const satisfies Record<string, StageDuration>;

/** From placement order to match while adopters are looked for. */
export const MATCHING = {
  noMatchBefore: 21,
  referenceMean: 150,
  /**
   * By what is known of the child or sibling group (the age is that on entering care, the disability
   * that of any sibling placed together); they multiply.
   */
  hazardRatios: {
    black_or_mixed_black: 0.6,
    sibling_group: 0.7,
    aged_4_or_over: 0.55,
    disability: 0.6,
  },
  planChangeNotBefore: 60,
  planChangeMean: 900,
  planChangeRatios: { black_or_mixed_black: 1.5, aged_4_or_over: 2 },
} as const;

/** How much busier one borough-year is than expected: a gamma of mean 1 and this shape. */
export const ARRIVAL_SHAPE = 12;

export const ENQUIRY_RATIO_IN_PAUSE = 0.25;
