import { memo, useMemo } from 'react';
import { keyOf } from '../charts/explanation.ts';
import { draw } from '../charts/draw.ts';
import { PlotKey } from '../charts/plot-key.tsx';
import { Plot } from '../charts/plot.tsx';
import { roughWidth } from '../charts/text.ts';
import { StatusMark } from '../components/status-mark.tsx';
import { Term } from '../components/tooltip.tsx';
import { CHART_INK } from '../design/palette.ts';
import { countOf } from '../format/number.ts';
import type { Explored } from './explored.ts';
import { usePointed } from './pointed.ts';
import { baseOf } from './finding-one.ts';
import { duringWords, figureWords, intervalWords, sentenceCase } from './words.ts';

export type ChartSectionProps = {
  explored: Explored;
  /** The figure whose card is open. */
  open: string | null;
  onOpen: (id: string) => void;
  onTable: () => void;
};

/** The chart under its finding; in words alone where there is too little to draw. */
export const ChartSection = memo(function ChartSection({
  explored,
  open,
  onOpen,
  onTable,
}: ChartSectionProps) {
  const { chart, finding, measure, subtitle } = explored;
  const pointed = usePointed(({ id }) => id);
  const point = usePointed((store) => store.point);
  return (
    <section className="explore-chart" aria-labelledby="finding">
      <header className="explore-chart-head">
        <h2 id="finding">{finding.title}</h2>
        <p className="muted">
          <Term definition={measure.definition}>{measure.label}</Term>
          {subtitle}
        </p>
      </header>
      {chart ? (
        <>
          <Plot
            chart={chart.chart}
            alt={finding.title}
            selected={open}
            pointed={pointed}
            onPoint={point}
            onOpen={onOpen}
            onTable={onTable}
          />
          <ChartKey explored={explored} />
        </>
      ) : (
        <SingleFigure explored={explored} onOpen={onOpen} />
      )}
    </section>
  );
});

/** What the marks mean, and what is not drawn. */
function ChartKey({ explored }: { explored: Explored }) {
  const { chart, drawn } = explored;
  const entries = useMemo(() => (chart ? explanationOf(explored) : []), [chart, explored]);
  const left = [
    drawn.leftOut > 0 &&
      `${countOf(drawn.leftOut, 'figure')} for other periods ${drawn.leftOut === 1 ? 'is' : 'are'} in the table, not in the chart.`,
    chart !== null &&
      chart.seriesLeftOut > 0 &&
      `${countOf(chart.seriesLeftOut, 'more series', 'more series')} ${chart.seriesLeftOut === 1 ? 'is' : 'are'} in the table, not in the chart.`,
  ].filter((sentence) => sentence !== false);
  return (
    <>
      <PlotKey entries={entries} />
      {left.length > 0 && <p className="muted fine explore-left-out">{left.join(' ')}</p>}
    </>
  );
}

/** What of a chart needs explaining does not depend on where it is drawn. */
export function explanationOf({ chart }: Explored) {
  if (!chart) return [];
  const { shows } = draw(chart.chart, {
    width: 960,
    ink: CHART_INK.light,
    font: '',
    fontSize: 12,
    measure: roughWidth,
    selected: null,
  });
  return keyOf(shows, chart.chart.mark);
}

/** One figure says more as words than as a chart of one mark. */
function SingleFigure({ explored, onOpen }: { explored: Explored; onOpen: (id: string) => void }) {
  const { arrangement, drawn, measure } = explored;
  const [statement] = arrangement.series.flatMap(({ statements }) =>
    drawn.periods.flatMap(({ label }) => statements.get(label) ?? []),
  );
  if (!statement) return null;
  const { row } = statement;
  const interval = intervalWords(row, measure.unit);
  const n = baseOf(row, measure);
  return (
    <button
      type="button"
      className="single-figure"
      onClick={() => {
        onOpen(statement.id);
      }}
    >
      <span className="single-figure-value">
        {row.value === null && <StatusMark {...row} />} {figureWords(row, measure.unit)}
      </span>
      <span>
        {row.area}, {duringWords(row.period, measure.kind)}
      </span>
      <span className="muted">
        {[
          interval && sentenceCase(interval),
          measure.kind === 'mean' && n !== null && `n = ${n}`,
          'The only figure there is for this: too little to draw or to compare.',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}
