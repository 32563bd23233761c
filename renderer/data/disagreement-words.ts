import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import { categoryLabel, DimensionId } from '../../analytics/contract/dimension.ts';
import type {
  Disagreement,
  DisagreementKind,
  Stand,
} from '../../analytics/contract/disagreement.ts';
import type { Selection } from '../../analytics/contract/selection.ts';
import { selectionOf } from '../explore/selection-address.ts';
import { formatNumber, formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';

/** What the other side of a disagreement is, by its kind. */
export const COMPUTED_LABELS = {
  parts_and_total: 'Parts add up to',
  stated_twice: 'Elsewhere',
  two_groups: 'Other group has',
  share_and_count: 'Counts give',
  change_and_levels: 'Levels give',
  money: 'Adds up to',
  suppressed_but_stated: 'Given away as',
  interval_and_dates: 'Dates give',
} as const satisfies Record<DisagreementKind, string>;

/** A value of the measure, exactly as far as a report would print it. */
export function valueWords(measure: string, value: number): string {
  const known = findMeasure(measure);
  return known
    ? formatValue(value, known.unit, { precision: 'exact' })
    : formatNumber(value, { minimum: 0, maximum: 2 });
}

export function measureLabel(measure: string): string {
  return findMeasure(measure)?.label ?? measure;
}

/** "Croydon, 2021/22, Stage 1" */
export function aboutWords({ area, period, breakdown }: Disagreement): string {
  const categories = DimensionId.options.flatMap((dimension) => {
    const category = breakdown[dimension];
    return category === undefined ? [] : categoryLabel(dimension, category);
  });
  return [area, formatPeriod(period), ...categories].join(', ');
}

/** "Annual Report 2022/23, Executive Summary: row A10" */
export function standWords({ source, section, locator }: Stand): string {
  return [[source, section].filter(Boolean).join(', '), locator].filter(Boolean).join(': ');
}

/** Several places in few words: each publication and section once, with what of it is meant. */
export function placesWords(stands: readonly Stand[]): string[] {
  const places = new Map<string, string[]>();
  for (const { source, section, locator } of stands) {
    const place = [source, section].filter(Boolean).join(', ');
    const locators = places.get(place) ?? [];
    places.set(place, locators);
    if (locator && !locators.includes(locator)) locators.push(locator);
  }
  return [...places].map(([place, locators]) =>
    [place, locators.join('; ')].filter(Boolean).join(': '),
  );
}

/** What Explore shows to look into a disagreement: the figure's row, and its card when it has one. */
export function selectionFor(disagreement: Disagreement): Selection {
  const { measure, area, period, cohort, breakdown } = disagreement;
  const dimensions = DimensionId.options.filter((id) => breakdown[id] !== undefined);
  const [by = null, ...others] = dimensions;
  const observation = disagreement.sources.find((stand) => stand.observation !== null)?.observation;
  return {
    ...selectionOf(measure),
    areas: [area],
    cohort,
    by,
    where: Object.fromEntries(others.map((id) => [id, [breakdown[id] ?? '']])),
    figure:
      observation === undefined || observation === null
        ? null
        : {
            measure,
            area,
            period,
            cohort,
            breakdown,
            origin: 'published',
            observation,
            statistic: 'mean',
          },
  };
}
