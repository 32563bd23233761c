import type { Disagreement } from '../../analytics/contract/disagreement.ts';
import { DimensionId } from '../../analytics/contract/dimension.ts';
import type { Figure } from '../../analytics/contract/figure.ts';

/** The disagreements a figure has a part in: by its row in a report, or as what they are about. */
export function disagreementsOf(
  figure: Figure,
  disagreements: readonly Disagreement[],
): Disagreement[] {
  return disagreements.filter(
    (one) =>
      one.sources.some(
        ({ observation }) => observation !== null && observation === figure.observation,
      ) || isAbout(one, figure),
  );
}

function isAbout(one: Disagreement, figure: Figure): boolean {
  return (
    one.measure === figure.measure &&
    one.area === figure.area &&
    one.period === figure.period &&
    one.cohort === figure.cohort &&
    DimensionId.options.every((id) => one.breakdown[id] === figure.breakdown[id])
  );
}
