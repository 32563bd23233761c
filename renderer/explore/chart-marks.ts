import { COHORT_LABELS } from '../../analytics/contract/cohort.ts';
import type { DimensionId } from '../../analytics/contract/dimension.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import type { ChartMark, ChartSeries } from '../charts/chart.ts';
import { appearanceOf } from '../design/palette.ts';
import type { Appearance, Scheme } from '../design/palette.ts';
import { countOf, formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { ORIGIN_WORDS, breakdownWords } from './series.ts';
import type { Series, Statement } from './series.ts';
import { figureWords, intervalWords, sentenceCase, spanWords } from './words.ts';

/** A series as the chart draws it: a mark for each statement, null where none is. */
export function chartSeries(
  one: Series,
  appearance: Appearance,
  statements: readonly (Statement | null)[],
  measure: Measure,
): ChartSeries {
  return {
    id: one.id,
    label: one.label,
    appearance,
    origin: one.origin,
    isAlternative: one.version > 0,
    told: '',
    marks: statements.map((statement) => (statement ? markOf(statement, measure) : null)),
  };
}

function markOf({ id, row, same }: Statement, measure: Measure): ChartMark {
  const { unit } = measure;
  const words = figureWords(row, unit);
  const category = breakdownWords(row.breakdown);
  const interval = intervalWords(row, unit);
  const isBare = unit !== 'percent' && unit !== 'pounds';
  const stated = same.length > 0 ? `, stated ${countOf(same.length + 1, 'time')}` : '';
  return {
    id,
    value: row.value,
    lower: row.lower,
    upper: row.upper,
    status: row.status,
    short:
      row.value === null
        ? (spanWords(row.lower, row.upper, unit) ?? words)
        : formatValue(row.value, unit, { isBare }),
    words,
    detail: [
      category === '' ? row.area : `${row.area}, ${category}`,
      `${formatPeriod(row.period)}: ${words}`,
      ...(row.cohort ? [COHORT_LABELS[row.cohort]] : []),
      ...(interval ? [sentenceCase(interval)] : []),
      ...(row.denominator === null ? [] : [`n = ${formatValue(row.denominator, 'children')}`]),
      `${sentenceCase(ORIGIN_WORDS[row.origin])}${stated}`,
    ],
  };
}

/** An area keeps its colour everywhere, and so does a category where figures are broken down. */
export function appearanceFor(one: Series, by: DimensionId | null, scheme: Scheme): Appearance {
  const category = by === null ? undefined : one.breakdown[by];
  return by !== null && category !== undefined
    ? appearanceOf('group', `${by}:${category}`, scheme)
    : appearanceOf('area', one.area, scheme);
}

const DASHES = ['solid', 'dash', 'dot'] as const;
const SYMBOLS = ['circle', 'square', 'diamond'] as const;

/** Series of one plot that share a colour differ by dash and symbol: the colour stays theirs. */
export function toldApart(series: readonly ChartSeries[]): ChartSeries[] {
  const taken = new Map<string, number>();
  return series.map((one) => {
    const { colour, dash } = one.appearance;
    const turn = taken.get(colour) ?? 0;
    if (one.isAlternative) return one;
    taken.set(colour, turn + 1);
    const place = (DASHES.indexOf(dash) + turn) % DASHES.length;
    return {
      ...one,
      appearance: {
        colour,
        dash: DASHES[place] ?? dash,
        symbol: SYMBOLS[place] ?? one.appearance.symbol,
      },
    };
  });
}
