import type { Comparison } from '../../analytics/contract/funding/questions.ts';
import { signedMoney } from './words.ts';

type Year = Comparison['years'][number];

/** Who gains and who loses most, over all scenarios set against the first. */
export function comparisonFinding(
  { partners, gainers, losers }: Year,
  scenarios: readonly { name: string }[],
): string {
  const [, only] = scenarios;
  if (scenarios.length === 2 && only) {
    const more = losers[1] ?? 0;
    const less = gainers[1] ?? 0;
    if (more === 0 && less === 0) return `“${only.name}” changes nothing for anybody`;
    return `Under “${only.name}” ${more} pay more and ${less} less${largest(partners, 1)}`;
  }
  const widest = partners
    .flatMap(({ partner, differences }) =>
      differences.map((by, at) => ({ partner, by: by ?? 0, at })),
    )
    .reduce<{ partner: string; by: number; at: number } | null>(
      (most, one) => (most === null || Math.abs(one.by) > Math.abs(most.by) ? one : most),
      null,
    );
  if (!widest || widest.by === 0) return 'The scenarios come to the same for everybody';
  return `The largest difference is ${widest.partner}’s: ${signedMoney(widest.by)} under “${scenarios[widest.at]?.name ?? ''}”`;
}

function largest(partners: Year['partners'], at: number): string {
  const most = partners.reduce<Year['partners'][number] | null>(
    (top, one) =>
      top === null || Math.abs(one.differences[at] ?? 0) > Math.abs(top.differences[at] ?? 0)
        ? one
        : top,
    null,
  );
  const by = most?.differences[at];
  return most && by !== null && by !== undefined ? `; ${most.partner} ${signedMoney(by)}` : '';
}
