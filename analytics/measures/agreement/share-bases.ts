import { findMeasure } from '../../contract/catalogue/index.ts';
import type { Breakdown } from '../../contract/figure.ts';
import type { Quantity } from '../../contract/relation.ts';
import { COHORT_COUNTS, SHARES } from '../../contract/relation.ts';
import type { Level, Levels } from './levels.ts';
import { countBounds } from './precision.ts';
import type { PublishedStatement } from './statement.ts';
import { breakdownText, subjectOf, without } from './statement.ts';

/** The counts that a share's statement is the ratio of, as far as other statements give them. */
export type ShareCounts = {
  readonly numerators: readonly Level[];
  readonly bases: readonly Level[];
};

/** What the share's statement says of its own counts comes first; then what others state. */
export function countsOf(share: PublishedStatement, levels: Levels): ShareCounts {
  const own = (value: number | null): Level[] =>
    value === null ? [] : [{ value, bounds: countBounds(share, value), from: [share] }];
  const numerators = own(share.numerator);
  const bases = own(share.denominator);
  return {
    numerators: numerators.length > 0 ? numerators : counted(share, numeratorOf(share), levels),
    bases: bases.length > 0 ? bases : counted(share, baseOf(share), levels),
  };
}

/** A count under the share's own breakdown, without the categories that split the share's base. */
function counted(
  share: PublishedStatement,
  quantity: Quantity | null,
  levels: Levels,
): readonly Level[] {
  if (!quantity) return [];
  const splits = SHARES[share.measure]?.splits ?? [];
  const named = Object.keys(specific(share)?.of ?? {});
  const rest = without(share.breakdown, [...splits, ...named]);
  return levels.inferred({ ...subjectOf(share, quantity, rest), cohort: null });
}

const fits = (of: Breakdown, breakdown: Breakdown) =>
  breakdownText(of) === breakdownText(breakdown);

function specific({ measure, breakdown }: PublishedStatement) {
  return SHARES[measure]?.bases?.find(({ of }) => fits(of, breakdown));
}

function baseOf(share: PublishedStatement): Quantity | null {
  const named = specific(share)?.base;
  if (named) return named;
  const measure = share.cohort
    ? COHORT_COUNTS[share.cohort]
    : (findMeasure(share.measure)?.shareOf ?? null);
  return measure ? { measure } : null;
}

function numeratorOf({ measure, cohort, breakdown }: PublishedStatement): Quantity | null {
  const named = SHARES[measure]?.numerators?.find(
    (candidate) =>
      fits(candidate.of, breakdown) && (!candidate.cohort || candidate.cohort === cohort),
  );
  if (named) return named.numerator;
  const plain = findMeasure(measure)?.numerator ?? null;
  return plain ? { measure: plain } : null;
}
