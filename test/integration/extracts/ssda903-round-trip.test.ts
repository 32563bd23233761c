import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import { RandomStream } from '../../../analytics/statistics/random-stream.ts';
import { agencyFiles } from '../../../analytics/synthetic/files.ts';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import type { OutputFile } from '../../../analytics/synthetic/table.ts';
import { truthOf } from '../../../analytics/synthetic/truth.ts';
import { TestWorkspace } from './workspace.ts';

/** What the return tells of an attempt; the match only where the child was adopted (AD1). */
const TOLD = [
  'entered_care_on',
  'decision_on',
  'placement_order_on',
  'order_ended_on',
  'placed_on',
  'adoption_order_on',
  'early_permanence_on',
  'adopting_foster_placement_on',
  'foster_carer_adoption',
  'plan_changed_on',
  'plan_changed_reason',
  'disrupted_on',
] as const;

type Journey = Readonly<Record<(typeof TOLD)[number] | 'matched_on', string | boolean | null>>;

const Loaded = z.object({
  child: z.string(),
  sex: z.string().nullable(),
  birth_month: z.string().nullable(),
  journey: z.string(),
});

/** Every attempt the return can know of, a line each, as it is true. */
function expected(truth: ReturnType<typeof truthOf>): string[] {
  return truth.children.flatMap((child) =>
    child.journeys
      .filter((journey) => TOLD.some((field) => field !== 'entered_care_on' && journey[field]))
      .map((journey) =>
        line(child, journey, journey.adoption_order_on ? journey.matched_on : null),
      ),
  );
}

function line(
  child: { area_code: string; local_id: string; sex: string | null; birth_month: string | null },
  journey: Pick<Journey, (typeof TOLD)[number]>,
  matchedOn: string | boolean | null,
): string {
  const told = TOLD.map((field) => `${field}=${journey[field] ?? ''}`);
  return [
    `${child.area_code} ${child.local_id} ${child.sex} ${child.birth_month}`,
    ...told,
    `matched_on=${matchedOn ?? ''}`,
  ].join(' ');
}

async function loaded(workspace: TestWorkspace): Promise<string[]> {
  const day = (field: string) => field.endsWith('_on');
  const rows = await workspace.rows(
    sql`SELECT i.area_code || ' ' || i.local_id AS child, sex,
        strftime(birth_month, '%Y-%m-%d') AS birth_month, to_json(j)::VARCHAR AS journey
      FROM adoption_journeys AS j JOIN identities AS i ON i.key = j.child_key`,
    Loaded,
  );
  const Fields = z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]).nullable());
  return rows.map(({ child, sex, birth_month, journey }) => {
    const fields = Fields.parse(JSON.parse(journey));
    const [area_code = '', local_id = ''] = child.split(' ');
    const told = Object.fromEntries(
      TOLD.map((field) => {
        const value = fields[field] ?? null;
        return [field, typeof value === 'string' && day(field) ? value.slice(0, 10) : value];
      }),
    ) as Journey;
    return line(
      { area_code, local_id, sex, birth_month },
      told,
      fields['matched_on'] as string | null,
    );
  });
}

type Size = { children: number; families: number; boroughs: number; years: number };

const agency = ({ dirt = false, ...size }: Size & { dirt?: boolean }) =>
  generateAgency({ name: 'Round trip', seed: 11, firstYear: 2018, dirt, ...size });

/** What truth.json says was planted, and which children's journeys it changes. */
const Soiled = z.object({
  dirt: z.array(
    z.object({
      file: z.string(),
      row: z.number().nullable(),
      kind: z.string(),
      expected: z.enum(['repaired', 'rejected', 'conflict']),
      affects: z.array(z.object({ area_code: z.string(), local_id: z.string() })),
    }),
  ),
});

async function filesOf(made: ReturnType<typeof agency>, folder: string): Promise<IncomingFile[]> {
  const files = await agencyFiles(made, { format: 'both', annexA: 'guidance' });
  return files.filter(({ path }) => path.startsWith(`${folder}/`)).map(incoming);
}

