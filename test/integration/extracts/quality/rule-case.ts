import { expect, it } from 'vitest';
import { GivenWorkspace } from './given.ts';
import type { GivenReturn } from './given.ts';

type RuleCase = GivenReturn & {
  /** The return of the year before. */
  readonly before?: GivenReturn;
  /** Where the rule is broken: `file row COLUMN`. */
  readonly found: readonly string[];
};

/** A test of one rule: rows that break it and rows that don't, and which are found. */
export function rule(id: string, behaviour: string, { found, before, ...given }: RuleCase): void {
  it(`${id} ${behaviour}`, async () => {
    await using workspace = await GivenWorkspace.open();
    await workspace.returned(given);
    if (before) await workspace.returned({ year: 2017, ...before });
    await workspace.mergeEpisodes();
    expect((await workspace.found(id)).sort()).toEqual([...found].sort());
  });
}
