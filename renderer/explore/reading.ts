import type { Figure, FigureKey } from '../../analytics/contract/figure.ts';
import type { Period } from '../../analytics/contract/period.ts';
import { formatValue } from '../format/number.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import type { FigureRow } from './figures.ts';
import type { Series } from './series.ts';

/** What a finding is told from. */
export type FindingInput = {
  measure: Measure;
  statistic: FigureKey['statistic'];
  series: readonly Series[];
  /** The periods drawn, without gaps between the first and the last. */
  periods: readonly Period[];
};

/** What the figures shown say: a title for the chart, and an answer with its uncertainty. */
export type Finding = { title: string; answer: string };

/** Which way a figure went. Bounds that overlap leave it open. */
export type Direction = 'rose' | 'fell' | 'unchanged' | 'open';

/** A series read at the latest period shown, beside the period just before it. */
export type Reading = {
  series: Series;
  latest: FigureRow | null;
  /** The figure of the period right before; null where there is none, or no period is before it. */
  previous: FigureRow | null;
  direction: Direction | null;
};

/** Whether anything is known of how large a figure is. */
export function isKnown(figure: Figure): boolean {
  return figure.value !== null || (figure.lower !== null && figure.upper !== null);
}

const boundsOf = (figure: Figure) =>
  figure.value === null
    ? { low: figure.lower, high: figure.upper }
    : { low: figure.value, high: figure.value };

/**
 * Which way from one figure to the next, as far as it is read: two values that are written the same
 * are unchanged, and what is suppressed counts as anything between its bounds.
 */
export function directionOf(from: Figure, to: Figure, unit: Measure['unit']): Direction | null {
  const before = boundsOf(from);
  const after = boundsOf(to);
  if (before.low === null || before.high === null || after.low === null || after.high === null) {
    return null;
  }
  if (from.value !== null && to.value !== null) {
    if (formatValue(from.value, unit) === formatValue(to.value, unit)) return 'unchanged';
    return to.value > from.value ? 'rose' : 'fell';
  }
  if (after.low > before.high) return 'rose';
  if (after.high < before.low) return 'fell';
  return 'open';
}

/**
 * The period a finding is about: the latest for which at least half of the series have a figure
 * that is known, or else the latest for which any has.
 */
export function latestPeriod(series: readonly Series[], periods: readonly Period[]): Period | null {
  const known = (period: Period) =>
    series.filter((one) => {
      const statement = one.statements.get(period.label);
      return statement !== undefined && isKnown(statement.row);
    }).length;
  const latest = (enough: number) => periods.findLast((period) => known(period) >= enough) ?? null;
  return latest(Math.max(1, series.length / 2)) ?? latest(1);
}

/** Reads every series at a period; `periods` are without gaps, so that the one before is known. */
export function readingsAt(
  series: readonly Series[],
  periods: readonly Period[],
  period: Period,
  unit: Measure['unit'],
): Reading[] {
  const before = periods[periods.findIndex(({ label }) => label === period.label) - 1];
  return series.map((one) => {
    const latest = one.statements.get(period.label)?.row ?? null;
    const previous = before ? (one.statements.get(before.label)?.row ?? null) : null;
    return {
      series: one,
      latest,
      previous,
      direction: latest && previous ? directionOf(previous, latest, unit) : null,
    };
  });
}

/**
 * The series a finding is told from: one for each area, category and cohort. Where a figure is both
 * printed and computed, what was printed leads, unless only the computed series has the period.
 */
export function leadingSeries(series: readonly Series[], periods: readonly Period[]): Series[] {
  const groups = new Map<string, Series[]>();
  for (const one of series) {
    if (one.version > 0) continue;
    const key = JSON.stringify([one.area, one.cohort, one.breakdown]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const known = (one: Series) =>
    periods.filter((period) => {
      const statement = one.statements.get(period.label);
      return statement !== undefined && isKnown(statement.row);
    });
  return [...groups.values()].flatMap((group) => {
    const ranked = group.toSorted((a, b) => {
      const [left, right] = [known(a), known(b)];
      const latest = (right.at(-1)?.end ?? '').localeCompare(left.at(-1)?.end ?? '');
      return latest || right.length - left.length || b.origin.localeCompare(a.origin);
    });
    return ranked.slice(0, 1);
  });
}
