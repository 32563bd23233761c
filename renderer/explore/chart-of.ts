import type { DimensionId } from '../../analytics/contract/dimension.ts';
import type { FigureKey } from '../../analytics/contract/figure.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import { MOST_MARKS } from '../charts/chart.ts';
import type { Chart, ChartPanel, ChartSeries } from '../charts/chart.ts';
import { CATEGORICAL, CHART_INK, appearanceOf } from '../design/palette.ts';
import type { Appearance, Scheme } from '../design/palette.ts';
import { formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { appearanceFor, chartSeries, toldApart } from './chart-marks.ts';
import type { DrawnPeriods } from './drawn-periods.ts';
import { cohortWords, compareCategories } from './series.ts';
import type { Series } from './series.ts';
import { sentenceCase, unitWords } from './words.ts';

export type ChartInput = {
  measure: Measure;
  statistic: FigureKey['statistic'];
  by: DimensionId | null;
  series: readonly Series[];
  drawn: DrawnPeriods;
  scheme: Scheme;
};

/** The chart that reads best, and how many series the table holds that it does not draw. */
export type ChartChoice = { chart: Chart; seriesLeftOut: number };

/** More lines than this in one plot can't be told apart: each area gets a small plot of its own. */
const MOST_LINES = 6;
const MOST_PANELS = 24;
const MOST_BARS = 160;

/**
 * Lines over several periods, bars for one; small multiples where one plot would hold too much.
 * Null where there is one figure at most: nothing to draw that words don't say better.
 */
export function chartOf(input: ChartInput): ChartChoice | null {
  const labels = input.drawn.periods.map(({ label }) => label);
  const figures = (one: Series) => labels.filter((label) => one.statements.has(label)).length;
  const shown = input.series.filter((one) => figures(one) > 0);
  if (shown.reduce((sum, one) => sum + figures(one), 0) <= 1) return null;
  return labels.length > 1 ? linesOf(shown, labels, input) : barsOf(shown, labels[0] ?? '', input);
}

function linesOf(
  shown: readonly Series[],
  labels: readonly string[],
  input: ChartInput,
): ChartChoice {
  const { by, measure, scheme } = input;
  const areas = new Set(shown.map(({ area }) => area)).size;
  const cohorts = new Set(shown.map(({ cohort }) => cohort)).size;
  const isSplit = shown.length > MOST_LINES || (areas > 1 && by !== null);
  const title = (one: Series) => {
    if (!isSplit) return null;
    const name = areas > 1 ? one.area : sentenceCase(one.category || one.area);
    return cohorts > 1 ? `${name}, ${cohortWords(one.cohort)}` : name;
  };
  const panels = panelsOf(
    shown.map((one) => ({
      title: title(one),
      series: chartSeries(
        one,
        appearanceFor(one, by, scheme),
        labels.map((label) => one.statements.get(label) ?? null),
        measure,
      ),
    })),
  );
  const kept = panels.slice(0, Math.min(MOST_PANELS, panelsWithin(panels)));
  return {
    chart: {
      ...chartBase(input),
      mark: 'line',
      positions: labels.map((label) => formatPeriod(label)),
      appearances: [],
      isJoined: input.drawn.isJoined,
      panels: kept,
    },
    seriesLeftOut: panels.slice(kept.length).reduce((sum, panel) => sum + panel.series.length, 0),
  };
}

function panelsOf(titled: readonly { title: string | null; series: ChartSeries }[]): ChartPanel[] {
  const panels = new Map<string | null, ChartSeries[]>();
  for (const { title, series } of titled) {
    panels.set(title, [...(panels.get(title) ?? []), series]);
  }
  return [...panels].map(([title, series]) => ({ title, series: toldApart(series) }));
}

/** How many panels stay under the most marks a chart may hold. */
function panelsWithin(panels: readonly ChartPanel[]): number {
  let marks = 0;
  for (const [index, panel] of panels.entries()) {
    // A point may carry a whisker, and a line carries a label and a leader.
    for (const { marks: points } of panel.series) marks += 2 * points.length + 3;
    if (marks > MOST_MARKS) return index;
  }
  return panels.length;
}

function barsOf(shown: readonly Series[], label: string, input: ChartInput): ChartChoice {
  const { by, measure, scheme } = input;
  const nameOf = (one: Series) => (by === null ? one.area : sentenceCase(one.category || 'all'));
  const names = [...new Set(inBarOrder(shown, label, by).map(nameOf))];
  const kept = names.slice(0, MOST_BARS);
  const areas = new Set(shown.map(({ area }) => area)).size;
  const cohorts = new Set(shown.map(({ cohort }) => cohort)).size;
  const kinds = new Map<string, Series[]>();
  for (const one of shown) {
    const kind = JSON.stringify([by === null ? '' : one.area, one.cohort, one.origin, one.version]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  const panels = panelsOf(
    [...kinds].flatMap(([id, members]) => {
      const [first] = members;
      if (!first) return [];
      const statements = kept.map(
        (name) => members.find((one) => nameOf(one) === name)?.statements.get(label) ?? null,
      );
      const look = appearanceFor(first, null, scheme);
      return [
        {
          title: by !== null && areas > 1 ? first.area : null,
          series: {
            ...chartSeries({ ...first, id }, look, statements, measure),
            told: cohorts > 1 ? cohortWords(first.cohort) : '',
          },
        },
      ];
    }),
  );
  const left = names.length - kept.length;
  return {
    chart: {
      ...chartBase(input),
      mark: 'bar',
      positions: kept,
      // Categories are named beside their bars: the colour is left to the area they are of.
      appearances: by === null ? kept.map((name) => barAppearance(name, kept, scheme)) : [],
      isJoined: false,
      panels: panels.slice(0, MOST_PANELS),
    },
    seriesLeftOut: left + Math.max(0, panels.length - MOST_PANELS) * kept.length,
  };
}

/** Beyond as many areas as there are hues colour tells nobody apart: all bars then share one. */
function barAppearance(name: string, all: readonly string[], scheme: Scheme): Appearance {
  const own = appearanceOf('area', name, scheme);
  return all.length <= CATEGORICAL[scheme].length
    ? own
    : { ...own, colour: CHART_INK[scheme].accent };
}

/** Areas from most to least, what is not known at the end; categories in their own order. */
function inBarOrder(shown: readonly Series[], label: string, by: DimensionId | null): Series[] {
  const size = (one: Series) => {
    const row = one.statements.get(label)?.row;
    return row?.value ?? row?.upper ?? Number.NEGATIVE_INFINITY;
  };
  return shown.toSorted((a, b) => {
    if (by === null) return a.version - b.version || size(b) - size(a);
    return compareCategories(by, a.breakdown[by] ?? '', b.breakdown[by] ?? '');
  });
}

function chartBase({ measure, statistic }: ChartInput) {
  const { unit, threshold } = measure;
  const isBare = unit !== 'percent' && unit !== 'pounds';
  return {
    threshold: statistic === 'mean' ? threshold : null,
    tick: (value: number) => formatValue(value, unit, { isBare }),
    unit: sentenceCase(unitWords(measure, statistic)),
    isWhole: measure.kind === 'flow' || measure.kind === 'stock',
  };
}
