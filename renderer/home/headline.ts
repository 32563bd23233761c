import type { Area } from '../../analytics/contract/area.ts';
import type { CohortId } from '../../analytics/contract/cohort.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import type { Selection } from '../../analytics/contract/selection.ts';
import type { FigureRow } from '../explore/figures.ts';
import { selectionOf } from '../explore/selection-address.ts';
import { countOf, formatCount, formatValue } from '../format/number.ts';

/** What a measure's newest figures say in one line, and the selection that shows them. */
export type Headline = {
  measure: Measure;
  period: string;
  finding: string;
  /** Whose figures these are, where a measure has several cohorts. */
  cohort: CohortId | null;
  selection: Selection;
};

const known = (row: FigureRow): row is FigureRow & { value: number } => row.value !== null;

/** The figures of the period that ends last; of two that end together, the longer. */
function newest(rows: readonly FigureRow[]): FigureRow[] {
  const last = rows.toSorted(
    (a, b) => b.periodEnd.localeCompare(a.periodEnd) || a.periodStart.localeCompare(b.periodStart),
  )[0];
  return rows.filter((row) => row.period === last?.period);
}

/**
 * One figure an area: a printed one before a computed one, the first stated of several, as Explore
 * has it. What is suppressed in one place is not given away from another; only where nobody stated
 * a figure does the next speak for it.
 */
function oneEach(rows: readonly FigureRow[]): FigureRow[] {
  const isStated = (row: FigureRow) => known(row) || row.status === 'suppressed';
  const rank = (row: FigureRow) => (isStated(row) ? 0 : 2) + (row.origin === 'published' ? 0 : 1);
  const chosen = new Map<string, FigureRow>();
  for (const row of rows.toSorted((a, b) => rank(a) - rank(b))) {
    if (!chosen.has(row.area)) chosen.set(row.area, row);
  }
  return [...chosen.values()];
}

function againstThreshold(value: number, { threshold, unit }: Measure): string {
  if (!threshold) return '';
  const gap = value - threshold.value;
  const limit = formatValue(threshold.value, unit);
  if (gap === 0) return `, exactly the threshold of ${limit}`;
  const size = formatValue(Math.abs(gap), unit, { isBare: true });
  const by = unit === 'percent' ? `${size} points` : size;
  return `, ${by} ${gap > 0 ? 'over' : 'under'} the threshold of ${limit}`;
}

function ofOne(row: FigureRow & { value: number }, measure: Measure): string {
  const n =
    measure.kind === 'mean' && row.denominator !== null
      ? ` (n = ${formatCount(row.denominator)})`
      : '';
  const value = formatValue(row.value, measure.unit);
  return `${value} in ${row.area}${n}${againstThreshold(row.value, measure)}`;
}

function ofSeveral(rows: readonly (FigureRow & { value: number })[], measure: Measure): string {
  const sorted = rows.toSorted((a, b) => a.value - b.value);
  const lowest = sorted[0];
  const highest = sorted.at(-1);
  if (!lowest || !highest) return '';
  const write = (row: FigureRow & { value: number }) =>
    `${formatValue(row.value, measure.unit)} in ${row.area}`;
  return lowest.value === highest.value
    ? `${formatValue(lowest.value, measure.unit)} in each of ${countOf(rows.length, 'area')}`
    : `${write(lowest)} to ${write(highest)}, over ${countOf(rows.length, 'area')}`;
}

/**
 * Reads a measure's totals. Boroughs are set beside boroughs: an agency's total is spoken of only
 * where no borough has a figure. Null when there are no totals at all.
 */
export function headlineOf(
  measure: Measure,
  totals: readonly FigureRow[],
  areas: readonly Area[],
): Headline | null {
  const kinds = new Map(areas.map((area) => [area.name, area.kind]));
  const cohort = measure.cohorts.find((id) => totals.some((row) => row.cohort === id)) ?? null;
  const ofCohort = totals.filter((row) => row.cohort === cohort);
  const rows = oneEach(newest(ofCohort.length > 0 ? ofCohort : totals));
  const boroughs = rows.filter((row) => kinds.get(row.area) === 'local_authority');
  const hasBorough = boroughs.some(known);
  const spokenOf = hasBorough ? boroughs : rows;
  const first = spokenOf[0];
  if (!first) return null;
  const values = spokenOf.filter(known);
  const [only] = values;
  const withheld = spokenOf.filter((row) => row.status === 'suppressed').length;
  const finding =
    values.length === 0
      ? withheld > 0
        ? `Suppressed in ${countOf(withheld, 'area')}`
        : 'Not available'
      : [
          values.length === 1 && only ? ofOne(only, measure) : ofSeveral(values, measure),
          withheld > 0 && `${formatCount(withheld)} suppressed`,
        ]
          .filter(Boolean)
          .join('; ');

  return {
    measure,
    period: first.period,
    finding,
    cohort: first.cohort,
    selection: { ...selectionOf(measure.id), cohort: first.cohort },
  };
}
