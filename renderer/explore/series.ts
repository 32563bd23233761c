import { COHORT_LABELS } from '../../analytics/contract/cohort.ts';
import { DIMENSIONS, DimensionId, categoryLabel } from '../../analytics/contract/dimension.ts';
import type { Breakdown, Figure } from '../../analytics/contract/figure.ts';
import { comparePeriods, parsePeriod } from '../../analytics/contract/period.ts';
import type { Period } from '../../analytics/contract/period.ts';
import type { FigureRow } from './figures.ts';

/** A figure as first stated, with those that say exactly the same of it elsewhere. */
export type Statement = { id: string; row: FigureRow; same: readonly FigureRow[] };

/** One line of figures over periods: an area, perhaps a category, a cohort, printed or computed. */
export type Series = {
  id: string;
  /** The words that tell this series from the others shown. */
  label: string;
  /** The part of the label that is a category; empty for a total. */
  category: string;
  area: string;
  cohort: Figure['cohort'];
  breakdown: Breakdown;
  origin: Figure['origin'];
  /** 0 for what is stated first; 1 and on for other values stated of the same figures. */
  version: number;
  /** By period label; a period without a statement is not in the map. */
  statements: ReadonlyMap<string, Statement>;
};

type Unlabelled = Omit<Series, 'label' | 'category'>;

/** Figures as a table has them: periods across in their order, series down. */
export type Arrangement = { periods: readonly Period[]; series: readonly Series[] };

/** Names a figure among all that can be shown together; the same after every reload. */
export function figureId(row: Figure): string {
  return JSON.stringify([
    row.area,
    row.period,
    row.cohort,
    DimensionId.options.map((id) => row.breakdown[id] ?? null),
    row.origin,
    row.observation,
  ]);
}

/** The period of a figure; a label in no known shape stands for its dates. */
function periodOf(row: FigureRow): Period {
  const known = parsePeriod(row.period);
  return known
    ? { ...known, label: row.period }
    : { kind: 'from_to', label: row.period, start: row.periodStart, end: row.periodEnd };
}

/** Decimals a value is written with, as reports print it. */
function decimalsIn(value: number): number {
  const digits = String(value);
  const point = digits.indexOf('.');
  return point === -1 ? 0 : digits.length - point - 1;
}

/** Whether two statements say the same: 743 is 742.63 printed with fewer decimals. */
export function sameStatement(a: Figure, b: Figure): boolean {
  if (a.status !== b.status) return false;
  if (a.value === null || b.value === null) {
    return a.value === b.value && a.lower === b.lower && a.upper === b.upper;
  }
  const decimals = Math.min(decimalsIn(a.value), decimalsIn(b.value));
  const unit = 10 ** decimals;
  return Math.round(a.value * unit) === Math.round(b.value * unit);
}

/**
 * Sorts figures into series over periods. Where one figure is stated twice with different values,
 * the further statement gets a series of its own, so that neither hides the other. `areas` gives
 * the order areas are read in; those not named follow by name.
 */
export function arrange(rows: readonly FigureRow[], areas: readonly string[] = []): Arrangement {
  const periods = new Map<string, Period>();
  const lines = new Map<string, Map<string, Statement>[]>();
  const first = new Map<string, FigureRow>();
  for (const row of rows) {
    if (!periods.has(row.period)) periods.set(row.period, periodOf(row));
    const key = JSON.stringify([row.area, row.cohort, breakdownKey(row.breakdown), row.origin]);
    const versions = lines.get(key) ?? [];
    lines.set(key, versions);
    if (!first.has(key)) first.set(key, row);
    place(versions, row);
  }
  const series = [...lines].flatMap(([key, versions]) => {
    const row = first.get(key);
    return row === undefined
      ? []
      : versions.map((statements, version) => ({
          id: `${key} ${version}`,
          area: row.area,
          cohort: row.cohort,
          breakdown: row.breakdown,
          origin: row.origin,
          version,
          statements,
        }));
  });
  return {
    periods: [...periods.values()].sort(comparePeriods),
    series: labelled(series.sort(inReadingOrder(areas))),
  };
}

function place(versions: Map<string, Statement>[], row: FigureRow): void {
  for (const version of versions) {
    const stated = version.get(row.period);
    if (stated && sameStatement(stated.row, row)) {
      version.set(row.period, together(stated, row));
      return;
    }
  }
  const statement = { id: figureId(row), row, same: [] };
  const free = versions.find((version) => !version.has(row.period));
  if (free) free.set(row.period, statement);
  else versions.push(new Map([[row.period, statement]]));
}

