import { tableFromIPC } from 'apache-arrow';
import type { Table } from 'apache-arrow';
import { CohortId } from '../../analytics/contract/cohort.ts';
import { DimensionId } from '../../analytics/contract/dimension.ts';
import { FigureOrigin, FigureStatus } from '../../analytics/contract/figure.ts';
import type { Breakdown, Figure, FigureKey } from '../../analytics/contract/figure.ts';
import { FIGURE_COLUMNS } from '../../analytics/contract/figure-columns.ts';

/** A figure with the first and last day of its period (ISO dates), by which figures are ordered. */
export type FigureRow = Figure & { periodStart: string; periodEnd: string };

/** The figures of an Arrow stream, in the order the engine sent them. */
export async function decodeFigures(arrow: Blob): Promise<FigureRow[]> {
  return figuresOf(tableFromIPC(new Uint8Array(await arrow.arrayBuffer())));
}

/** Reads a figures table; columns the engine did not send (an unused dimension) are absent values. */
export function figuresOf(table: Table): FigureRow[] {
  const missing = FIGURE_COLUMNS.filter((name) => table.getChild(name) === null);
  if (missing.length > 0) {
    throw new TypeError(`The figures came without their columns ${missing.join(', ')}.`);
  }
  const cell = (column: string) => {
    const vector = table.getChild(column);
    return (row: number): unknown => vector?.get(row) ?? null;
  };
  const text = (column: string) => {
    const at = cell(column);
    return (row: number) => {
      const value = at(row);
      return value === null ? null : String(value);
    };
  };
  const number = (column: string) => {
    const at = cell(column);
    return (row: number) => {
      const value = at(row);
      return value === null ? null : Number(value);
    };
  };
  const date = (column: string) => {
    const at = cell(column);
    return (row: number) => isoDate(at(row));
  };
  const columns = {
    measure: text('measure'),
    area: text('area'),
    period: text('period'),
    start: date('period_start'),
    end: date('period_end'),
    cohort: text('cohort'),
    value: number('value'),
    numerator: number('numerator'),
    denominator: number('denominator'),
    lower: number('lower'),
    upper: number('upper'),
    status: text('status'),
    origin: text('origin'),
    source: text('source'),
    observation: number('observation'),
    note: text('note'),
  };
  const dimensions = DimensionId.options.map((id) => [id, text(id)] as const);

  return Array.from({ length: table.numRows }, (_, row) => {
    const breakdown: Breakdown = {};
    for (const [id, at] of dimensions) {
      const category = at(row);
      if (category !== null) breakdown[id] = category;
    }
    const cohort = columns.cohort(row);
    return {
      measure: columns.measure(row) ?? '',
      area: columns.area(row) ?? '',
      period: columns.period(row) ?? '',
      periodStart: columns.start(row),
      periodEnd: columns.end(row),
      cohort: cohort === null ? null : CohortId.parse(cohort),
      breakdown,
      value: columns.value(row),
      numerator: columns.numerator(row),
      denominator: columns.denominator(row),
      lower: columns.lower(row),
      upper: columns.upper(row),
      status: FigureStatus.parse(columns.status(row)),
      origin: FigureOrigin.parse(columns.origin(row)),
      source: columns.source(row) ?? '',
      observation: columns.observation(row),
      note: columns.note(row),
    };
  });
}

/** Arrow hands out dates as milliseconds, some encoders as days in text. */
function isoDate(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number' || typeof value === 'bigint') {
    return new Date(Number(value)).toISOString().slice(0, 10);
  }
  return '';
}

/** What names this figure, to ask for its card. */
export function keyOf(row: Figure, statistic: FigureKey['statistic']): FigureKey {
  return {
    measure: row.measure,
    area: row.area,
    period: row.period,
    cohort: row.cohort,
    breakdown: row.breakdown,
    origin: row.origin,
    observation: row.observation,
    statistic,
  };
}

/** Whether a row is the figure a key names; the mean and the median of one cohort are one row. */
export function isFigure(row: Figure, key: FigureKey): boolean {
  return (
    row.measure === key.measure &&
    row.area === key.area &&
    row.period === key.period &&
    row.cohort === key.cohort &&
    row.origin === key.origin &&
    row.observation === key.observation &&
    DimensionId.options.every((id) => row.breakdown[id] === key.breakdown[id])
  );
}
