import type { Area } from '../../analytics/contract/area.ts';
import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import type { Scheme } from '../design/palette.ts';
import { chartOf } from './chart-of.ts';
import type { ChartChoice } from './chart-of.ts';
import { drawnPeriods, focused } from './drawn-periods.ts';
import type { DrawnPeriods } from './drawn-periods.ts';
import { isFigure } from './figures.ts';
import type { FigureRow } from './figures.ts';
import { findingOf } from './finding.ts';
import { latestPeriod, leadingSeries } from './reading.ts';
import type { Finding } from './reading.ts';
import { arrange, dimensionLabel, figureId, sharedWords } from './series.ts';
import type { Arrangement } from './series.ts';
import type { AnsweredFigures } from './use-figures.ts';
import { subtitleWords } from './words.ts';

/** Everything the screen says about figures, worked out from them once. */
export type Explored = AnsweredFigures & {
  measure: Measure;
  arrangement: Arrangement;
  drawn: DrawnPeriods;
  finding: Finding;
  /** What follows the measure under the title. */
  subtitle: string;
  /** Null where there is too little to draw. */
  chart: ChartChoice | null;
};

/** What figures say; null where there are none, or the measure is unknown. */
export function exploredOf(
  answered: AnsweredFigures,
  scheme: Scheme,
  areas: readonly Area[],
): Explored | null {
  const { selection, rows } = answered;
  const measure = findMeasure(selection.measure);
  const arrangement = arrange(rows, [...selection.areas, ...namesInOrder(areas)]);
  const all = drawnPeriods(arrangement);
  if (!measure || !all) return null;
  const latest = latestPeriod(leadingSeries(arrangement.series, all.periods), all.periods);
  const drawn = focused(all, arrangement, latest);
  const { series } = arrangement;
  const { statistic, by } = selection;
  return {
    ...answered,
    measure,
    arrangement,
    drawn,
    finding: findingOf({ measure, statistic, series, periods: drawn.periods }),
    subtitle: subtitleWords({
      measure,
      statistic,
      cohorts: series.map(({ cohort }) => cohort),
      periods: drawn.periods,
      by: by === null ? null : dimensionLabel(by),
      within: sharedWords(series),
    }),
    chart: chartOf({ measure, statistic, by, series, drawn, scheme }),
  };
}

const KINDS = [
  'country',
  'region',
  'agency',
  'local_authority',
  'group',
] as const satisfies Area['kind'][];

/** Areas as they are read: the large before the small, and those of one kind by name. */
function namesInOrder(areas: readonly Area[]): string[] {
  return areas
    .toSorted(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name.localeCompare(b.name, 'en-GB'),
    )
    .map(({ name }) => name);
}

/** The figure with this id among those shown. */
export function rowWith(rows: readonly FigureRow[], id: string): FigureRow | null {
  return rows.find((row) => figureId(row) === id) ?? null;
}

/** The id under which the figure whose card is open is drawn and listed. */
export function openFigureId(
  { selection, rows, arrangement }: Explored,
  key = selection.figure,
): string | null {
  const row = key && rows.find((candidate) => isFigure(candidate, key));
  if (!row) return null;
  // A figure stated again with the same value stands under the statement that came first.
  for (const series of arrangement.series) {
    const statement = series.statements.get(row.period);
    if (statement && (statement.row === row || statement.same.includes(row))) return statement.id;
  }
  return figureId(row);
}

/** The publications figures come from, each once; for captions and notes. */
export function sourcesOf(rows: readonly FigureRow[]): string[] {
  return [...new Set(rows.map(({ source }) => source))];
}

/** What several sources share from their beginning, up to a whole part: publication and section. */
export function commonSource(sources: readonly string[]): string {
  const [first = [], ...others] = sources.map((source) => source.split(', '));
  const differs = first.findIndex((part, at) => others.some((other) => other[at] !== part));
  return (differs === -1 ? first : first.slice(0, differs)).join(', ');
}
