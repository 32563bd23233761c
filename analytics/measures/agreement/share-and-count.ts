import type { Disagreement } from '../../contract/disagreement.ts';
import { comparePeriods } from '../../contract/period.ts';
import { SHARES } from '../../contract/relation.ts';
import { add, meet, percentage } from './bounds.ts';
import type { Level, Levels } from './levels.ts';
import { nearestTo } from './levels.ts';
import type { Partition } from './partitions.ts';
import { boundsOf, isAdditive, kindOf } from './precision.ts';
import { countsOf } from './share-bases.ts';
import { divides } from './whole-numbers.ts';
import type { Numeric, PublishedStatement } from './statement.ts';
import { isNumber, onDemand } from './statement.ts';
import type { Places } from './wording.ts';
import { amount, disagreement, dividedBy, nameOf, percent } from './wording.ts';

/** Shares that don't fit their counts, that no count can give, or that don't add up to 100%. */
export function sharesAndCounts(
  statements: readonly PublishedStatement[],
  partitions: readonly Partition[],
  levels: Levels,
): Disagreement[] {
  const shares = statements.filter(isNumber).filter(({ measure }) => kindOf(measure) === 'share');
  const sameArea = onDemand(
    () => statements,
    ({ area }) => area,
  );
  return [
    ...shares.flatMap((share) =>
      against(share, levels, () => elsewhere(share, sameArea(share.area), levels)),
    ),
    ...partitions.flatMap(addingUp),
  ];
}

/** Held to the counts that stand nearest; it is enough when one pair of them gives the share. */
function against(share: Numeric, levels: Levels, reason: () => string): Disagreement[] {
  const counts = countsOf(share, levels);
  const numerators = nearestTo(share, counts.numerators);
  const bases = nearestTo(share, counts.bases).filter(({ value }) => value > 0);
  if (bases.length === 0) return [];
  return numerators.length > 0 ? ratio(share, numerators, bases, reason) : possible(share, bases);
}

function ratio(
  share: Numeric,
  numerators: readonly Level[],
  bases: readonly Level[],
  reason: () => string,
): Disagreement[] {
  const pairs = numerators.flatMap((part) =>
    bases.flatMap((whole) => {
      const result = percentage(part.bounds, whole.bounds);
      return result ? [{ part, whole, result }] : [];
    }),
  );
  const [pair] = pairs;
  if (!pair || pairs.some(({ result }) => meet(result, boundsOf(share)))) return [];
  const { part, whole } = pair;
  const computed = (100 * part.value) / whole.value;
  return [
    disagreement(
      'share_and_count',
      share,
      { stated: share.value, computed },
      [share, ...part.from, ...whole.from],
      (places) =>
        `${nameOf(share)}: the share is given as ${percent(share.value)} (${places([share])}), but ${amount(part.value, '')} of ${amount(whole.value, '')} is ${percent(computed)} (${countsPlace(share, [part, whole], places)}). ${reason()}`,
    ),
  ];
}

/** A share of 9 households is a ninth, two ninths…: is there a count that rounds to it? */
function possible(share: Numeric, bases: readonly Level[]): Disagreement[] {
  const wanted = boundsOf(share);
  const whole = bases.filter(({ value }) => Number.isInteger(value));
  const [base] = whole;
  if (!base || whole.length < bases.length) return [];
  if (whole.some(({ bounds }) => divides(bounds, wanted, 100))) return [];
  const count = Math.round((share.value * base.value) / 100);
  const computed = (100 * count) / base.value;
  return [
    disagreement(
      'share_and_count',
      share,
      { stated: share.value, computed },
      [share, ...base.from],
      (places) =>
        `${nameOf(share)}: the share is given as ${percent(share.value)} (${places([share])}), but no whole number out of ${amount(base.value, '')} (${countsPlace(share, [base], places)}) gives that; the nearest, ${count}, is ${percent(computed)}. The share may be of another base, for example of people instead of households.`,
    ),
  ];
}

function countsPlace(share: PublishedStatement, counts: readonly Level[], places: Places): string {
  const from = counts.flatMap((count) => count.from).filter((one) => one !== share);
  return from.length > 0 ? places(from) : 'the counts printed with it';
}

/** A share that is right for another period was probably left standing from it. */
function elsewhere(
  share: Numeric,
  sameArea: readonly PublishedStatement[],
  levels: Levels,
): string {
  const periods = new Map(sameArea.map(({ period }) => [period.label, period]));
  for (const period of [...periods.values()].sort(comparePeriods)) {
    const then = { ...share, period, numerator: null, denominator: null };
    const counts = countsOf(then, levels);
    const [part] = counts.numerators;
    const [whole] = counts.bases;
    const result = part && whole && percentage(part.bounds, whole.bounds);
    if (result && meet(result, boundsOf(share))) {
      return `It is right for ${period.label} (${amount(part.value, '')} of ${amount(whole.value, '')}), so the period may have been confused.`;
    }
  }
  return 'It may be of another period or base, or the counts may have been updated since.';
}

/** Shares that split one base add up to 100%, give or take what each was rounded by. */
function addingUp({ whole, over, parts, complete, totals }: Partition): Disagreement[] {
  if (isAdditive(whole.measure) || over === 'area' || !complete) return [];
  if (!SHARES[whole.measure]?.splits?.includes(over) || totals.length > 0) return [];
  const numbers = parts.filter(isNumber);
  const sum = add(numbers.map(boundsOf));
  if (numbers.length < parts.length || meet(sum, { low: 100, high: 100 })) return [];
  const computed = numbers.reduce((total, { value }) => total + value, 0);
  return [
    disagreement(
      'share_and_count',
      whole,
      { stated: 100, computed },
      parts,
      (places) =>
        `${nameOf(whole)}: the ${parts.length} shares by ${dividedBy(over)} (${places(parts)}) add up to ${percent(computed)} instead of 100%, which rounding doesn't explain. One of them may be a slip, or somebody may be counted in two of them.`,
    ),
  ];
}
