import {
  comparePeriods,
  financialYear,
  financialYearOf,
  month,
  quarter,
} from '../../analytics/contract/period.ts';
import type { Period, PeriodKind } from '../../analytics/contract/period.ts';
import type { Arrangement } from './series.ts';

/** The periods a chart runs over, and how many figures of other kinds of period it leaves out. */
export type DrawnPeriods = {
  kind: PeriodKind;
  /** In order; a year, quarter or month nobody has a figure for is in it, so that it is a gap. */
  periods: Period[];
  /** Whether each follows the one before directly, so that a line between figures means something. */
  isJoined: boolean;
  leftOut: number;
};

/** More empty places than this say nothing: the periods then stand as they are. */
const MOST_FILLED = 60;

/**
 * Figures of a year, a quarter and a day do not belong on one line. The kind of period most figures
 * are for is drawn; of equals, the one that ends latest.
 */
export function drawnPeriods({ periods, series }: Arrangement): DrawnPeriods | null {
  const figures = (label: string) => series.filter((one) => one.statements.has(label)).length;
  const kinds = new Map<PeriodKind, { periods: Period[]; figures: number }>();
  for (const period of periods) {
    const known = kinds.get(period.kind) ?? { periods: [], figures: 0 };
    kinds.set(period.kind, {
      periods: [...known.periods, period],
      figures: known.figures + figures(period.label),
    });
  }
  const ranked = [...kinds].sort(([, a], [, b]) => {
    const latest = (b.periods.at(-1)?.end ?? '').localeCompare(a.periods.at(-1)?.end ?? '');
    return b.figures - a.figures || latest;
  });
  const [first, ...others] = ranked;
  if (!first) return null;
  const [kind, drawn] = first;
  const filled = withoutGaps(kind, drawn.periods);
  return {
    kind,
    periods: filled ?? drawn.periods.toSorted(comparePeriods),
    isJoined: filled !== null,
    leftOut: others.reduce((sum, [, other]) => sum + other.figures, 0),
  };
}

/**
 * A single period where most series have a figure in only one: lines between so few points would
 * say nothing. The rest counts as left out.
 */
export function focused(
  drawn: DrawnPeriods,
  { series }: Arrangement,
  period: Period | null,
): DrawnPeriods {
  const known = series
    .filter(({ version }) => version === 0)
    .map((one) => drawn.periods.filter(({ label }) => one.statements.has(label)).length)
    .filter((count) => count > 0);
  const withHistory = known.filter((count) => count > 1).length;
  if (!period || drawn.periods.length === 1 || withHistory * 2 >= known.length) return drawn;
  const elsewhere = series.flatMap((one) =>
    drawn.periods.filter(({ label }) => label !== period.label && one.statements.has(label)),
  ).length;
  return { ...drawn, periods: [period], isJoined: false, leftOut: drawn.leftOut + elsewhere };
}

const nextOf: Partial<Record<PeriodKind, (period: Period) => Period>> = {
  financial_year: (period) => financialYear(financialYearOf(period.start) + 1),
  quarter: (period) => {
    const year = financialYearOf(period.start);
    switch (period.label.slice(-1)) {
      case '1':
        return quarter(year, 2);
      case '2':
        return quarter(year, 3);
      case '3':
        return quarter(year, 4);
      default:
        return quarter(year + 1, 1);
    }
  },
  month: (period) => {
    const [year, number] = [Number(period.start.slice(0, 4)), Number(period.start.slice(5, 7))];
    return number === 12 ? month(year + 1, 1) : month(year, number + 1);
  },
};

function withoutGaps(kind: PeriodKind, periods: readonly Period[]): Period[] | null {
  const next = nextOf[kind];
  const ordered = periods.toSorted(comparePeriods);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!next || !first || !last) return null;
  const byEnd = new Map(ordered.map((period) => [period.end, period]));
  const filled = [first];
  for (let period = next(first); period.end <= last.end; period = next(period)) {
    if (filled.length >= MOST_FILLED) return null;
    filled.push(byEnd.get(period.end) ?? period);
  }
  return filled;
}
