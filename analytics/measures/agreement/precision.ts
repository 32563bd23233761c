import { findMeasure } from '../../contract/catalogue/index.ts';
import type { MeasureKind } from '../../contract/measure.ts';
import type { Bounds } from './bounds.ts';
import { around } from './bounds.ts';
import type { Numeric, PublishedStatement } from './statement.ts';

/**
 * How a measure's figures behave; for one that isn't in the catalogue, read from its name. A count
 * that isn't known to be a stock is taken for one, so that its periods are never added up.
 */
export function kindOf(measure: string): MeasureKind {
  const known = findMeasure(measure);
  if (known) return known.kind;
  if (measure.endsWith('_share')) return 'share';
  if (measure.endsWith('_rate') || measure.endsWith('_ratio')) return 'rate';
  if (/_(?:days|months|average)$/.test(measure)) return 'mean';
  return 'stock';
}

/** Whether figures of a measure may be added over areas and categories. */
export function isAdditive(measure: string): boolean {
  return ['flow', 'stock', 'money'].includes(kindOf(measure));
}

const NUMBER = /\d[\d,\s]*(?:\.\d+)?/g;
const SCALES = [1, 1_000, 1_000_000];

/**
 * The unit of the last digit that was printed: 1 for 46%, 0.01 for 742.63 days, 1000 for a cell in
 * £'000 or "£897k", 100 for "£8.4k". Without a printed text that holds the value, the value's own
 * decimals tell.
 */
function lastDigit(value: number, printedAs: string | null): number {
  for (const [text] of (printedAs ?? '').matchAll(NUMBER)) {
    const digits = text.replaceAll(/[,\s]/g, '');
    const printed = Number(digits);
    const decimals = digits.split('.')[1]?.length ?? 0;
    const factor = SCALES.find(
      (candidate) => Math.abs(printed * candidate - Math.abs(value)) < 1e-6 * candidate,
    );
    if (printed !== 0 && factor !== undefined) return factor / 10 ** decimals;
  }
  const decimals = String(value).split('.')[1]?.length ?? 0;
  return 1 / 10 ** decimals;
}

/**
 * Half the unit a figure is rounded to: how far the true number may lie from the printed one by
 * rounding alone. Counts are printed as counted, changes of counts too, unless their publisher is
 * known to round them; of other figures the last printed digit tells.
 */
export function halfUnit(statement: Numeric): number {
  const { measure, statistic, value, printedAs, countsRoundedTo } = statement;
  const kind = kindOf(measure);
  const counts = (kind === 'flow' || kind === 'stock') && statistic !== 'percent_change';
  if (counts && countsRoundedTo !== null) return countsRoundedTo / 2;
  return counts && Number.isInteger(value) ? 0 : lastDigit(value, printedAs) / 2;
}

/** Between which numbers a count lies that is printed beside a figure: numerator, denominator. */
export function countBounds({ countsRoundedTo }: PublishedStatement, count: number): Bounds {
  return notNegative(around(count, (countsRoundedTo ?? 0) / 2));
}

/** What is rounded to none may be some, but not fewer than none. */
const notNegative = ({ low, high }: Bounds): Bounds => ({ low: Math.max(0, low), high });

/** Between which numbers a statement says its figure lies. */
export function boundsOf(statement: PublishedStatement): Bounds {
  const { value, lower, upper, status, measure, statistic, countsRoundedTo } = statement;
  if (value !== null && (status === 'final' || status === 'provisional')) {
    const bounds = around(value, halfUnit({ ...statement, value }));
    const count = countsRoundedTo !== null && statistic === null && value >= 0;
    return count ? notNegative(bounds) : bounds;
  }
  const least = kindOf(measure) === 'money' ? -Infinity : 0;
  return { low: lower ?? least, high: upper ?? Infinity };
}
