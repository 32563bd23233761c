import { STATUS_LABELS } from '../../analytics/contract/figure.ts';
import type { Figure } from '../../analytics/contract/figure.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import type { Period } from '../../analytics/contract/period.ts';
import { countOf, formatCount, formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { FEW, FULL_COUNT, baseOf } from './finding-one.ts';
import { isKnown } from './reading.ts';
import type { Direction, Finding, FindingInput, Reading } from './reading.ts';
import { cohortWords, sharedWords } from './series.ts';
import type { Series } from './series.ts';
import { duringWords, figureInSentence, intervalWords, listWords, sentenceCase } from './words.ts';

/** The finding where several series are shown: areas, or categories of one. */
export function findingOfMany(
  readings: readonly Reading[],
  period: Period,
  input: FindingInput,
): Finding {
  const names = namesOf(readings);
  const moved = readings.filter(({ direction }) => direction === 'rose' || direction === 'fell');
  const compared = readings.filter(({ direction }) => direction !== null);
  const title =
    compared.length >= 2 && (moved.length > 0 || compared.length === readings.length)
      ? changeTitle(compared, period, input, names)
      : levelTitle(readings, period, input, names);
  return { title, answer: answerOfMany(readings, period, input, names) };
}

type Names = { of: (reading: Reading) => string; noun: [one: string, many: string]; where: string };

/** What tells the series apart, and what they share. */
function namesOf(readings: readonly Reading[]): Names {
  const series = readings.map((reading) => reading.series);
  const count = (of: (one: Series) => unknown) => new Set(series.map(of)).size;
  const areas = count(({ area }) => area);
  const categories = count(({ category }) => category);
  const cohorts = count(({ cohort }) => cohort);
  const [first] = series;
  const shared = [sharedWords(series), categories === 1 ? (first?.category ?? '') : ''].filter(
    (words) => words !== '',
  );
  const of = shared.length > 0 ? ` (${shared.join(', ')})` : '';
  if (categories === 1 && cohorts === 1) {
    return { of: ({ series: one }) => one.area, noun: ['area', 'areas'], where: of };
  }
  if (areas === 1 && cohorts === 1) {
    return {
      of: ({ series: one }) => one.category || 'all',
      noun: ['group', 'groups'],
      where: `${of} in ${first?.area ?? ''}`,
    };
  }
  return {
    of: ({ series: one }) => {
      const name = one.category === '' ? one.area : `${one.category} in ${one.area}`;
      return cohorts > 1 ? `${name}, ${cohortWords(one.cohort)}` : name;
    },
    noun: ['series', 'series'],
    where: of,
  };
}

function changeTitle(
  compared: readonly Reading[],
  period: Period,
  { measure, periods }: FindingInput,
  names: Names,
): string {
  const before = periods[periods.findIndex(({ label }) => label === period.label) - 1];
  const between = `between ${formatPeriod(before?.label ?? '')} and ${formatPeriod(period.label)}`;
  const subject = `${measure.label}${names.where}`;
  const went = (direction: Direction) =>
    compared.filter((reading) => reading.direction === direction);
  const [up, down, same] = [went('rose'), went('fell'), went('unchanged')];
  if (compared.length <= 3) {
    const all = [
      { verb: 'rose', of: up },
      { verb: 'fell', of: down },
      { verb: 'stayed the same', of: same },
      { verb: 'may have gone either way', of: went('open') },
    ].filter((group) => group.of.length > 0);
    return `${subject} ${listWords(
      all.map(
        ({ verb, of }) =>
          `${verb} in ${listWords(of.map((one) => stepWords(one, names, measure)))}`,
      ),
    )} ${between}`;
  }
  const total = `${formatCount(compared.length)} ${names.noun[1]}`;
  const most = (group: readonly Reading[]) => mostMoved(group, names, measure);
  if (up.length === down.length) {
    return up.length === 0
      ? `${subject} did not clearly change in any of ${total} ${between}`
      : `${subject} rose in ${formatCount(up.length)} and fell in ${formatCount(down.length)} of ${total} ${between}`;
  }
  const [verb, group] =
    up.length > down.length ? (['rose', up] as const) : (['fell', down] as const);
  const share =
    group.length === compared.length ? `all ${total}` : `${formatCount(group.length)} of ${total}`;
  return `${subject} ${verb} in ${share} ${between}, most in ${most(group)}`;
}

/** `Kent (49 to 58)`, `Bexley (7 to 1–4, suppressed)` */
function stepWords(reading: Reading, names: Names, { unit }: Measure): string {
  const { latest, previous } = reading;
  const name = names.of(reading);
  if (!latest || !previous) return name;
  const to = shortWords(latest, unit, false);
  const from = shortWords(previous, unit, latest.value !== null);
  return `${name} (${from === to ? to : `${from} to ${to}`})`;
}

function shortWords(figure: Figure, unit: Measure['unit'], isBare: boolean): string {
  if (figure.value !== null) {
    const keepsUnit = unit === 'percent' || unit === 'pounds';
    return formatValue(figure.value, unit, { isBare: isBare && !keepsUnit });
  }
  if (figure.lower === null || figure.upper === null) return figureInSentence(figure, unit);
  const bound = (value: number) => formatValue(value, unit, { isBare: true });
  return `${bound(figure.lower)}–${bound(figure.upper)}, ${STATUS_LABELS[figure.status].toLowerCase()}`;
}

function mostMoved(group: readonly Reading[], names: Names, measure: Measure): string {
  const size = ({ latest, previous }: Reading) =>
    latest && previous && latest.value !== null && previous.value !== null
      ? Math.abs(latest.value - previous.value)
      : 0;
  const largest = Math.max(...group.map(size));
  const most = group.filter((reading) => size(reading) === largest);
  return most.length <= 2
    ? listWords(most.map((reading) => stepWords(reading, names, measure)))
    : `${formatCount(most.length)} of them, by ${formatValue(largest, measure.unit)}`;
}

type Valued = { reading: Reading; value: number };

function valued(readings: readonly Reading[]): Valued[] {
  return readings
    .flatMap((reading) => {
      const value = reading.latest?.value ?? null;
      return value === null ? [] : [{ reading, value }];
    })
    .sort((a, b) => b.value - a.value);
}

/** Everyone who shares the value at one end, by name while they are few. */
function endWords(ranked: readonly Valued[], end: number, names: Names): string {
  const tied = ranked.filter(({ value }) => value === end).map(({ reading }) => names.of(reading));
  return tied.length <= 3 ? listWords(tied) : `${formatCount(tied.length)} ${names.noun[1]}`;
}

function levelTitle(
  readings: readonly Reading[],
  period: Period,
  { measure }: FindingInput,
  names: Names,
): string {
  const subject = `${measure.label}${names.where}`;
  const when = duringWords(period.label, measure.kind);
  const ranked = valued(readings);
  const [highest, lowest] = [ranked[0], ranked.at(-1)];
  if (!highest || !lowest) {
    const known = readings.flatMap(({ latest }) => (latest && isKnown(latest) ? [latest] : []));
    return `${subject} ${when}: known only within bounds for ${countOf(known.length, names.noun[0], names.noun[1])}`;
  }
  if (highest.value === lowest.value) {
    return ranked.length === 1
      ? `${subject} stood at ${formatValue(highest.value, measure.unit)} in ${names.of(highest.reading)} ${when}, the only figure known`
      : `${subject} stood at ${formatValue(highest.value, measure.unit)} in all ${formatCount(ranked.length)} ${names.noun[1]} ${when}`;
  }
  const from = formatValue(lowest.value, measure.unit);
  const to = formatValue(highest.value, measure.unit);
  return `${subject} ranged from ${from} (${endWords(ranked, lowest.value, names)}) to ${to} (${endWords(ranked, highest.value, names)}) ${when}`;
}

function answerOfMany(
  readings: readonly Reading[],
  period: Period,
  { measure }: FindingInput,
  names: Names,
): string {
  const ranked = valued(readings);
  const [highest, lowest] = [extreme(readings, 'highest'), extreme(readings, 'lowest')];
  const at = (end: 'highest' | 'lowest') => {
    const one = end === 'highest' ? highest : lowest;
    const row = one?.latest;
    if (!one || !row) return null;
    const who = row.value === null ? names.of(one) : endWords(ranked, row.value, names);
    const known = isCertain(readings, one, end) ? end : `${end} of those known`;
    return `${known}: ${who}, ${figureInSentence(row, measure.unit)}`;
  };
  const better = measure.better
    ? `, where ${measure.better === 'higher' ? 'more' : 'less'} is better`
    : '';
  const isSpread = highest !== null && lowest !== null && highest !== lowest;
  const ends = [at('highest'), at('lowest')].filter((words) => words !== null);
  return [
    isSpread
      ? `${sentenceCase(duringWords(period.label, measure.kind))}, ${ends.join('; ')}${better}.`
      : null,
    thresholdCount(ranked, measure, names),
    unknownWords(readings, names),
    uncertaintyWords(ranked, measure),
  ]
    .filter((sentence) => sentence !== null && sentence !== '')
    .join(' ');
}

type Bounds = { low: number; high: number };

function boundsOf({ latest }: Reading): Bounds | null {
  if (!latest) return null;
  if (latest.value !== null) return { low: latest.value, high: latest.value };
  if (latest.lower === null || latest.upper === null) return null;
  return { low: latest.lower, high: latest.upper };
}

/** The series at one end, what is suppressed counted by its bounds. */
function extreme(readings: readonly Reading[], end: 'highest' | 'lowest'): Reading | null {
  const bounded = readings.flatMap((reading) => {
    const bounds = boundsOf(reading);
    return bounds ? [{ reading, bounds }] : [];
  });
  const [first] = bounded.toSorted((a, b) =>
    end === 'highest'
      ? b.bounds.low - a.bounds.low || b.bounds.high - a.bounds.high
      : a.bounds.high - b.bounds.high || a.bounds.low - b.bounds.low,
  );
  return first?.reading ?? null;
}

/** Whether nothing that is suppressed could lie further out. */
function isCertain(readings: readonly Reading[], one: Reading, end: 'highest' | 'lowest'): boolean {
  const own = boundsOf(one);
  return readings.every((other) => {
    if (other === one) return true;
    const bounds = boundsOf(other);
    if (!own || !bounds) return other.latest?.status !== 'suppressed';
    return end === 'highest' ? bounds.high <= own.low : bounds.low >= own.high;
  });
}

function thresholdCount(ranked: readonly Valued[], measure: Measure, names: Names): string | null {
  const { threshold, better } = measure;
  if (!threshold || !better || ranked.length === 0) return null;
  const met = ranked.filter(({ value }) =>
    better === 'higher' ? value >= threshold.value : value <= threshold.value,
  );
  const share =
    met.length === 0
      ? 'None'
      : `${formatCount(met.length)} of ${countOf(ranked.length, names.noun[0], names.noun[1])}`;
  return `${share} ${met.length === 1 ? 'meets' : 'meet'} the threshold of ${formatValue(threshold.value, measure.unit)}.`;
}

/** How many are not known, each kind of not knowing by itself. */
function unknownWords(readings: readonly Reading[], { noun }: Names): string | null {
  const count = (matches: (reading: Reading) => boolean) => readings.filter(matches).length;
  const parts = [
    ['suppressed', count(({ latest }) => latest?.status === 'suppressed')],
    ['not available', count(({ latest }) => latest?.status === 'not_available')],
    ['not applicable', count(({ latest }) => latest?.status === 'not_applicable')],
    ['no figure', count(({ latest }) => latest === null)],
  ] as const;
  const said = parts.filter(([, many]) => many > 0);
  if (said.length === 0) return null;
  const words = said.map(([what, many]) => `${what} for ${countOf(many, noun[0], noun[1])}`);
  return `${sentenceCase(listWords(words))}.`;
}

function uncertaintyWords(ranked: readonly Valued[], measure: Measure): string {
  const figures = ranked.flatMap(({ reading }) => (reading.latest ? [reading.latest] : []));
  const few = figures.filter((figure) => {
    const n = baseOf(figure, measure);
    return n !== null && n < FEW;
  }).length;
  const hasIntervals = figures.some((figure) => intervalWords(figure, measure.unit) !== null);
  const isEstimate = measure.kind === 'mean' || measure.kind === 'share';
  const who = measure.unit === 'families' ? 'families' : 'children';
  const sentences = [
    hasIntervals &&
      'Intervals are drawn where they are known; where two overlap, the difference may be chance.',
    !hasIntervals &&
      isEstimate &&
      figures.length > 0 &&
      'Stated without intervals, so small differences mean little.',
    !isEstimate && few === 0 && figures.length > 0 && measure.kind !== 'money' && FULL_COUNT,
    few > 0 &&
      `${few === figures.length ? 'All' : formatCount(few)} of these figures ${few === 1 ? 'rests' : 'rest'} on fewer than ${formatCount(FEW)} ${who}, so changes may be chance.`,
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');
}
