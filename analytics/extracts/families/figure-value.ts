import type { FigureStatus } from '../../contract/figure.ts';
import type { Measure, Unit } from '../../contract/measure.ts';
import { isFigureFormula, isSpreadsheetError } from '../cells/formula.ts';
import { readMark } from '../cells/mark.ts';
import type { Mark } from '../cells/mark.ts';
import { readNumber } from '../cells/number.ts';
import type { NumberReading } from '../cells/number.ts';
import { columnName } from '../layout.ts';
import type { Row } from '../row.ts';

/** In what way a published figure is no level: a difference from something, or a round number. */
export const STATISTICS = [
  'change',
  'percent_change',
  'difference_from_target',
  'difference_from_comparator',
  'approximate',
] as const;
export type Statistic = (typeof STATISTICS)[number];

/** A published figure as it is kept: without a value unless it is final or provisional. */
export type FigureValue = {
  value: number | null;
  lower: number | null;
  upper: number | null;
  status: FigureStatus;
  /** How it was printed, where that isn't the plain number. */
  printed: string | null;
};

const COUNTED: readonly Unit[] = [
  'children',
  'families',
  'people',
  'cases',
  'contacts',
  'events',
  'plans',
];

/** Shares of two different groups of people: they may be more than 100. */
const RATIOS: readonly string[] = [
  'conversion_same_year',
  'best_interests_decisions_share_of_entries_under_5',
];

const isLevel = (statistic: Statistic | null) => statistic === null || statistic === 'approximate';

/** Reads a figure's value, bounds and status together, for they must not contradict each other. */
export function readFigureValue(
  row: Row,
  measure: Measure,
  statistic: Statistic | null,
): FigureValue | null {
  const lower = readOptionalNumber(row, 'lower');
  const upper = readOptionalNumber(row, 'upper');
  if (lower !== null && upper !== null && lower > upper) {
    return row.reject(
      'lower',
      'bounds_reversed',
      `The lower bound ${lower} is above the upper bound ${upper}. Swap them, or correct the wrong one.`,
    );
  }
  const text = row.cell('value');
  if (isFigureFormula(text)) return row.rejectFormula('value');
  const number = readNumber(text);
  if (number) return finalValue(row, measure, statistic, number, { lower, upper });
  const mark = readMark(text, COUNTED.includes(measure.unit) && isLevel(statistic));
  if (mark) return withoutValue(row, mark, { lower, upper });
  if (isSpreadsheetError(text)) return row.rejectSpreadsheetError('value');
  return row.reject(
    'value',
    'not_a_number',
    `${row.quoted('value')} is not a number. Write the plain number (742.63), or what is printed instead of one: <5, c, z, x, No data, TBC.`,
  );
}

type Bounds = Pick<FigureValue, 'lower' | 'upper'>;

function finalValue(
  row: Row,
  measure: Measure,
  statistic: Statistic | null,
  number: NumberReading,
  bounds: Bounds,
): FigureValue | null {
  const status = statedStatus(row);
  if (status !== null && status !== 'final' && status !== 'provisional') {
    return row.reject(
      'status',
      'status_contradicts_value',
      `The status is ${row.quoted('status')}, but there is a value. Remove the value, or correct the status.`,
    );
  }
  const trouble =
    unitTrouble(row, measure, statistic, number) ?? sizeTrouble(row, measure, statistic, number);
  if (trouble) return row.reject('value', trouble.code, trouble.reason);
  if (!number.plain) row.repair();
  return {
    value: number.value,
    ...bounds,
    status: status ?? 'final',
    printed: number.plain ? null : row.cell('value'),
  };
}

type Trouble = { code: 'wrong_unit' | 'negative_number' | 'percent_out_of_range'; reason: string };

