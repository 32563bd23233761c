import { memo, useMemo } from 'react';
import type { Area } from '../../analytics/contract/area.ts';
import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import { CohortId } from '../../analytics/contract/cohort.ts';
import { DimensionId } from '../../analytics/contract/dimension.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import { Grain } from '../../analytics/contract/query.ts';
import type { Selection, SelectionOptions } from '../../analytics/contract/selection.ts';
import { ComboBox, Select } from '../components/select.tsx';
import { Segmented } from '../components/toggle.tsx';
import {
  EVERY_COHORT,
  TOTAL,
  areaChoices,
  breakdownChoices,
  categoryChoices,
  cohortChoices,
  measureChoices,
  periodChoices,
} from './choices.ts';
import { splitBy } from './fit.ts';
import { dimensionLabel } from './series.ts';

export type QuestionBarProps = {
  selection: Selection;
  /** What leads somewhere, given what is chosen; undefined until the engine has said. */
  options: SelectionOptions | undefined;
  areas: readonly Area[];
  /** Whether figures computed from journeys are in view: only they can be cut differently. */
  hasJourneys: boolean;
  onMeasure: (measure: string) => void;
  onChange: (change: Partial<Selection>) => void;
};

const GRAINS = {
  year: 'Financial years',
  quarter: 'Quarters',
  month: 'Months',
  rolling_12_months: '12 months to each month',
  three_years: 'Three years together',
} as const satisfies Record<Grain, string>;

/**
 * What is asked: each filter offers only what has figures under the others. A filter is drawn again
 * only when something it shows has changed: together they are most of what there is on the screen.
 */
export const QuestionBar = memo(function QuestionBar(props: QuestionBarProps) {
  const { selection, options, areas, hasJourneys, onMeasure, onChange } = props;
  const measure = findMeasure(selection.measure);
  const { by, where, grain, statistic } = selection;
  const dimensions = DimensionId.options.filter((id) => id === by || (where[id] ?? []).length > 0);
  return (
    <>
      <MeasureFilter chosen={selection.measure} options={options} onChoose={onMeasure} />
      <AreasFilter
        chosen={selection.areas}
        counted={options?.areas ?? NONE}
        areas={areas}
        onChange={onChange}
      />
      <PeriodsFilter
        chosen={selection.periods}
        counted={options?.periods ?? NONE}
        onChange={onChange}
      />
      {measure && (
        <BreakdownFilter measure={measure} chosen={by} options={options} onChange={onChange} />
      )}
      {dimensions.map((id) => (
        <CategoriesFilter
          key={id}
          dimension={id}
          where={where}
          options={options}
          onChange={onChange}
        />
      ))}
      <CohortFilter
        chosen={selection.cohort}
        counted={options?.cohorts ?? NONE}
        onChange={onChange}
      />
      {(hasJourneys || grain !== 'year') && <GrainFilter chosen={grain} onChange={onChange} />}
      {measure?.kind === 'mean' && (hasJourneys || statistic === 'median') && (
        <StatisticFilter chosen={statistic} onChange={onChange} />
      )}
    </>
  );
});

type Counted = SelectionOptions['areas'];
type Change = { onChange: (change: Partial<Selection>) => void };

const NONE: Counted = [];

const MeasureFilter = memo(function MeasureFilter(props: {
  chosen: string;
  options: SelectionOptions | undefined;
  onChoose: (measure: string) => void;
}) {
  const { chosen, options, onChoose } = props;
  const measures = useMemo(() => measureChoices(options), [options]);
  return (
    <Select
      label="Measure"
      look="inline"
      isSearchable
      options={measures}
      value={chosen}
      onChange={onChoose}
    />
  );
});

const AreasFilter = memo(function AreasFilter(
  props: Change & { chosen: readonly string[]; counted: Counted; areas: readonly Area[] },
) {
  const { chosen, counted, areas, onChange } = props;
  return (
    <ComboBox
      label="Areas"
      look="inline"
      placeholder="All areas"
      options={areaChoices(counted, chosen, areas)}
      values={chosen}
      onChange={(names) => {
        onChange({ areas: names });
      }}
    />
  );
});

const PeriodsFilter = memo(function PeriodsFilter(
  props: Change & { chosen: readonly string[]; counted: Counted },
) {
  const { chosen, counted, onChange } = props;
  return (
    <ComboBox
      label="Periods"
      look="inline"
      placeholder="All periods"
      options={periodChoices(counted, chosen)}
      values={chosen}
      onChange={(periods) => {
        onChange({ periods });
      }}
    />
  );
});

const BreakdownFilter = memo(function BreakdownFilter(
  props: Change & {
    measure: Measure;
    chosen: DimensionId | null;
    options: SelectionOptions | undefined;
  },
) {
  const { measure, chosen, options, onChange } = props;
  const breakdowns = breakdownChoices(options, measure, chosen);
  if (breakdowns.length <= 1) return null;
  return (
    <Select
      label="Breakdown"
      look="inline"
      options={breakdowns}
      value={chosen ?? TOTAL}
      onChange={(id) => {
        const by = DimensionId.safeParse(id).data;
        onChange(by && options ? splitBy(by, options) : { by: null, where: {} });
      }}
    />
  );
});

/** Which categories of what figures are broken down by, or of what they are narrowed to. */
const CategoriesFilter = memo(function CategoriesFilter(
  props: Change & {
    dimension: DimensionId;
    where: Selection['where'];
    options: SelectionOptions | undefined;
  },
) {
  const { dimension, where, options, onChange } = props;
  const chosen = where[dimension] ?? [];
  return (
    <ComboBox
      label={dimensionLabel(dimension)}
      look="inline"
      placeholder="All"
      options={categoryChoices(dimension, options, chosen)}
      values={chosen}
      onChange={(categories) => {
        const all = Object.entries({ ...where, [dimension]: categories });
        onChange({ where: Object.fromEntries(all.filter(([, some]) => some.length > 0)) });
      }}
    />
  );
});

const CohortFilter = memo(function CohortFilter(
  props: Change & { chosen: CohortId | null; counted: Counted },
) {
  const { chosen, counted, onChange } = props;
  const cohorts = cohortChoices(counted, chosen);
  if (cohorts.length <= 1) return null;
  return (
    <Select
      label="Cohort"
      look="inline"
      options={cohorts}
      value={chosen ?? EVERY_COHORT}
      onChange={(id) => {
        onChange({ cohort: CohortId.safeParse(id).data ?? null });
      }}
    />
  );
});

const GrainFilter = memo(function GrainFilter({ chosen, onChange }: Change & { chosen: Grain }) {
  return (
    <Select
      label="Computed for"
      look="inline"
      options={Grain.options.map((id) => ({ id, label: GRAINS[id] }))}
      value={chosen}
      onChange={(grain) => {
        onChange({ grain });
      }}
    />
  );
});

const StatisticFilter = memo(function StatisticFilter(
  props: Change & { chosen: Selection['statistic'] },
) {
  const { chosen, onChange } = props;
  return (
    <Segmented
      label="Average"
      value={chosen}
      onChange={(statistic) => {
        onChange({ statistic });
      }}
      options={[
        { id: 'mean', label: 'Mean' },
        { id: 'median', label: 'Median' },
      ]}
    />
  );
});
