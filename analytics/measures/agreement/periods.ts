import type { Disagreement } from '../../contract/disagreement.ts';
import type { PeriodKind } from '../../contract/period.ts';
import { exceeds } from './bounds.ts';
import type { Level } from './levels.ts';
import { addUp, levelOf } from './levels.ts';
import { kindOf } from './precision.ts';
import type { Numeric, PublishedStatement } from './statement.ts';
import { groupBy, isNumber, subjectKey } from './statement.ts';
import { amount, disagreement, list, nameOf } from './wording.ts';

/** From the shortest to the longest. */
const SHORTER: readonly PeriodKind[] = ['month', 'quarter', 'financial_year'];

/**
 * What happened in a period, against the months, quarters or years of the same publication that
 * cover it: at most what the covering ones add up to, at least what those within it do. A period
 * that begins in mid-year is held to the year's whole.
 */
export function periodsAndParts(statements: readonly PublishedStatement[]): Disagreement[] {
  const flows = statements.filter(isNumber).filter(({ measure }) => kindOf(measure) === 'flow');
  const measures = groupBy(flows, ({ publication, measure }) => `${publication}|${measure}`);
  return [...measures.values()].filter(inSeveralLengths).flatMap((group) => {
    const series = groupBy(group, (statement) =>
      subjectKey({ ...statement, period: { ...statement.period, label: '' } }),
    );
    return [...series.values()]
      .filter(inSeveralLengths)
      .flatMap((same) =>
        same.flatMap((long) =>
          shorterThan(long.period.kind).flatMap((kind) => against(long, tilesOf(same, kind))),
        ),
      );
  });
}

/** A series of years alone has nothing within its periods to be held to. */
function inSeveralLengths(same: readonly Numeric[]): boolean {
  return same.some(({ period }) => period.kind !== same[0]?.period.kind);
}

/** What a period is held to; one of no fixed length to everything, whole years included. */
function shorterThan(kind: PeriodKind): readonly PeriodKind[] {
  const place = SHORTER.indexOf(kind);
  return place === -1 ? SHORTER : SHORTER.slice(0, place);
}

/** One statement a period, earliest first; none where a period has two values. */
function tilesOf(same: readonly Numeric[], kind: PeriodKind): Numeric[] {
  const byPeriod = groupBy(
    same.filter(({ period }) => period.kind === kind),
    ({ period }) => period.start,
  );
  return [...byPeriod.values()]
    .flatMap((group) =>
      new Set(group.map(({ value }) => value)).size === 1 ? group.slice(0, 1) : [],
    )
    .sort((a, b) => a.period.start.localeCompare(b.period.start));
}

function against(long: Numeric, tiles: readonly Numeric[]): Disagreement[] {
  const { start, end } = long.period;
  const touching = tiles.filter(({ period }) => period.end >= start && period.start <= end);
  const within = touching.filter(({ period }) => period.start >= start && period.end <= end);
  const whole = levelOf(long);
  const most = covers(touching, long) ? addUp(touching.map(levelOf)) : null;
  const least = addUp(within.map(levelOf));
  if (most && exceeds(whole.bounds, most.bounds)) return [contradiction(long, most)];
  return exceeds(least.bounds, whole.bounds) ? [contradiction(long, least)] : [];
}

/** Whether the tiles follow each other without a gap from the period's first day to its last. */
function covers(tiles: readonly Numeric[], { period }: Numeric): boolean {
  const first = tiles[0]?.period.start;
  const last = tiles.at(-1)?.period.end;
  return (
    first !== undefined &&
    last !== undefined &&
    first <= period.start &&
    last >= period.end &&
    tiles.every((tile, index) => {
      const next = tiles[index + 1];
      return !next || dayAfter(tile.period.end) === next.period.start;
    })
  );
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function contradiction(long: Numeric, sum: Level): Disagreement {
  const { measure } = long;
  const periods = list(sum.from.map(({ period }) => period.label));
  const give = sum.from.length === 1 ? 'alone has' : 'add up to';
  return disagreement(
    'parts_and_total',
    long,
    { stated: long.value, computed: sum.value },
    [long, ...sum.from],
    (places) =>
      `${nameOf(long)}: the figure is given as ${amount(long.value, measure)} (${places([long])}), but ${periods} ${give} ${amount(sum.value, measure)} (${places(sum.from)}). The longer count may include others, or count somebody more than once.`,
  );
}
