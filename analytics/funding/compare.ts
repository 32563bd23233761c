import type { Comparison } from '../contract/funding/questions.ts';
import type { ScenarioResult } from '../contract/funding/result.ts';

/**
 * Scenarios side by side, year by year and partner by partner: what each pays, and how much more
 * than in the first one. Partners come in the order in which they are first named.
 */
export function compareScenarios(results: readonly ScenarioResult[]): Comparison {
  const years = [...new Set(results.flatMap((result) => result.years.map(({ year }) => year)))];
  return {
    scenarios: results.map(({ scenario, hash }) => ({ name: scenario, hash })),
    years: years.sort().map((year) => {
      const columns = results.map((result) => result.years.find((one) => one.year === year));
      const names = [
        ...new Set(columns.flatMap((one) => one?.partners.map(({ partner }) => partner) ?? [])),
      ];
      const partners = names.map((partner) => {
        const contributions = columns.map(
          (one) => one?.partners.find((row) => row.partner === partner)?.contribution ?? null,
        );
        const [first = null] = contributions;
        return {
          partner,
          contributions,
          differences: contributions.map((amount) =>
            amount === null || first === null ? null : Math.round((amount - first) * 100) / 100,
          ),
        };
      });
      const count = (at: number, test: (difference: number) => boolean) =>
        partners.filter(({ differences }) => test(differences[at] ?? 0)).length;
      return {
        year,
        totals: columns.map((one) => one?.total ?? null),
        partners,
        gainers: results.map((_, at) => count(at, (difference) => difference < 0)),
        losers: results.map((_, at) => count(at, (difference) => difference > 0)),
      };
    }),
  };
}
