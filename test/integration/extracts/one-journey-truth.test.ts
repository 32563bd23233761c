import { describe, expect, it } from 'vitest';
import { sql } from '../../../analytics/engine/sql.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { agencyFiles } from '../../../analytics/synthetic/files.ts';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import { truthOf } from '../../../analytics/synthetic/truth.ts';
import type { Part } from './parts.ts';
import { Rows, loadParts } from './parts.ts';
import { loadedFamilies, loadedJourneys, trueFamilies, trueJourneys } from './told.ts';
import { TestWorkspace } from './workspace.ts';

const incoming = (path: string, bytes: Uint8Array): IncomingFile => ({
  name: path,
  size: bytes.length,
  bytes,
});

/** An agency as its boroughs and itself hand it over: in parts that may come in any order. */
async function partsOf(agency: ReturnType<typeof generateAgency>, wanted: RegExp): Promise<Part[]> {
  const files = (await agencyFiles(agency, { format: 'csv', annexA: 'all' })).filter(({ path }) =>
    wanted.test(path),
  );
  const single = files
    .filter(({ path }) => !path.startsWith('ssda903-merged/'))
    .map(({ path, bytes }): Part => {
      const borough = /^annex-a\/(.*)\.xlsx$/.exec(path)?.[1];
      const stated = borough === undefined ? {} : { area: borough.replaceAll('-', ' ') };
      return { files: [incoming(path, bytes)], stated };
    });
  const merged = files.filter(({ path }) => path.startsWith('ssda903-merged/'));
  const returns = merged.map(({ path, bytes }) => incoming(path, bytes));
  return returns.length === 0 ? single : [{ files: returns, stated: {} }, ...single];
}

const AGENCY = { name: 'One journey', firstYear: 2018, children: 250, families: 150 } as const;

describe('an agency told of by SSDA903, Annex A, ASG returns, an adopter log and its own journeys', () => {
  it(
    'has one journey a child and one household a family, all true',
    { timeout: 120_000 },
    async () => {
      await using workspace = await TestWorkspace.open();
      const agency = generateAgency({ ...AGENCY, seed: 5, boroughs: 3, years: 5, dirt: false });
      const parts = await partsOf(agency, /^(ssda903-merged|annex-a|asg|adopters|journeys)\//);
      await loadParts(workspace, parts.toReversed());
      const truth = truthOf(agency, []);
      expect((await loadedJourneys(workspace)).sort()).toEqual(trueJourneys(truth).sort());
      expect((await loadedFamilies(workspace)).sort()).toEqual(trueFamilies(truth).sort());
      expect(await workspace.count('conflicts')).toBe(0);
      // Children who are only referred yet are known by the agency's own file alone.
      const attempts = truth.children.flatMap(({ journeys }) => journeys);
      expect(await workspace.count('adoption_journeys')).toBe(attempts.length);
      expect(await workspace.count('superseded_journeys')).toBeGreaterThan(50);
    },
  );

  it('knows what Annex A alone tells', { timeout: 120_000 }, async () => {
    await using workspace = await TestWorkspace.open();
    const agency = generateAgency({ ...AGENCY, seed: 6, boroughs: 2, years: 4, dirt: false });
    await loadParts(workspace, await partsOf(agency, /^annex-a\//));
    const told = (journey: Readonly<Record<string, unknown>>) =>
      [
        'entered_care_on',
        'decision_on',
        'placement_order_on',
        'matched_on',
        'placed_on',
        'adoption_order_on',
        'plan_changed_on',
        'plan_changed_reason',
        'early_permanence_on',
      ].map((field) => journey[field] ?? '');
    const truth = truthOf(agency, []).children.flatMap(({ local_id, journeys }) =>
      journeys
        .filter(({ decision_on }) => decision_on !== null)
        .map((journey) => [local_id, ...told(journey), journey.adopter_family_id].join(' ')),
    );
    const rows = await workspace.rows(
      sql`SELECT c.local_id AS child, f.local_id AS family, COLUMNS(j.*)::VARCHAR
        FROM adoption_journeys AS j JOIN identities AS c ON c.key = j.child_key
        LEFT JOIN identities AS f ON f.key = j.adopter_family_key`,
      Rows,
    );
    const loaded = rows.map((row) => [row['child'], ...told(row), row['family']].join(' '));
    expect(loaded.sort()).toEqual(truth.sort());
    expect(truth.length).toBeGreaterThan(60);
  });
});
