import { parsePeriod } from '../../contract/period.ts';
import { resolveArea } from '../../reference/areas.ts';
import { readDate } from '../cells/date.ts';
import { readNumber } from '../cells/number.ts';
import { dayOfCell, isMonthFirstOnly } from './dates.ts';

/** What a column's first cells hold; shares are of the cells that aren't blank, 0–1. */
export type Contents = {
  readonly filled: number;
  readonly dates: number;
  readonly months: number;
  readonly areas: number;
  readonly periods: number;
  readonly numbers: number;
  readonly wholeNumbers: number;
  /** One word each, or a number: what an identifier may be. */
  readonly single: number;
  readonly yesOrNo: number;
  /** Different values, in the order they come. */
  readonly values: readonly string[];
  /** A date that can only be read month first; null where there is none. */
  readonly monthFirst: string | null;
};

const YES_OR_NO = new Set(['yes', 'no', 'y', 'n', 'true', 'false', '1', '0']);

/** After which day a date counts as one does not matter here. */
const ANY_DAY = '2100-01-01';

/** Looks through a column's cells. */
export function contentsOf(cells: readonly string[]): Contents {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const share = (test: (cell: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  return {
    filled: filled.length,
    dates: share(isDate),
    months: share((cell) => /^\d{4}-\d{2}$/.test(cell) || /^\d{2}\/\d{4}$/.test(cell)),
    areas: share((cell) => resolveArea(cell)?.kind === 'local_authority'),
    periods: share((cell) => parsePeriod(cell) !== null),
    numbers: share((cell) => readNumber(cell) !== null),
    wholeNumbers: share((cell) => /^\d+$/.test(cell)),
    single: share((cell) => /^[^\s]{1,40}$/.test(cell) && !isDate(cell)),
    yesOrNo: share((cell) => YES_OR_NO.has(cell.toLowerCase())),
    values: [...new Set(filled)],
    monthFirst: filled.find(isMonthFirstOnly) ?? null,
  };
}

function isDate(cell: string): boolean {
  const day = dayOfCell(cell, 'day_first');
  return readDate(day, ANY_DAY).date !== null || isMonthFirstOnly(cell);
}
