import { z } from 'zod';

/** How near contributions come to demand. */
export const Fairness = z.object({
  /** Pearson's correlation of contributions and demand over partners; null under three partners. */
  correlation: z.number().nullable(),
  /** What each partner pays above what its demand would have it, in pounds; below 0 where it pays less. */
  above: z.array(z.object({ partner: z.string(), amount: z.number() })),
  /** What those who pay more pay for others, all together. */
  subsidised: z.number(),
});
export type Fairness = z.infer<typeof Fairness>;

/** Who pays more than its demand would have it, and for whom, in pounds. */
export type Subsidy = { readonly from: string; readonly to: string; readonly amount: number };

/**
 * Who pays for whom, largest first: what a partner pays above its share of demand goes to those who
 * pay below theirs, in proportion to what they are short of. Less than a pound is left out.
 */
export function subsidiesOf({ above }: Fairness): Subsidy[] {
  const givers = above.filter(({ amount }) => amount > 0);
  const takers = above.filter(({ amount }) => amount < 0);
  const all = givers.reduce((sum, { amount }) => sum + amount, 0);
  return givers
    .flatMap((from) =>
      takers.flatMap((to) => {
        const amount = Math.round(((from.amount * -to.amount) / all) * 100) / 100;
        return amount >= 1 ? [{ from: from.partner, to: to.partner, amount }] : [];
      }),
    )
    .sort((a, b) => b.amount - a.amount || order(a.from, b.from) || order(a.to, b.to));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
