import type { CohortId } from '../../contract/cohort.ts';
import type { DimensionId } from '../../contract/dimension.ts';
import type { Breakdown } from '../../contract/figure.ts';
import { categoryId } from '../cells/category.ts';

/** One figure a row of a data set states: the column that holds it and what it is a figure of. */
export type StatedFigure = {
  readonly column: string;
  readonly measure: string;
  readonly cohort?: CohortId;
  readonly breakdown: Breakdown;
  /** Columns with the count and the population a rate or share was worked out from. */
  readonly numerator?: string;
  readonly denominator?: string;
  readonly note?: string;
};

/** What a row's filters say: the figures it states and the group they are of; null for the total. */
export type RowMeaning = {
  readonly figures: readonly StatedFigure[];
  readonly group: string | null;
};

/** A published data set the workbench uses, known by the columns it has. */
export type OpenDataSet = {
  readonly title: string;
  readonly filters: readonly string[];
  readonly indicators: readonly string[];
  /** What a row with these filters states, or null when the workbench uses none of it. */
  meaning(filters: readonly string[]): RowMeaning | null;
};

/** What is counted, and the same as a share of all and as a rate per 10,000 children. */
type Subject = { readonly count: string; readonly share: string; readonly rate: string };

const IN_CARE: Subject = {
  count: 'children_in_care',
  share: 'children_in_care_share',
  rate: 'children_in_care_rate',
};
const ENTERED: Subject = {
  count: 'entered_care',
  share: 'entered_care_share',
  rate: 'entered_care_rate',
};
const LEFT: Subject = { count: 'left_care', share: 'left_care_share', rate: 'left_care_rate' };

/** Categories that go by a shorter name here; the others keep their own words. */
const CATEGORIES = new Map(
  Object.entries({
    asian_or_asian_british: 'asian',
    black_african_caribbean_or_black_british: 'black',
    mixed_or_multiple_ethnic_groups: 'mixed',
    other_ethnic_group: 'other',
    refused_or_information_not_yet_available: 'not_known',
    placement_order_granted: 'placement_order',
    voluntary_agreements_under_s20_ca_1989: 'voluntary_agreement',
    voluntary_agreement_under_s20: 'voluntary_agreement',
    placed_with_parents_or_other_person_with_parental_responsibility: 'with_parents',
    residence_order_or_child_arrangement_order_granted: 'child_arrangements_order',
    family_acute_stress: 'family_in_acute_stress',
  }),
);

/** The category of a characteristic: without the code before it, “Aged” and “years”. */
function categoryOf(characteristic: string): string | null {
  const plain = characteristic
    .replace(/^N\d\. /, '')
    .replace(/^Aged /, '')
    .replace(/(\d) years?\b/, '$1');
  const id = categoryId(plain);
  return id === null ? null : (CATEGORIES.get(id) ?? id);
}

/** The same children under the measures the sector knows them by. */
const LEAVERS: ReadonlyMap<string | null, readonly [count: string, share: string | null]> = new Map(
  [
    ['adopted', ['adoption_orders', 'adopted_share_of_leavers']],
    ['special_guardianship_order', ['special_guardianship_orders', null]],
  ],
);

const OF_ALL_CHILDREN = 'Per 10,000 of all children, not of the group.';

type Columns = { readonly count: string; readonly rate?: string };

/** A data set of the shape `cla_group`, `characteristic`, a count, a percentage, maybe a rate. */
function byCharacteristic(
  title: string,
  subject: Subject,
  columns: Columns,
  dimensions: Readonly<Record<string, DimensionId>>,
): OpenDataSet {
  const groups = new Map(Object.entries(dimensions));
  const { count, rate } = columns;
  return {
    title,
    filters: ['cla_group', 'characteristic'],
    indicators: [count, 'percentage', ...(rate === undefined ? [] : [rate])],
    meaning([group = '', characteristic = '']) {
      const dimension = groups.get(group.toLowerCase());
      if (dimension === undefined || characteristic === '') return null;
      const category = categoryOf(characteristic);
      const breakdown: Breakdown = category === null ? {} : { [dimension]: category };
      const whole = category === null;
      const share = dimension === 'reason' && subject === ENTERED ? NEED_SHARE : subject.share;
      const [alsoCount, alsoShare] = (subject === LEFT && LEAVERS.get(category)) || [];
      const figures: StatedFigure[] = [{ column: count, measure: subject.count, breakdown }];
      if (alsoCount) figures.push({ column: count, measure: alsoCount, breakdown: {} });
      const percentage = { column: 'percentage', numerator: count };
      // That the total is 100% of itself says nothing.
      if (!whole) figures.push({ ...percentage, measure: share, breakdown });
      if (alsoShare) figures.push({ ...percentage, measure: alsoShare, breakdown: {} });
      if (rate !== undefined) {
        figures.push({
          column: rate,
          measure: subject.rate,
          breakdown,
          numerator: count,
          denominator: 'population_estimate',
          ...(whole ? {} : { note: OF_ALL_CHILDREN }),
        });
      }
      return { figures, group: whole ? null : `${group}: ${characteristic}` };
    },
  };
}