/** Of two statements that say the same, the one with more decimals stands for both. */
function together({ id, row, same }: Statement, other: FigureRow): Statement {
  return decimalsIn(other.value ?? 0) > decimalsIn(row.value ?? 0)
    ? { id: figureId(other), row: other, same: [row, ...same] }
    : { id, row, same: [...same, other] };
}

const breakdownKey = (breakdown: Breakdown) =>
  DimensionId.options.map((id) => breakdown[id] ?? null);

function inReadingOrder(areas: readonly string[]): (a: Unlabelled, b: Unlabelled) => number {
  const rank = (area: string) => {
    const at = areas.indexOf(area);
    return at === -1 ? areas.length : at;
  };
  return (a, b) =>
    rank(a.area) - rank(b.area) ||
    a.area.localeCompare(b.area, 'en-GB') ||
    compareBreakdowns(a.breakdown, b.breakdown) ||
    (a.cohort ?? '').localeCompare(b.cohort ?? '') ||
    b.origin.localeCompare(a.origin) ||
    a.version - b.version;
}

/** Categories the dictionary knows come in its order, others after them by name. */
export function compareCategories(dimension: DimensionId, a: string, b: string): number {
  const known = Object.keys(DIMENSIONS.find(({ id }) => id === dimension)?.categories ?? {});
  const rank = (category: string) => {
    const at = known.indexOf(category);
    return at === -1 ? known.length : at;
  };
  return rank(a) - rank(b) || a.localeCompare(b, 'en-GB');
}

function compareBreakdowns(a: Breakdown, b: Breakdown): number {
  for (const id of DimensionId.options) {
    const [left, right] = [a[id], b[id]];
    if (left === right) continue;
    if (left === undefined) return -1;
    if (right === undefined) return 1;
    return compareCategories(id, left, right);
  }
  return 0;
}

/** The words for the categories of a breakdown; empty for a total. */
export function breakdownWords(breakdown: Breakdown): string {
  return DimensionId.options
    .flatMap((id) => {
      const category = breakdown[id];
      return category === undefined ? [] : [categoryLabel(id, category)];
    })
    .join(', ');
}

/** Whether a figure was printed by somebody or worked out here, in a word. */
export const ORIGIN_WORDS = {
  published: 'printed',
  line_level: 'computed',
} as const satisfies Record<Figure['origin'], string>;

/** A cohort in a few words, after an area or a category: `adopted in the period`. */
export function cohortWords(cohort: Figure['cohort']): string {
  return cohort ? COHORT_LABELS[cohort].replace(/^Children (with an? )?/, '') : 'cohort not stated';
}

/** Gives every series the words that tell it from the others, leaving out what all share. */
function labelled(series: readonly Unlabelled[]): Series[] {
  const differs = (of: (one: Unlabelled) => unknown) => new Set(series.map(of)).size > 1;
  const areas = differs((one) => one.area);
  const cohorts = differs((one) => one.cohort);
  const origins = differs((one) => one.origin);
  const varying = DimensionId.options.filter((id) => differs((one) => one.breakdown[id]));
  return series.map((one) => {
    const told = varying.filter((id) => one.breakdown[id] !== undefined);
    const isTotal = Object.keys(one.breakdown).length === 0;
    const category = breakdownWords(
      told.length > 0
        ? Object.fromEntries(told.map((id) => [id, one.breakdown[id]]))
        : varying.length > 0
          ? {}
          : one.breakdown,
    );
    const words = category === '' && !isTotal ? 'all' : category;
    const names = [
      ...(areas || words === '' ? [one.area] : []),
      ...(words === '' ? [] : [words]),
      ...(cohorts ? [cohortWords(one.cohort)] : []),
    ];
    const marks = [
      ...(origins ? [ORIGIN_WORDS[one.origin]] : []),
      ...(one.version > 0 ? ['also stated'] : []),
    ];
    return { ...one, category: words, label: [names.join(', '), ...marks].join(' · ') };
  });
}

/** The categories all series share where others tell them apart; empty when there are none. */
export function sharedWords(series: readonly Series[]): string {
  const [first] = series;
  if (!first) return '';
  const shared = DimensionId.options.filter(
    (id) =>
      first.breakdown[id] !== undefined &&
      series.every((one) => one.breakdown[id] === first.breakdown[id]),
  );
  const all = breakdownWords(Object.fromEntries(shared.map((id) => [id, first.breakdown[id]])));
  return series.every(({ category }) => category === all) ? '' : all;
}

/** The words for what figures are broken down by. */
export function dimensionLabel(id: DimensionId): string {
  return DIMENSIONS.find((dimension) => dimension.id === id)?.label ?? id;
}
