import { useMemo } from 'react';
import type { Area } from '../../analytics/contract/area.ts';
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
  measure: Measure;
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

/** What is asked: each filter offers only what has figures under the others. */
export function QuestionBar(props: QuestionBarProps) {
  const { measure, selection, options, areas, hasJourneys, onMeasure, onChange } = props;
  // The longest list by far, and the same whatever else is chosen.
  const measures = useMemo(() => measureChoices(options), [options]);
  const cohorts = cohortChoices(options?.cohorts ?? [], selection.cohort);
  const breakdowns = breakdownChoices(options, measure, selection.by);
  return (
    <>
      <Select
        label="Measure"
        look="inline"
        isSearchable
        options={measures}
        value={selection.measure}
        onChange={onMeasure}
      />
      <ComboBox
        label="Areas"
        look="inline"
        placeholder="All areas"
        options={areaChoices(options?.areas ?? [], selection.areas, areas)}
        values={selection.areas}
        onChange={(chosen) => {
          onChange({ areas: chosen });
        }}
      />
      <ComboBox
        label="Periods"
        look="inline"
        placeholder="All periods"
        options={periodChoices(options?.periods ?? [], selection.periods)}
        values={selection.periods}
        onChange={(chosen) => {
          onChange({ periods: chosen });
        }}
      />
      {breakdowns.length > 1 && (
        <Select
          label="Breakdown"
          look="inline"
          options={breakdowns}
          value={selection.by ?? TOTAL}
          onChange={(chosen) => {
            const by = DimensionId.safeParse(chosen).data;
            onChange(by && options ? splitBy(by, options) : { by: null, where: {} });
          }}
        />
      )}
      <Categories {...props} />
      {cohorts.length > 1 && (
        <Select
          label="Cohort"
          look="inline"
          options={cohorts}
          value={selection.cohort ?? EVERY_COHORT}
          onChange={(chosen) => {
            onChange({ cohort: CohortId.safeParse(chosen).data ?? null });
          }}
        />
      )}
      {(hasJourneys || selection.grain !== 'year') && (
        <Select
          label="Computed for"
          look="inline"
          options={Grain.options.map((id) => ({ id, label: GRAINS[id] }))}
          value={selection.grain}
          onChange={(grain) => {
            onChange({ grain });
          }}
        />
      )}
      {measure.kind === 'mean' && (hasJourneys || selection.statistic === 'median') && (
        <Segmented
          label="Average"
          value={selection.statistic}
          onChange={(statistic) => {
            onChange({ statistic });
          }}
          options={[
            { id: 'mean', label: 'Mean' },
            { id: 'median', label: 'Median' },
          ]}
        />
      )}
    </>
  );
}

/** Which categories of what figures are broken down by, and of what they are narrowed to. */
function Categories({ selection, options, onChange }: QuestionBarProps) {
  const shown = DimensionId.options.filter(
    (id) => id === selection.by || (selection.where[id] ?? []).length > 0,
  );
  return shown.map((id) => {
    const chosen = selection.where[id] ?? [];
    return (
      <ComboBox
        key={id}
        label={dimensionLabel(id)}
        look="inline"
        placeholder="All"
        options={categoryChoices(id, options, chosen)}
        values={chosen}
        onChange={(categories) => {
          const where = Object.entries({ ...selection.where, [id]: categories });
          onChange({ where: Object.fromEntries(where.filter(([, some]) => some.length > 0)) });
        }}
      />
    );
  });
}
