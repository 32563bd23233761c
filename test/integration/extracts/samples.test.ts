import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import { sampleFolder } from '../../../analytics/workspace/samples.ts';
import { TestWorkspace, csv } from './workspace.ts';

const folder = join(sampleFolder(), 'published');
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => csv(readFileSync(join(folder, name)), name));

describe('the samples', () => {
  it.each(samples)('$name loads whole, from a path and from bytes alike', async (sample) => {
    const contents = [];
    for (const file of [sample, { ...sample, path: join(folder, sample.name) }]) {
      await using workspace = await TestWorkspace.open();
      const report = await workspace.loadOne(file);
      expect(await workspace.rejects()).toEqual([]);
      expect(report).toMatchObject({ refusal: null, rejected: 0, repaired: 0, confidence: 1 });
      expect(report.loaded).toBeGreaterThan(0);
      const table = report.family === 'journeys' ? sql`adoption_journeys` : sql`observations`;
      contents.push(
        await workspace.rows(
          sql`SELECT * FROM ${table} ORDER BY source_row`,
          z.record(z.string(), z.unknown()),
        ),
      );
    }
    expect(contents[0]).toEqual(contents[1]);
  });

  it('hold the line-level table of Leicestershire with its three averages', async () => {
    await using workspace = await TestWorkspace.open();
    await workspace.load(samples.filter(({ name }) => name.includes('journeys')));
    const averages = await workspace.rows(
      sql`SELECT count(*) AS n, round(avg(placed_on - entered_care_on), 2) AS entry_to_placed,
          round(avg(matched_on - placement_order_on), 2) AS order_to_match,
          round(avg(placement_order_on - entered_care_on), 2) AS entry_to_order
        FROM adoption_journeys`,
      z.record(z.string(), z.number()),
    );
    expect(averages).toEqual([
      { n: 16, entry_to_placed: 742.63, order_to_match: 264.88, entry_to_order: 457.19 },
    ]);
  });
});
