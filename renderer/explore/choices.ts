import type { Area } from '../../analytics/contract/area.ts';
import { CATALOGUE } from '../../analytics/contract/catalogue/index.ts';
import { COHORT_LABELS, CohortId } from '../../analytics/contract/cohort.ts';
import type { DimensionId } from '../../analytics/contract/dimension.ts';
import { DIMENSIONS, categoryLabel } from '../../analytics/contract/dimension.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import { comparePeriods, parsePeriod } from '../../analytics/contract/period.ts';
import type { PeriodKind } from '../../analytics/contract/period.ts';
import type { SelectionOptions } from '../../analytics/contract/selection.ts';
import type { Option } from '../components/option-list.tsx';
import { countOf } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { compareCategories } from './series.ts';

type Counted = SelectionOptions['areas'];

export const TOPIC_LABELS = {
  children: 'Children',
  timeliness: 'Timeliness',
  adopters: 'Adopters',
  sufficiency: 'Sufficiency',
  support: 'Adoption support',
  care: 'Children in care',
  money: 'Money',
} as const satisfies Record<Measure['topic'], string>;

const NONE = 'no figures';

const figuresWords = (count: number) => (count > 0 ? countOf(count, 'figure') : NONE);

/** What is chosen stays on offer, even where it leads nowhere now: it must be possible to undo. */
function withChosen(counted: Counted, chosen: readonly string[]): Counted {
  const missing = chosen.filter((id) => !counted.some((option) => option.id === id));
  return [...counted, ...missing.map((id) => ({ id, figures: 0 }))];
}

/** Every measure under its topic; those without a figure are there, but can't be chosen. */
export function measureChoices(options: SelectionOptions | undefined): Option[] {
  const counts = new Map(options?.measures.map(({ id, figures }) => [id, figures]));
  return CATALOGUE.toSorted(
    (a, b) => topicRank(a) - topicRank(b) || Number(counts.has(b.id)) - Number(counts.has(a.id)),
  ).map(({ id, label, code, topic, definition }) => {
    const figures = counts.get(id) ?? 0;
    return {
      id,
      label,
      section: TOPIC_LABELS[topic],
      keywords: `${code ?? ''} ${id.replaceAll('_', ' ')} ${definition}`,
      detail: [code, figuresWords(figures)].filter((part) => part !== null).join(' · '),
      isDisabled: figures === 0,
    };
  });
}

const topicRank = ({ topic }: Measure) => Object.keys(TOPIC_LABELS).indexOf(topic);

const KIND_SECTIONS = {
  agency: 'Agencies',
  local_authority: 'Local authorities',
  region: 'Regions',
  country: 'Countries',
  group: 'Groups',
} as const satisfies Record<Area['kind'], string>;

/** Areas that have figures for what else is chosen, agencies first. */
export function areaChoices(
  counted: Counted,
  chosen: readonly string[],
  areas: readonly Area[],
): Option[] {
  const byName = new Map(
    areas.flatMap((area) => [[area.code, area] as const, [area.name, area] as const]),
  );
  const kinds = Object.keys(KIND_SECTIONS);
  const rank = (id: string) => kinds.indexOf(byName.get(id)?.kind ?? 'group');
  return withChosen(counted, chosen)
    .map(({ id, figures }) => {
      const area = byName.get(id);
      return {
        id,
        label: area?.name ?? id,
        section: KIND_SECTIONS[area?.kind ?? 'group'],
        ...(area ? { keywords: `${area.code} ${area.region ?? ''}` } : {}),
        detail: figuresWords(figures),
        isDisabled: figures === 0 && !chosen.includes(id),
      };
    })
    .sort((a, b) => rank(a.id) - rank(b.id) || a.label.localeCompare(b.label, 'en-GB'));
}

const PERIOD_SECTIONS = {
  financial_year: 'Financial years',
  financial_years: 'Several years',
  rolling_12_months: '12 months to',
  quarter: 'Quarters',
  month: 'Months',
  as_at: 'On a day',
  from_to: 'Other periods',
} as const satisfies Record<PeriodKind, string>;

/** Periods that have figures for what else is chosen, the latest first. */
export function periodChoices(counted: Counted, chosen: readonly string[]): Option[] {
  const kinds = Object.keys(PERIOD_SECTIONS);
  return withChosen(counted, chosen)
    .map((option) => ({ ...option, period: parsePeriod(option.id) }))
    .sort((a, b) => {
      const rank = kinds.indexOf(a.period?.kind ?? '') - kinds.indexOf(b.period?.kind ?? '');
      return rank || (a.period && b.period ? comparePeriods(b.period, a.period) : 0);
    })
    .map(({ id, figures, period }) => ({
      id,
      label: formatPeriod(id),
      section: PERIOD_SECTIONS[period?.kind ?? 'from_to'],
      detail: figuresWords(figures),
      isDisabled: figures === 0 && !chosen.includes(id),
    }));
}

export const EVERY_COHORT = 'every';

/** The cohorts figures are of, with all of them together as the first choice. */
export function cohortChoices(counted: Counted, chosen: CohortId | null): Option[] {
  const known = withChosen(counted, chosen === null ? [] : [chosen]);
  return [
    { id: EVERY_COHORT, label: 'All cohorts' },
    ...CohortId.options.flatMap((id) => {
      const option = known.find((candidate) => candidate.id === id);
      return option ? [{ id, label: COHORT_LABELS[id], detail: figuresWords(option.figures) }] : [];
    }),
  ];
}

export const TOTAL = 'total';

/** What figures can be broken down by; what the measure allows but nobody has figures for is shown. */
export function breakdownChoices(
  options: SelectionOptions | undefined,
  measure: Measure,
  chosen: DimensionId | null,
): Option[] {
  const counts = new Map(options?.dimensions.map(({ id, figures }) => [id, figures]));
  return [
    { id: TOTAL, label: 'None' },
    ...DIMENSIONS.flatMap(({ id, label }) => {
      const figures = counts.get(id) ?? 0;
      const isWithin = figures === 0 && options?.categories[id] !== undefined;
      const isKnown = figures > 0 || isWithin || id === chosen || measure.breakdowns.includes(id);
      return isKnown
        ? [
            {
              id,
              label,
              detail: isWithin ? 'within others' : figuresWords(figures),
              isDisabled: figures === 0 && !isWithin && id !== chosen,
            },
          ]
        : [];
    }),
  ];
}

/** The categories of a dimension that have figures, in their reading order. */
export function categoryChoices(
  dimension: DimensionId,
  options: SelectionOptions | undefined,
  chosen: readonly string[],
): Option[] {
  return withChosen(options?.categories[dimension] ?? [], chosen)
    .toSorted((a, b) => compareCategories(dimension, a.id, b.id))
    .map(({ id, figures }) => ({
      id,
      label: categoryLabel(dimension, id),
      detail: figuresWords(figures),
    }));
}
