import { describe, expect, it } from 'vitest';
import { sql } from '../../../analytics/engine/sql.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { agencyFiles } from '../../../analytics/synthetic/files.ts';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import { truthOf } from '../../../analytics/synthetic/truth.ts';
import type { Part } from './parts.ts';
import { Rows, loadParts } from './parts.ts';
import { TestWorkspace } from './workspace.ts';

const FIELDS = [
  'referred_on',
  'entered_care_on',
  'decision_on',
  'placement_order_on',
  'order_ended_on',
  'linked_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'early_permanence_on',
  'adopting_foster_placement_on',
  'plan_changed_on',
  'plan_changed_reason',
  'disrupted_on',
  'family_finding_status',
  'foster_carer_adoption',
  'placed_with',
  'placed_area',
] as const;

type Truth = ReturnType<typeof truthOf>;

/** A line for every attempt of every child of whom a return tells, as it is true. */
function trueJourneys({ children }: Truth): string[] {
  const told = children.filter(({ journeys }) =>
    journeys.some(({ reached }) => reached !== 'referral'),
  );
  return told.flatMap((child) =>
    child.journeys.map((journey) =>
      [
        `${child.area_code} ${child.local_id} ${child.sex} ${child.birth_month}`,
        child.disability ? 'yes' : 'no',
        ...FIELDS.map((field) => `${field}=${journey[field] ?? ''}`),
        journey.decision_on === null ? '' : `family=${journey.adopter_family_id ?? ''}`,
      ].join(' '),
    ),
  );
}

async function loadedJourneys(workspace: TestWorkspace): Promise<string[]> {
  const rows = await workspace.rows(
    sql`SELECT c.area_code || ' ' || c.local_id AS child, f.local_id AS family,
        COLUMNS(j.*)::VARCHAR
      FROM adoption_journeys AS j
      JOIN identities AS c ON c.key = j.child_key
      LEFT JOIN identities AS f ON f.key = j.adopter_family_key`,
    Rows,
  );
  return rows.map((row) =>
    [
      `${row['child']} ${row['sex']} ${row['birth_month']}`,
      row['disability'],
      ...FIELDS.map((field) => `${field}=${row[field] ?? ''}`),
      row['decision_on'] === null ? '' : `family=${row['family'] ?? ''}`,
    ].join(' '),
  );
}

const FAMILY_FIELDS = [
  'approved_for_named_child',
  'residence_area',
  'enquired_on',
  'information_session_on',
  'registered_on',
  'stage_1_started_on',
  'stage_1_ended_on',
  'stage_2_started_on',
  'stage_2_ended_on',
  'approved_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'left_on',
  'left_reason',
  'structure',
  'early_permanence_approved',
  'age_range_min',
  'age_range_max',
  'siblings_max',
  'children_placed',
] as const;

const trueFamilies = ({ families }: Truth) =>
  families.map((family) =>
    [
      family.family_id,
      ...FAMILY_FIELDS.map((field) => `${field}=${family[field] ?? ''}`),
      (family.ethnicities_considered ?? ['any']).join('; '),
      family.people.map(({ sex, disability }) => `${sex} ${disability ? 'yes' : 'no'}`).join(', '),
    ].join(' '),
  );

async function loadedFamilies(workspace: TestWorkspace): Promise<string[]> {
  const rows = await workspace.rows(
    sql`SELECT local_id AS family, people, COLUMNS(t.*)::VARCHAR
      FROM adopter_families AS t JOIN identities ON key = family_key
      JOIN (SELECT family_key, string_agg(sex || ' ' || disability, ', ' ORDER BY person) AS people
        FROM adopter_people GROUP BY family_key) USING (family_key)`,
    Rows,
  );
  return rows.map((row) =>
    [
      row['family'],
      ...FAMILY_FIELDS.map((field) => `${field}=${row[field] ?? ''}`),
      row['ethnicities_considered'],
      row['people'],
    ].join(' '),
  );
}

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
  it.each([false, true])(
    'has one journey a child and one household a family, all true (dirt: %s)',
    { timeout: 120_000 },
    async (dirt) => {
      await using workspace = await TestWorkspace.open();
      const agency = generateAgency({ ...AGENCY, seed: 5, boroughs: 3, years: 5, dirt });
      const parts = await partsOf(agency, /^(ssda903-merged|annex-a|asg|adopters|journeys)\//);
      // What is soiled on purpose in the merged returns is another test's matter.
      const clean = dirt ? parts.filter(({ files }) => files.length === 1) : parts;
      await loadParts(workspace, clean.toReversed());
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