function unitTrouble(
  row: Row,
  measure: Measure,
  statistic: Statistic | null,
  { unit }: NumberReading,
): Trouble | null {
  const percent = measure.unit === 'percent' || statistic === 'percent_change';
  const fits = unit === null || (unit === '%' ? percent : measure.unit === 'pounds' && !percent);
  if (fits) return null;
  return {
    code: 'wrong_unit',
    reason: `${row.quoted('value')} is ${unit === '%' ? 'a percentage' : 'money'}, but ${measure.id} is in ${measure.unit}. Choose the measure that fits, or correct the value.`,
  };
}

function sizeTrouble(
  row: Row,
  measure: Measure,
  statistic: Statistic | null,
  { value }: NumberReading,
): Trouble | null {
  if (statistic === 'percent_change' && value < -100) {
    return {
      code: 'percent_out_of_range',
      reason: `${row.quoted('value')} would be a fall by more than all there was. Correct the percentage.`,
    };
  }
  if (!isLevel(statistic)) return null;
  if (measure.unit === 'percent' && !RATIOS.includes(measure.id) && (value < 0 || value > 100)) {
    return {
      code: 'percent_out_of_range',
      reason: `${row.quoted('value')} is outside 0 to 100, but ${measure.id} is a share in per cent. Correct it; a difference needs its kind in the column statistic.`,
    };
  }
  // A gap is a difference of two counts: below zero there are more families than children.
  if (value < 0 && measure.unit !== 'pounds' && measure.topic !== 'sufficiency') {
    return {
      code: 'negative_number',
      reason: `${row.quoted('value')} is below zero, but ${measure.id} is in ${measure.unit}. Correct it; a change needs its kind in the column statistic.`,
    };
  }
  return null;
}

function withoutValue(row: Row, mark: Mark, bounds: Bounds): FigureValue | null {
  const stated = statedStatus(row);
  const text = row.cell('value');
  const contradicts = (what: string) =>
    row.reject(
      'status',
      'status_contradicts_value',
      `The status is ${row.quoted('status')}, but ${what}. Correct the one that is wrong.`,
    );
  if (stated === 'final' || stated === 'provisional') {
    return contradicts(text === '' ? 'there is no value' : `the value is ${row.quoted('value')}`);
  }
  if (stated === 'range') {
    if (bounds.lower === null || bounds.upper === null) {
      return contradicts('the columns lower and upper do not hold its bounds');
    }
    return { value: null, ...bounds, status: 'not_available', printed: text || null };
  }
  if (stated !== null && stated !== mark.status && !mark.weak) {
    return contradicts(`the value ${row.quoted('value')} means ${mark.status.replace('_', ' ')}`);
  }
  return {
    value: null,
    lower: bounds.lower ?? mark.lower,
    upper: bounds.upper ?? mark.upper,
    status: stated ?? mark.status,
    printed: text || null,
  };
}

const STATUSES: ReadonlyMap<string, FigureStatus | 'range'> = new Map(
  (['final', 'provisional', 'suppressed', 'not_available', 'not_applicable', 'range'] as const).map(
    (status) => [status, status],
  ),
);

function statedStatus(row: Row): FigureStatus | 'range' | null {
  const text = row.text('status');
  if (text === null) return null;
  return (
    STATUSES.get(columnName(text)) ??
    row.reject(
      'status',
      'unknown_status',
      `${row.quoted('status')} is no status. Write one of ${[...STATUSES.keys()].join(', ')}, or leave it blank.`,
    )
  );
}

/** A number beside the value (numerator, bound): blank and marks are null, anything else a problem. */
export function readOptionalNumber(row: Row, column: string): number | null {
  const text = row.cell(column);
  if (text === '') return null;
  if (isFigureFormula(text)) return row.rejectFormula(column);
  const number = readNumber(text);
  if (number) {
    if (!number.plain) row.repair();
    return number.value;
  }
  if (readMark(text, true)) return null;
  return row.reject(
    column,
    'not_a_number',
    `${row.quoted(column)} in the column ${column} is not a number. Write a plain number, or leave it blank.`,
  );
}
