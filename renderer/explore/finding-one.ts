import type { Figure } from '../../analytics/contract/figure.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import type { Period } from '../../analytics/contract/period.ts';
import { formatCount, formatNumber, formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import type { FigureRow } from './figures.ts';
import type { Finding, FindingInput, Reading } from './reading.ts';
import { breakdownWords } from './series.ts';
import type { Series } from './series.ts';
import { duringWords, figureInSentence, intervalWords, sentenceCase } from './words.ts';

/** Below this many children or families a figure moves by chance from one period to the next. */
export const FEW = 10;

/** What is to be said of the uncertainty of counts that are not small. */
export const FULL_COUNT = 'Counted in full, so there is no sampling error.';

/** The finding where a single series is shown. */
export function findingOfOne(reading: Reading, period: Period, input: FindingInput): Finding {
  return {
    title: titleOfOne(reading, period, input),
    answer: answerOfOne(reading, period, input),
  };
}

/** `Placement orders`, `Placement orders (White British)` */
export function subjectOf(measure: Measure, series: Series): string {
  return series.category === '' ? measure.label : `${measure.label} (${series.category})`;
}

function titleOfOne(
  { series, latest, previous, direction }: Reading,
  period: Period,
  input: FindingInput,
) {
  const { measure, periods } = input;
  const subject = subjectOf(measure, series);
  const when = duringWords(period.label, measure.kind);
  if (!latest) return `${subject}: no figure for ${series.area} ${when}`;
  const to = figureInSentence(latest, measure.unit);
  if (!previous || direction === null) {
    return latest.value === null
      ? `${subject} in ${series.area} ${when}: ${to}`
      : `${subject} stood at ${to} in ${series.area} ${when}`;
  }
  const before = periods[periods.findIndex(({ label }) => label === period.label) - 1];
  const between = `between ${formatPeriod(before?.label ?? '')} and ${formatPeriod(period.label)}`;
  if (direction === 'unchanged') {
    return `${subject} stayed at ${to} in ${series.area} ${between}`;
  }
  if (direction === 'open') {
    return `${subject} may have risen or fallen in ${series.area} ${between}: bounds overlap`;
  }
  return `${subject} ${direction} from ${changeFrom(previous, latest, measure)} to ${to} in ${series.area} ${between}`;
}

/** The earlier value without a unit that the later one says anyway. */
function changeFrom(from: Figure, to: Figure, measure: Measure): string {
  if (from.value === null || to.value === null) return figureInSentence(from, measure.unit);
  const keepsUnit = measure.unit === 'percent' || measure.unit === 'pounds';
  return formatValue(from.value, measure.unit, { isBare: !keepsUnit });
}

function answerOfOne(reading: Reading, period: Period, input: FindingInput): string {
  const { measure } = input;
  const { latest, series } = reading;
  if (!latest) return 'Choose other periods or areas to compare.';
  const parts = [
    levelWords(reading, period, input),
    rangeWords(series, input),
    input.statistic === 'mean' ? thresholdWords(latest, measure) : null,
  ].filter((part) => part !== null);
  return [`${sentenceCase(parts.join('; '))}.`, ...uncertainty(reading, period, input)].join(' ');
}

function levelWords(
  { latest, previous, direction }: Reading,
  period: Period,
  { measure }: FindingInput,
) {
  if (!latest) return null;
  const level = `${figureInSentence(latest, measure.unit)} ${duringWords(period.label, measure.kind)}`;
  if (!previous) return level;
  const before = duringWords(previous.period, measure.kind);
  if (direction === 'unchanged') return `${level}, as ${before}`;
  if (latest.value === null || previous.value === null || direction === null) {
    return `${level}, after ${figureInSentence(previous, measure.unit)} ${before}`;
  }
  return `${level}, ${changeWords(latest.value - previous.value, measure)} than ${before}`;
}

/** `5 more`, `85.2 days fewer`, `4 percentage points lower`, with better or worse where that is said. */
export function changeWords(change: number, measure: Measure): string {
  const size = Math.abs(change);
  const up = change > 0;
  const words =
    measure.unit === 'percent'
      ? `${formatNumber(size, { minimum: 0, maximum: 1 })} percentage ${size === 1 ? 'point' : 'points'} ${up ? 'higher' : 'lower'}`
      : measure.unit === 'days' || measure.unit === 'months'
        ? `${formatValue(size, measure.unit)} ${up ? 'longer' : 'shorter'}`
        : `${formatValue(size, measure.unit)} ${up ? 'more' : measure.unit === 'pounds' ? 'less' : 'fewer'}`;
  if (!measure.better) return words;
  return `${words} (${(measure.better === 'higher') === up ? 'better' : 'worse'})`;
}

function rangeWords(series: Series, { measure, periods }: FindingInput): string | null {
  const known = periods.flatMap((period) => {
    const row = series.statements.get(period.label)?.row;
    return row && row.value !== null ? [{ value: row.value, label: period.label }] : [];
  });
  if (known.length < 4) return null;
  const lowest = known.reduce((low, one) => (one.value < low.value ? one : low));
  const highest = known.reduce((high, one) => (one.value > high.value ? one : high));
  if (lowest.value === highest.value) return null;
  const at = (one: { value: number; label: string }) =>
    `${formatValue(one.value, measure.unit)} (${formatPeriod(one.label)})`;
  return `over the ${formatCount(known.length)} periods between ${at(lowest)} and ${at(highest)}`;
}

/** Where a figure stands to the catalogue's threshold, counting its interval. */
export function thresholdWords(figure: Figure, measure: Measure): string | null {
  const { threshold, better, unit } = measure;
  if (!threshold || figure.value === null) return null;
  const at = `the threshold of ${formatValue(threshold.value, unit)}`;
  const { lower, upper } = figure;
  if (lower !== null && upper !== null && lower <= threshold.value && threshold.value <= upper) {
    return `its interval includes ${at}, so it may lie on either side`;
  }
  const above = figure.value > threshold.value;
  if (figure.value === threshold.value) return `exactly at ${at}`;
  const met = better === null ? null : (better === 'higher') === above;
  const side = above ? 'above' : 'below';
  if (met === null) return `${side} ${at}`;
  return met ? `it meets ${at}` : `it misses ${at}`;
}

function uncertainty({ latest, series }: Reading, period: Period, input: FindingInput): string[] {
  const { measure } = input;
  if (!latest) return [];
  const others = othersOf(input.series, series, period.label);
  const n = baseOf(latest, measure) ?? baseOfSame(series, period.label, measure);
  const interval = intervalWords(latest, measure.unit);
  const isEstimate = measure.kind === 'mean' || measure.kind === 'share';
  const isBacked = others.some((other) => intervalWords(other, measure.unit) !== null);
  const known = input.periods.filter(({ label }) => series.statements.has(label)).length;
  const sentences = [
    known === 1 && others.length === 0 ? 'There is no other period to compare it with.' : null,
    interval && `${sentenceCase(interval)}${n === null ? '' : `, n = ${formatCount(n)}`}.`,
    !interval && isEstimate && !isBacked
      ? `${latest.origin === 'line_level' ? 'Without' : 'Stated without'} an interval${n === null ? ' or the number of children' : `; n = ${formatCount(n)}`}, so how sure it is can’t be told.`
      : null,
    ...others.map((other) => otherWords(latest, other, measure)),
    !isEstimate && n !== null && n >= FEW ? FULL_COUNT : null,
    n !== null && n < FEW
      ? `So few that one or two ${measure.unit === 'families' ? 'families' : 'children'} make the difference.`
      : null,
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** The number of children another statement of the same figure gives. */
function baseOfSame(series: Series, period: string, measure: Measure): number | null {
  const same = series.statements.get(period)?.same ?? [];
  return same.map((row) => baseOf(row, measure)).find((n) => n !== null) ?? null;
}

/** How many children or families a figure rests on, where it says so. */
export function baseOf(figure: Figure, measure: Measure): number | null {
  if (measure.kind === 'mean' || measure.kind === 'share') return figure.denominator;
  const counted = ['children', 'families', 'people'].includes(measure.unit);
  return counted && figure.value !== null ? figure.value : null;
}

/** What other series say of the same figure: computed beside printed, or another value. */
function othersOf(all: readonly Series[], shown: Series, period: string): FigureRow[] {
  return all
    .filter(
      (one) =>
        one.id !== shown.id &&
        one.area === shown.area &&
        one.cohort === shown.cohort &&
        breakdownWords(one.breakdown) === breakdownWords(shown.breakdown),
    )
    .flatMap((one) => one.statements.get(period)?.row ?? []);
}

function otherWords(told: FigureRow, other: FigureRow, measure: Measure): string {
  const words = figureInSentence(other, measure.unit);
  if (other.origin === told.origin) return `Elsewhere it is stated as ${words}.`;
  const isSame = words === figureInSentence(told, measure.unit);
  const how = other.origin === 'line_level' ? 'Computed from journeys' : 'As printed';
  const interval = intervalWords(other, measure.unit);
  const n = measure.kind === 'mean' || measure.kind === 'share' ? other.denominator : null;
  const sure = [interval, n === null ? null : `n = ${formatCount(n)}`].filter(
    (part) => part !== null,
  );
  return `${how} it is ${isSame ? 'the same' : words}${sure.length > 0 ? ` (${sure.join(', ')})` : ''}.`;
}
