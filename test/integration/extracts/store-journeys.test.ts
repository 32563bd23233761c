import { expect, it } from 'vitest';
import { JourneyStore } from '../../../analytics/extracts/journeys/store-journeys.ts';
import { sql } from '../../../analytics/engine/sql.ts';
import { TestWorkspace } from './workspace.ts';

const FAMILIES = { keys: new Map(), residences: new Map(), conflicts: [] };
const ATTEMPT = {
  attempt: 1,
  says: { placed_on: '2024-05-01' },
  place: { sourceId: 1, row: 2 },
  differences: [],
};

it('keeps every attempt: one about a child that nobody knows is an error, not left out', async () => {
  await using workspace = await TestWorkspace.open();
  const { session } = workspace;
  await session.run(sql`INSERT INTO children (child_no, child_key, area_code, ethnicity)
    VALUES (7, 'a', 'E09000008', 'Any other White background')`);
  const store = (child: number) =>
    session.transaction(async (tx) => {
      const journeys = await JourneyStore.open(tx, FAMILIES);
      journeys.add(child, ATTEMPT);
      await journeys.store();
    });
  await expect(store(8)).rejects.toThrow('An attempt is about no known child.');
  expect(await workspace.count('adoption_journeys')).toBe(0);
  await store(7);
  expect(await workspace.count('adoption_journeys')).toBe(1);
});