describe('an agency written as SSDA903 returns and loaded back', () => {
  it('gives every journey as it is true, from a regional merge', { timeout: 120_000 }, async () => {
    await using workspace = await TestWorkspace.open();
    const made = agency({ children: 3000, families: 2000, boroughs: 10, years: 6 });
    const reports = await workspace.load(await filesOf(made, 'ssda903-merged'));
    for (const report of reports) {
      expect(report).toMatchObject({ family: 'ssda903', refusal: null, rejected: 0 });
      expect(report.read).toBe(report.loaded);
    }
    const truth = expected(truthOf(made, []));
    expect(truth.length).toBeGreaterThan(1000);
    expect((await loaded(workspace)).sort()).toEqual(truth.sort());
  });

  it.each([1, 2])(
    'gives them borough by borough and year by year, in any order (%i)',
    { timeout: 120_000 },
    async (seed) => {
      await using workspace = await TestWorkspace.open();
      const made = agency({ children: 300, families: 150, boroughs: 3, years: 4 });
      const files = await agencyFiles(made, { format: 'csv', annexA: 'guidance' });
      for (const { of, stated } of shuffle(byReturn(files), seed)) {
        await loadFiles(of, { ...workspace.context, stated });
      }
      expect((await loaded(workspace)).sort()).toEqual(expected(truthOf(made, [])).sort());
    },
  );

  it('gives them through XML', { timeout: 120_000 }, async () => {
    await using workspace = await TestWorkspace.open();
    const made = agency({ children: 300, families: 150, boroughs: 3, years: 4 });
    for (const file of await filesOf(made, 'ssda903-xml')) {
      const [, borough = '', year = ''] = file.name.replace(/\.xml$/, '').split('/');
      const stated = { area: borough.replaceAll('-', ' '), period: year };
      const reports = await loadFiles([file], { ...workspace.context, stated });
      for (const report of reports) expect(report.refusal).toBeNull();
    }
    expect((await loaded(workspace)).sort()).toEqual(expected(truthOf(made, [])).sort());
  });

  it('differs, when soiled, only in what is listed', { timeout: 120_000 }, async () => {
    await using workspace = await TestWorkspace.open();
    const made = agency({ children: 400, families: 100, boroughs: 3, years: 4, dirt: true });
    const files = await agencyFiles(made, { format: 'csv', annexA: 'guidance' });
    const text = new TextDecoder().decode(files.find(({ path }) => path === 'truth.json')?.bytes);
    const { dirt } = Soiled.parse(JSON.parse(text));
    const planted = dirt.filter(({ file }) => file.startsWith('ssda903/'));
    for (const { of, stated } of byReturn(files)) {
      for (const report of await loadFiles(of, { ...workspace.context, stated })) {
        expect(report.refusal).toBeNull();
        expect(report.read).toBe(report.loaded + report.rejected);
      }
    }
    const rejected = (await workspace.rejects()).map(({ file, row }) => `${file} ${row}`);
    const spoilt = planted.filter(({ expected }) => expected === 'rejected');
    expect(spoilt.length).toBeGreaterThan(5);
    expect(rejected.sort()).toEqual(spoilt.map(({ file, row }) => `${file} ${row}`).sort());
    const changed = new Set(
      planted.flatMap(({ affects }) => affects.map((one) => `${one.area_code} ${one.local_id} `)),
    );
    const untouched = (lines: readonly string[]) =>
      lines.filter((told) => ![...changed].some((child) => told.startsWith(child))).sort();
    expect(untouched(await loaded(workspace))).toEqual(untouched(expected(truthOf(made, []))));
  });

  it('is the same when everything is loaded twice', { timeout: 120_000 }, async () => {
    await using workspace = await TestWorkspace.open();
    const made = agency({ children: 200, families: 100, boroughs: 2, years: 3 });
    const files = await filesOf(made, 'ssda903-merged');
    await workspace.load(files);
    const before = await workspace.counts();
    const again = await workspace.load(files);
    for (const report of again) {
      expect(report.reasons).toEqual({ already_loaded: report.read });
      expect(report.rejected).toBe(report.read);
    }
    expect(await workspace.counts()).toEqual(before);
  });
});

/** The boroughs' own returns, a folder each, with what is said of them. */
function byReturn(files: readonly OutputFile[]) {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/'));
  const own = files.filter(({ path }) => path.startsWith('ssda903/'));
  return [...new Set(own.map(({ path }) => folderOf(path)))].map((folder) => {
    const [, borough = '', year = ''] = folder.split('/');
    const of = own.filter(({ path }) => folderOf(path) === folder).map(incoming);
    return { of, stated: { area: borough.replaceAll('-', ' '), period: year } };
  });
}

const incoming = ({ path, bytes }: OutputFile): IncomingFile => ({
  name: path,
  size: bytes.length,
  bytes,
});

function shuffle<T>(items: readonly T[], seed: number): T[] {
  const stream = RandomStream.seeded(seed);
  return items
    .map((item) => ({ item, at: stream.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
