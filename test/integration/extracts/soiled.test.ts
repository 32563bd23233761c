import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { agencyFiles } from '../../../analytics/synthetic/files.ts';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import { truthOf } from '../../../analytics/synthetic/truth.ts';
import {
  JOURNEY_FIELDS,
  loadedFamilies,
  loadedJourneys,
  trueFamilies,
  trueJourneys,
} from './told.ts';
import { TestWorkspace } from './workspace.ts';

const AGENCY = generateAgency({
  ...{ name: 'Soiled', seed: 23, firstYear: 2019, years: 3, dirt: true },
  ...{ children: 300, families: 150, boroughs: 3 },
});
const TRUTH = truthOf(AGENCY, []);

const Planted = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.number().nullable(),
  kind: z.string(),
  expected: z.enum(['repaired', 'rejected', 'conflict']),
  affects: z.array(z.object({ area_code: z.string(), local_id: z.string() })),
});
type Planted = z.infer<typeof Planted>;

/** Dirt that reads as what it stands for, in any list or in one: there is nothing to repair. */
const READ_AS_WRITTEN = [
  'byte_order_mark',
  'code_without_prefix',
  'curly_quotes',
  'header_variant',
  'non_breaking_space',
  'semicolons',
  'windows_1252',
  'titles_above_header',
  'code_prefix in List 8',
];

/** What merging the years of any agency lists, however clean. */
const OF_SEVERAL_YEARS = ['merged_episode', 'merged_decision', 'merged_adoption'];

/** Rows the year before has open, because this year's is missing or was rejected. */
const LEFT_OPEN = ['episode_missing_later', 'end_before_start'];

/** Everything of these folders in one drop, each file with what its folder says of it. */
async function drop(folders: RegExp): Promise<{ files: IncomingFile[]; planted: Planted[] }> {
  const all = await agencyFiles(AGENCY, { format: 'csv', annexA: 'all' });
  const truth = new TextDecoder().decode(all.find(({ path }) => path === 'truth.json')?.bytes);
  const files = all
    .filter(({ path }) => folders.test(path))
    .map(({ path, bytes }): IncomingFile => {
      const [folder, of = '', period = ''] = path.split('/');
      const area = of.replace('.xlsx', '').replaceAll('-', ' ');
      const stated =
        folder === 'ssda903' ? { area, period } : folder === 'annex-a' ? { area } : undefined;
      return { name: path, size: bytes.length, bytes, stated };
    });
  return { files, planted: z.object({ dirt: z.array(Planted) }).parse(JSON.parse(truth)).dirt };
}

const Listed = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.number(),
  code: z.string(),
});

const placeOf = ({ file, sheet, row }: Pick<Planted, 'file' | 'sheet' | 'row'>) =>
  `${file} ${sheet ?? ''} ${row}`;
const places = (all: readonly Pick<Planted, 'file' | 'sheet' | 'row'>[]) => all.map(placeOf).sort();

const rejected = (workspace: TestWorkspace) =>
  workspace.rows(
    sql`SELECT file, part AS sheet, source_row AS row, code FROM rejects
      JOIN sources ON id = source_id`,
    Listed,
  );
const repaired = (workspace: TestWorkspace) =>
  workspace.rows(
    sql`SELECT file, part AS sheet, source_row AS row, code FROM repairs
      JOIN sources ON id = source_id`,
    Listed,
  );
const contradicting = (workspace: TestWorkspace) =>
  workspace.rows(
    sql`SELECT file, part AS sheet, other_source_row AS row, field AS code FROM conflicts
      JOIN sources ON id = other_source_id`,
    Listed,
  );

const COMMON = JOURNEY_FIELDS.filter((field) => field !== 'referred_on' && field !== 'linked_on');

/** PR2 is another authority's agency, partner or not: only the agency itself knows which. */
const asReturned = (lines: readonly string[]) =>
  lines.map((line) => line.replace('placed_with=partner_agency', 'placed_with=other_agency'));

describe.each([
  {
    sources: 'SSDA903, Annex A, the ASG return and the adopter log',
    folders: /^(ssda903|annex-a|asg|adopters)\//,
    fields: COMMON,
  },
  {
    sources: 'SSDA903, Annex A and the adopter log',
    folders: /^(ssda903|annex-a|adopters)\//,
    fields: COMMON.filter((field) => field !== 'family_finding_status' && field !== 'placed_with'),
  },
])('a soiled agency told of by $sources', ({ folders, fields }) => {
  it('differs from the truth only where that is listed', { timeout: 120_000 }, async () => {
    await using workspace = await TestWorkspace.open();
    const { files, planted } = await drop(folders);
    for (const report of await workspace.load(files)) {
      expect(report.refusal).toBeNull();
      expect(report.read).toBe(report.loaded + report.rejected);
      const isTitled = planted.some(
        ({ kind, file }) => kind === 'titles_above_header' && file === report.file,
      );
      expect(report.notes.some((note) => note.includes('above'))).toBe(isTitled);
    }
    const expected = (what: Planted['expected']) =>
      planted.filter((dirt) => dirt.expected === what);

    expect(places(await rejected(workspace))).toEqual(places(expected('rejected')));
    expect(places(await contradicting(workspace))).toEqual(places(expected('conflict')));

    const listed = (await repaired(workspace)).filter(
      ({ code }) => code !== 'closed_at_next_episode',
    );
    const own = expected('repaired').filter(
      ({ kind, sheet, row }) =>
        row !== null &&
        !READ_AS_WRITTEN.includes(kind) &&
        !READ_AS_WRITTEN.includes(`${kind} in ${sheet}`),
    );
    const isOwn = new Set(own.map(placeOf));
    expect(new Set(listed.map(placeOf).filter((place) => isOwn.has(place)))).toEqual(isOwn);
    const others = listed.filter((repair) => !isOwn.has(placeOf(repair)));
    expect(others.filter(({ code }) => !OF_SEVERAL_YEARS.includes(code))).toEqual([]);
    const open = (await repaired(workspace)).filter(
      ({ code }) => code === 'closed_at_next_episode',
    );
    expect(open).toHaveLength(planted.filter(({ kind }) => LEFT_OPEN.includes(kind)).length);

    const affected = new Set(
      planted.flatMap(({ affects }) => affects.map((one) => `${one.area_code} ${one.local_id}`)),
    );
    const untouched = (lines: readonly string[]) =>
      asReturned(lines)
        .filter((line) => !affected.has(line.split(' ', 2).join(' ')))
        .sort();
    const journeys = await loadedJourneys(workspace, fields);
    expect(untouched(journeys)).toEqual(untouched(trueJourneys(TRUTH, fields)));
    expect(journeys.length).toBe(trueJourneys(TRUTH, fields).length);
    // The agency's own log is clean and counts first: no household is the worse for the lists.
    expect((await loadedFamilies(workspace)).sort()).toEqual(trueFamilies(TRUTH).sort());
    expect(affected.size).toBeGreaterThan(10);
  });
});
