import { COHORT_LABELS } from '../../analytics/contract/cohort.ts';
import { STATUS_LABELS } from '../../analytics/contract/figure.ts';
import type { Figure, FigureKey } from '../../analytics/contract/figure.ts';
import type { Measure, Unit } from '../../analytics/contract/measure.ts';
import { comparePeriods, parsePeriod } from '../../analytics/contract/period.ts';
import type { Period } from '../../analytics/contract/period.ts';
import { UNIT_LABELS, formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';

/** The bounds of a figure without a value, or of an interval: `1 to 4`, `612.3 to 872.9 days`. */
export function spanWords(lower: number | null, upper: number | null, unit: Unit): string | null {
  if (lower !== null && upper !== null) {
    const bare = unit !== 'pounds' && unit !== 'percent';
    return `${formatValue(lower, unit, { isBare: bare })} to ${formatValue(upper, unit)}`;
  }
  if (lower !== null) return `${formatValue(lower, unit)} or more`;
  if (upper !== null) return `${formatValue(upper, unit)} or fewer`;
  return null;
}

/** A figure as words, whatever is known of it: `76`, `742.6 days`, `1 to 4, suppressed`. */
export function figureWords(figure: Figure, unit: Unit): string {
  if (figure.value !== null) {
    const value = formatValue(figure.value, unit);
    return figure.status === 'provisional' ? `${value}, provisional` : value;
  }
  const span = spanWords(figure.lower, figure.upper, unit);
  const status = STATUS_LABELS[figure.status].toLowerCase();
  if (span === null) return status;
  return figure.status === 'not_available' ? `${span}, stated as a range` : `${span}, ${status}`;
}

/** A figure within a sentence: `76`, `742.6 days`, `between 1 and 4 (suppressed)`. */
export function figureInSentence(figure: Figure, unit: Unit): string {
  if (figure.value !== null) return formatValue(figure.value, unit);
  const status = STATUS_LABELS[figure.status].toLowerCase();
  const span = spanWords(figure.lower, figure.upper, unit);
  if (span === null) return status;
  const between = span.includes(' to ') ? `between ${span.replace(' to ', ' and ')}` : span;
  return figure.status === 'not_available' ? between : `${between} (${status})`;
}

/** The interval of a figure that has a value, in words; null where none is known. */
export function intervalWords(figure: Figure, unit: Unit): string | null {
  if (figure.value === null) return null;
  const span = spanWords(figure.lower, figure.upper, unit);
  if (span === null) return null;
  return figure.origin === 'line_level' ? `95% interval ${span}` : `stated interval ${span}`;
}

/** What a measure is read in: `children`, `mean days`, `%`, `£`. */
export function unitWords(measure: Measure, statistic: FigureKey['statistic']): string {
  const unit = UNIT_LABELS[measure.unit];
  return measure.kind === 'mean' ? `${statistic} ${unit}` : unit;
}

/** Periods from the first to the last, as one: `2019/20 to 2022/23`. */
export function periodsWords(periods: readonly Period[]): string {
  const ordered = periods.toSorted(comparePeriods);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return '';
  if (first.label === last.label) return formatPeriod(first.label);
  return `${formatPeriod(first.label)} to ${formatPeriod(last.label)}`;
}

/** When a figure was: `in 2022/23`, `on 30 June 2024`, `at the end of 2022/23` for a stock. */
export function duringWords(label: string, kind: Measure['kind']): string {
  const words = formatPeriod(label);
  switch (parsePeriod(label)?.kind) {
    case 'as_at':
      return `on ${words}`;
    case 'from_to':
      return `from ${words}`;
    case 'rolling_12_months':
      return `in the ${words}`;
    case 'financial_years':
      return `over ${words}`;
    case 'financial_year':
    case 'quarter':
    case 'month':
      return kind === 'stock' ? `at the end of ${words}` : `in ${words}`;
    case undefined:
      return `in ${words}`;
  }
}

/** What follows the measure in the line under a chart's title: unit, population and period. */
export function subtitleWords(input: {
  measure: Measure;
  statistic: FigureKey['statistic'];
  cohorts: readonly Figure['cohort'][];
  periods: readonly Period[];
  by: string | null;
  /** Categories all figures share. */
  within: string;
}): string {
  const { measure, statistic, cohorts, periods, by, within } = input;
  const [cohort, ...others] = [...new Set(cohorts)];
  const population = cohort && others.length === 0 ? COHORT_LABELS[cohort].toLowerCase() : null;
  const code = measure.code ? ` (${measure.code})` : '';
  return [
    `${code}, ${unitWords(measure, statistic)}${by ? `, by ${by.toLowerCase()}` : ''}`,
    within,
    population,
    periodsWords(periods),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

/** Several names as a list: `Kent`, `Kent and Medway`, `Bexley, Kent and Medway`. */
export function listWords(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** The text with its first letter as a capital. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
