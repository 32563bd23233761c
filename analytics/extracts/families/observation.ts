import { findMeasure } from '../../contract/catalogue/index.ts';
import type { Area } from '../../contract/area.ts';
import type { CohortId } from '../../contract/cohort.ts';
import { DIMENSION_COLUMNS } from '../../contract/figure-columns.ts';
import type { Breakdown } from '../../contract/figure.ts';
import type { Measure } from '../../contract/measure.ts';
import type { Period } from '../../contract/period.ts';
import { isFigureFormula, isSpreadsheetError } from '../cells/formula.ts';
import { readMark } from '../cells/mark.ts';
import { readNumber } from '../cells/number.ts';
import type { NumberReading } from '../cells/number.ts';
import type { Row } from '../row.ts';
import type { Filled } from './family.ts';
import type { FigureValue } from './figure-value.ts';

/** A figure read from a file whose columns are not those of published figures. */
export type Observation = {
  readonly measure: Measure;
  readonly area: Area;
  readonly period: Period;
  readonly cohort: CohortId | null;
  readonly breakdown: Breakdown;
  readonly figure: FigureValue;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /**
   * The unit to which the publisher rounds counts: the figure itself where it is one, numerator and
   * denominator where it was worked out from counts. Null for counts as they were counted.
   */
  readonly countsRoundedTo: number | null;
  /** Who states it, and where in what they state: section and locator. */
  readonly publication: string;
  readonly section: string | null;
  readonly locator: string | null;
  readonly note: string | null;
};

/** The columns of the table `observations` and what of an {@link Observation} each holds. */
export const OBSERVATION_COLUMNS: readonly Filled<Observation>[] = [
  ['measure', ({ measure }) => measure.id],
  ['area_code', ({ area }) => area.code],
  ['area', ({ area }) => area.name],
  ['period_kind', ({ period }) => period.kind],
  ['period', ({ period }) => period.label],
  ['period_start', ({ period }) => period.start],
  ['period_end', ({ period }) => period.end],
  ['cohort', ({ cohort }) => cohort],
  ...DIMENSION_COLUMNS.map((id): Filled<Observation> => [
    id,
    ({ breakdown }) => breakdown[id] ?? null,
  ]),
  ['value', ({ figure }) => figure.value],
  ['numerator', ({ numerator }) => numerator],
  ['denominator', ({ denominator }) => denominator],
  ['lower', ({ figure }) => figure.lower],
  ['upper', ({ figure }) => figure.upper],
  ['counts_rounded_to', ({ countsRoundedTo }) => countsRoundedTo],
  ['status', ({ figure }) => figure.status],
  ['publication', ({ publication }) => publication],
  ['section', ({ section }) => section],
  ['place', () => 'table'],
  ['locator', ({ locator }) => locator],
  ['printed_as', ({ figure }) => figure.printed],
  ['note', ({ note }) => note],
];

/** The catalogue's measure of that id, which a mapping of ours names: it has to be there. */
export function measureNamed(id: string): Measure {
  const measure = findMeasure(id);
  if (!measure) throw new Error(`The catalogue has no measure ${id}.`);
  return measure;
}

/** The department rounds counts of regions and of England; authorities' are as they were counted. */
export function countsRoundedTo({ kind }: Area): number | null {
  return kind === 'region' || kind === 'country' ? 10 : null;
}

export function roundingNote({ unit }: Measure, area: Area, { value }: FigureValue): string | null {
  const unitOfCounts = countsRoundedTo(area);
  return unit === 'children' && value !== null && unitOfCounts !== null
    ? `Rounded to the nearest ${unitOfCounts} by the department.`
    : null;
}

/**
 * Half of the unit the department rounds to where a figure comes out as nothing: counts of regions
 * and of England to ten, shares, rates and durations to one.
 */
export const halfUnitOf = ({ unit }: Measure) => (unit === 'children' ? 5 : 0.5);

/**
 * Reads a cell that holds one figure of a measure: a number, or a symbol of official statistics
 * instead of one. What rounds to zero (`low`, `k`, `~`) is no zero: it keeps no value and the
 * bounds 0 and `half`, half of the unit the source rounds to.
 */
export function readFigureCell(
  row: Row,
  column: string,
  measure: Measure,
  half: number | null,
): FigureValue | null {
  const text = row.cell(column);
  if (isFigureFormula(text)) return row.rejectFormula(column);
  const number = readNumber(text);
  if (number) return numberOf(row, column, measure, number);
  const mark = readMark(text, measure.kind === 'flow' || measure.kind === 'stock');
  if (mark) {
    const roundsToZero = mark.lower === 0 && mark.upper === null;
    return {
      value: null,
      lower: mark.lower,
      upper: roundsToZero ? half : mark.upper,
      status: mark.status,
      printed: text || null,
    };
  }
  if (isSpreadsheetError(text)) return row.rejectSpreadsheetError(column);
  return row.reject(
    column,
    'not_a_number',
    `${row.quoted(column)} in the column ${column} is neither a number nor a symbol that stands for one (c, z, x, low, k, u). Correct it, or export the file again.`,
  );
}

function numberOf(
  row: Row,
  column: string,
  measure: Measure,
  { value, unit, plain }: NumberReading,
): FigureValue | null {
  const fits =
    unit === null || (unit === '%' ? measure.unit === 'percent' : measure.unit === 'pounds');
  if (!fits) {
    return row.reject(
      column,
      'wrong_unit',
      `${row.quoted(column)} is ${unit === '%' ? 'a percentage' : 'money'}, but the column ${column} holds ${measure.unit}. Correct the value, or export the file again.`,
    );
  }
  if (measure.unit === 'percent' && (value < 0 || value > 100)) {
    return row.reject(
      column,
      'percent_out_of_range',
      `${row.quoted(column)} in the column ${column} is outside 0 to 100, but the column holds shares in per cent. Correct it, or export the file again.`,
    );
  }
  if (value < 0 && measure.kind !== 'money') {
    return row.reject(
      column,
      'negative_number',
      `${row.quoted(column)} in the column ${column} is below zero, which ${measure.id} can't be. Correct it, or export the file again.`,
    );
  }
  if (!plain) row.repair();
  return {
    value,
    lower: null,
    upper: null,
    status: 'final',
    printed: plain ? null : row.cell(column),
  };
}