const NEED_SHARE = 'starters_by_need_share';

const POPULATIONS = new Map(
  Object.entries({
    'children looked after on 31 march each year': IN_CARE,
    'children starting to be looked after each year': ENTERED,
    'children ceasing to be looked after each year': LEFT,
  }),
);

const STAGES = new Map(
  Object.entries({
    'average time between entry into care and decision that child should be placed for adoption':
      'entry_to_decision_months',
    'average time between decision that child should be placed for adoption and matching of child and adopters':
      'decision_to_match_months',
    'average time between date of matching and date placed for adoption': 'match_to_placed_months',
    'total average time between entry into care and date placed for adoption':
      'entry_to_placed_months',
    'average time between date placed for adoption and the date child adopted':
      'placed_to_adoption_order_months',
    'total average time between entry into care and adoption': 'entry_to_adoption_order_months',
  }),
);
const WITHIN_12_MONTHS =
  'children adopted who were placed for adoption within 12 months of the la decision to place the child for adoption';

/** The data sets the workbench uses; columns that several share count as theirs when all are there. */
export const OPEN_DATA_SETS: readonly OpenDataSet[] = [
  byCharacteristic(
    'children looked after on 31 March by characteristic',
    IN_CARE,
    { count: 'cla_31_march_number' },
    {
      'age group': 'age_band',
      ethnicity: 'ethnicity',
      sex: 'sex',
      'legal status': 'legal_status',
      placement: 'placement',
    },
  ),
  byCharacteristic(
    'children who started to be looked after by characteristic',
    ENTERED,
    { count: 'placements_number', rate: 'placement_per_10000' },
    { 'age on starting': 'age_band', 'category of need': 'reason', 'legal status': 'legal_status' },
  ),
  byCharacteristic(
    'children who ceased to be looked after by reason and age',
    LEFT,
    { count: 'number' },
    { 'age on ceasing': 'age_band', 'reason episode ceased': 'reason' },
  ),
  {
    title: 'children looked after, numbers and rates per 10,000',
    filters: ['population_type'],
    indicators: ['children_count', 'rate_per_10000'],
    meaning([population = '']) {
      const subject = POPULATIONS.get(population.toLowerCase());
      if (!subject) return null;
      const figures: StatedFigure[] = [
        { column: 'children_count', measure: subject.count, breakdown: {} },
        {
          column: 'rate_per_10000',
          measure: subject.rate,
          breakdown: {},
          numerator: 'children_count',
          denominator: 'population_estimate',
        },
      ];
      return { figures, group: null };
    },
  },
  {
    title: 'average time between adoption process stages',
    filters: ['cla_group', 'stage_of_adoption_process', 'age_start_poc'],
    indicators: ['number'],
    meaning([group = '', stage = '', age = '']) {
      if (group.toLowerCase() !== 'age on starting final period of care' || age === '') return null;
      const name = stage.replace(/^\d+\. /, '').toLowerCase();
      const months = STAGES.get(name);
      const category = categoryOf(age);
      const breakdown: Breakdown = category === null ? {} : { age_band: category };
      const figure: StatedFigure | null =
        months !== undefined
          ? { column: 'number', measure: months, cohort: 'adopted_in_year', breakdown }
          : name === WITHIN_12_MONTHS
            ? { column: 'number', measure: 'adopted_placed_within_12_months', breakdown }
            : null;
      return figure && { figures: [figure], group: category === null ? null : `${group}: ${age}` };
    },
  },
];
