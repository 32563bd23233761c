import type { ScenarioResult, YearResult } from '../../analytics/contract/funding/result.ts';
import type { Scenario } from '../../analytics/contract/funding/scenario.ts';
import type { FundingAddress, GoTo } from './address.ts';

/** A scenario worked out, as every tab is handed it. */
export type Shown = {
  /** Its key in the address; its colour goes by it. */
  readonly id: string;
  /** The scenario the result is of: while a newer one is worked out, the one before it. */
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
  readonly year: YearResult;
  readonly address: FundingAddress;
  readonly goTo: GoTo;
};

/** Where a figure comes from, under its picture: the scenario by name and the start of its hash. */
export const sourceOf = ({ scenario, result }: Pick<Shown, 'scenario' | 'result'>): string =>
  `scenario “${scenario.name}”${result.illustrative ? ', illustrative' : ''}, version ${shortHash(result.hash)}`;

/** As much of a hash as people compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 8);

/** The partner whose way is shown: the one named, or whose contribution changes most. */
export function partnerShown({ partners }: YearResult, named: string | null) {
  const size = (one: (typeof partners)[number]) => Math.abs(one.changeShare ?? 0);
  return (
    partners.find(({ partner }) => partner === named) ??
    partners.reduce<(typeof partners)[number] | null>(
      (most, one) => (most === null || size(one) > size(most) ? one : most),
      null,
    )
  );
}
