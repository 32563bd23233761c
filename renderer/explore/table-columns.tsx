import { Sparkline } from '../charts/sparkline.tsx';
import type { Period } from '../../analytics/contract/period.ts';
import type { TableColumn } from '../components/table-column.ts';
import type { Appearance, Scheme } from '../design/palette.ts';
import { UNIT_LABELS, decimalsOf, formatCount, formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { appearanceFor } from './chart-marks.ts';
import { commonSource } from './explored.ts';
import type { Explored } from './explored.ts';
import { FigureCell, SeriesName } from './figure-cell.tsx';
import { dimensionLabel } from './series.ts';
import type { Series } from './series.ts';
import { intervalWords, sentenceCase, spanWords } from './words.ts';

const NAME = 'name';

/** The columns of the figures table: the series, its trend, a column a period, where it is from. */
export function tableColumns(explored: Explored, scheme: Scheme): TableColumn<Series>[] {
  const { arrangement, chart, drawn, selection } = explored;
  // Bars leave the colour to the area, lines give it to the category they are broken down by.
  const by = chart?.chart.mark === 'line' ? selection.by : null;
  const look = (one: Series) => appearanceFor(one, by, scheme);
  return [
    nameColumn(explored, look),
    ...(drawn.periods.length > 2 ? [trendColumn(explored, look)] : []),
    ...arrangement.periods.map((period) => periodColumn(explored, period)),
    ...(arrangement.periods.length === 1 ? detailColumns(explored) : []),
    {
      id: 'source',
      header: 'Source',
      value: ({ statements }) =>
        sentenceCase(commonSource([...statements.values()].map(({ row }) => row.source))) ||
        'Several sources',
      width: 280,
      grows: true,
    },
  ];
}

/** With many periods the unit is said once, beside what the rows are, not over every column. */
const isWide = ({ arrangement }: Explored) => arrangement.periods.length > 2;

function nameColumn(explored: Explored, look: (one: Series) => Appearance): TableColumn<Series> {
  const { arrangement, measure, selection } = explored;
  const { series } = arrangement;
  const longest = Math.max(...series.map(({ label }) => label.length));
  const isOneArea = series.every(({ area }) => area === series[0]?.area);
  const group = selection.by === null ? null : dimensionLabel(selection.by);
  const both = group === null ? 'Area' : `Area and ${group.toLowerCase()}`;
  return {
    id: NAME,
    header: isOneArea && group !== null ? group : both,
    ...(isWide(explored) ? { unit: UNIT_LABELS[measure.unit] } : {}),
    value: ({ label }) => sentenceCase(label),
    cell: (one) => (
      <SeriesName
        ids={new Set([...one.statements.values()].map(({ id }) => id))}
        colour={look(one).colour}
        isHollow={one.origin === 'line_level'}
      >
        <span data-series={one.id}>{sentenceCase(one.label)}</span>
      </SeriesName>
    ),
    width: Math.min(360, Math.max(180, Math.ceil(longest * 7.4) + 48)),
    grows: true,
  };
}

function periodColumn(explored: Explored, { label }: Period): TableColumn<Series> {
  const { arrangement, measure } = explored;
  const rowOf = ({ statements }: Series) => statements.get(label)?.row ?? null;
  const decimals = decimalsOf(
    arrangement.series.map((one) => rowOf(one)?.value ?? null),
    measure.unit,
  );
  const header = formatPeriod(label, { month: 'short' });
  const unit = isWide(explored) ? null : UNIT_LABELS[measure.unit];
  return {
    id: label,
    header,
    ...(header === formatPeriod(label) ? {} : { definition: formatPeriod(label) }),
    ...(unit === null ? {} : { unit }),
    value: (one) => rowOf(one)?.value ?? null,
    text: (one) => {
      const value = rowOf(one)?.value ?? null;
      return value === null ? '' : formatValue(value, measure.unit, { isBare: true, decimals });
    },
    cell: (one) => figureCell(one, label, explored, decimals),
    status: rowOf,
    align: 'end',
    width: headerWidth(unit === null ? header : `${header} ${unit}`),
  };
}

/** Room for a header in bold, its sorting mark and the space around it. */
const headerWidth = (text: string) => Math.max(88, Math.ceil(text.length * 7.8) + 44);

function figureCell(one: Series, label: string, { measure }: Explored, decimals: number) {
  const statement = one.statements.get(label);
  if (!statement || statement.row.value === null) return null;
  const { id, row } = statement;
  return (
    <FigureCell id={id}>
      {row.status === 'provisional' && (
        <span className="muted" title="Provisional: may still change.">
          p{' '}
        </span>
      )}
      {formatValue(statement.row.value, measure.unit, { isBare: true, decimals })}
    </FigureCell>
  );
}

function trendColumn(
  { arrangement, drawn }: Explored,
  look: (one: Series) => { colour: string },
): TableColumn<Series> {
  const known = arrangement.series.flatMap(({ statements }) =>
    drawn.periods.flatMap(({ label }) => {
      const row = statements.get(label)?.row;
      return row
        ? [row.value, row.value === null ? row.lower : null, row.value === null ? row.upper : null]
        : [];
    }),
  );
  const values = known.filter((value) => value !== null);
  const range = [Math.min(0, ...values), Math.max(0, ...values)] as const;
  return {
    id: 'trend',
    header: 'Trend',
    definition: 'Every line on the same scale, from zero; gaps are periods without a figure.',
    value: () => null,
    cell: (one) => (
      <Sparkline
        points={drawn.periods.map(({ label }) => {
          const row = one.statements.get(label)?.row;
          return {
            value: row?.value ?? null,
            lower: row?.lower ?? null,
            upper: row?.upper ?? null,
          };
        })}
        range={range}
        colour={look(one).colour}
      />
    ),
    width: 100,
    isSortable: false,
  };
}

/** For a single period there is room for what a figure rests on. */
function detailColumns({ measure, arrangement }: Explored): TableColumn<Series>[] {
  const label = arrangement.periods[0]?.label ?? '';
  const rowOf = ({ statements }: Series) => statements.get(label)?.row;
  const has = (known: (row: NonNullable<ReturnType<typeof rowOf>>) => boolean) =>
    arrangement.series.some((one) => {
      const row = rowOf(one);
      return row !== undefined && known(row);
    });
  const columns: (TableColumn<Series> | false)[] = [
    measure.kind !== 'mean' &&
      has((row) => row.numerator !== null) && {
        id: 'numerator',
        header: 'Numerator',
        value: (one) => rowOf(one)?.numerator ?? null,
        align: 'end',
        width: 108,
      },
    has((row) => row.denominator !== null) && {
      id: 'denominator',
      header: measure.kind === 'mean' ? 'n' : 'Denominator',
      value: (one) => rowOf(one)?.denominator ?? null,
      text: (one) => {
        const n = rowOf(one)?.denominator ?? null;
        return n === null ? '' : formatCount(n);
      },
      align: 'end',
      width: measure.kind === 'mean' ? 72 : 120,
    },
    has((row) => intervalWords(row, measure.unit) !== null) && {
      id: 'interval',
      header: 'Interval',
      value: (one) => {
        const row = rowOf(one);
        return row ? spanWords(row.lower, row.upper, measure.unit) : null;
      },
      width: 188,
    },
  ];
  return columns.filter((column) => column !== false);
}
