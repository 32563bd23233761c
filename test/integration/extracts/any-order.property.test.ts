import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sql } from '../../../analytics/engine/sql.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import type { Stated } from '../../../analytics/extracts/stated.ts';
import { agencyFiles } from '../../../analytics/synthetic/files.ts';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import { truthOf } from '../../../analytics/synthetic/truth.ts';
import { Rows } from './parts.ts';
import { TestWorkspace, csv } from './workspace.ts';

const AGENCY = generateAgency({
  ...{ name: 'Any order', seed: 8, firstYear: 2020, years: 2, dirt: true },
  ...{ children: 60, families: 25, boroughs: 2 },
});

/** Loading everything takes seconds: `--mode long` tries it more often. */
const RUNS = process.env['PROPERTY_RUNS'] ? 25 : 3;

type Source = IncomingFile & { readonly bytes: Uint8Array };

const stated = (path: string): Stated => {
  const [folder, of = '', period = ''] = path.split('/');
  const area = of.replace('.xlsx', '').replaceAll('-', ' ');
  if (folder === 'ssda903') return { area, period };
  return folder === 'annex-a' ? { area } : {};
};

/** Modules that say something of journeys; the others are loaded the same way. */
const TOLD_BY =
  /^(annex-a|asg|adopters|journeys)\/|(header|episodes|ad1|placed_for_adoption)\.csv$/;

/** What an agency and its boroughs hand over, soiled as such files are. */
async function generated(): Promise<Source[]> {
  const files = await agencyFiles(AGENCY, { format: 'csv', annexA: 'all' });
  return files
    .filter(({ path }) => TOLD_BY.test(path) && !path.startsWith('ssda903-merged/'))
    .map(({ path, bytes }) => ({ name: path, size: bytes.length, bytes, stated: stated(path) }));
}

/** Files that say other things of the same children, figures printed twice, and open data. */
function contradicting(): Source[] {
  const children = truthOf(AGENCY, []).children.filter(({ journeys }) => journeys.length > 0);
  const place = (code: string) => AGENCY.boroughs.find((one) => one.code === code)?.name ?? '';
  const rows = (shift: number, others: string) =>
    children.slice(0, 30).map(({ local_id, area_code }, at) => {
      const day = (month: number) => `2021-${String(month).padStart(2, '0')}-1${(at + shift) % 9}`;
      const later = at % 3 === 0 ? others : '';
      return [local_id, place(area_code), 1 + (at % 2), day(2), day(5), later, ''].join(',');
    });
  const journeys = 'child_id,area,attempt,decision_on,matched_on,placed_on,placement_order_on';
  const asg =
    'child_id,local_authority,attempt,adm_decision_date,matched_date,placed_date,placement_order_date';
  const figures = 'measure,area,period,value,source';
  const open =
    'time_period,geographic_level,geo_breakdown,old_la_code,new_la_code,population_estimate,cla_group,characteristic,cla_31_march_number,percentage';
  const aged = (area: string, code: string, share: string) =>
    `2025,Local authority,${area},306.0,${code},1,Age group,1 to 4 years,38,${share}`;
  const lines = (name: string, ...text: readonly string[]) => csv(`${text.join('\n')}\n`, name);
  return [
    lines('journeys/other.csv', journeys, ...rows(0, '2021-07-01')),
    lines('journeys/another.csv', journeys, ...rows(1, '2021-08-01'), ...rows(2, '').slice(0, 5)),
    lines('asg/next-quarter.csv', asg, ...rows(3, '2021-09-01')),
    lines('a.csv', figures, 'matches,Croydon,2022/23,12,R', 'matches,Merton,2022/23,3,R'),
    lines('b.csv', figures, 'matches,Merton,2022/23,3,R', 'matches,Sutton,2022/23,<5,R'),
    lines('open.csv', open, aged('Croydon', 'E09000008', '10'), aged('Merton', 'E09000024', 'c')),
  ];
}

const COPY = /^copy of /;

/** What came of it all: whose places are told by the names of files, not by their numbers. */
async function held(workspace: TestWorkspace) {
  const rows = async (query: ReturnType<typeof sql>) => {
    const found = await workspace.rows(sql`SELECT COLUMNS(*)::VARCHAR FROM (${query})`, Rows);
    const plain = (value: unknown) => (typeof value === 'string' ? value.replace(COPY, '') : value);
    return found.map((row) => JSON.stringify(Object.values(row).map(plain))).sort();
  };
  return {
    journeys: await rows(sql`SELECT COLUMNS(c -> c NOT LIKE 'source%') FROM adoption_journeys`),
    aside: await rows(sql`SELECT COLUMNS(c -> c NOT LIKE 'source%') FROM superseded_journeys`),
    children: await rows(sql`SELECT * EXCLUDE (child_no) FROM children`),
    episodes: await rows(
      sql`SELECT child_key, care_episodes.* EXCLUDE (child_no, source_id, source_row)
        FROM care_episodes JOIN children USING (child_no)`,
    ),
    families: await rows(sql`SELECT COLUMNS(c -> c NOT LIKE 'source%') FROM adopter_families`),
    people: await rows(sql`SELECT COLUMNS(c -> c NOT LIKE 'source%') FROM adopter_people`),
    observations: await rows(
      sql`SELECT COLUMNS(c -> c NOT LIKE 'source%' AND c <> 'id') FROM observations`,
    ),
    repairs: await rows(
      sql`SELECT file, part, repairs.* EXCLUDE (source_id) FROM repairs
        JOIN sources ON id = source_id`,
    ),
    conflicts: await rows(
      sql`SELECT kept.file, kept.part, other.file, other.part,
          conflicts.* EXCLUDE (kept_source_id, other_source_id)
        FROM conflicts JOIN sources AS kept ON kept.id = kept_source_id
        JOIN sources AS other ON other.id = other_source_id`,
    ),
    rejects: await rows(
      sql`SELECT file, part, rejects.* EXCLUDE (source_id) FROM rejects
        JOIN sources ON id = source_id WHERE code <> 'already_loaded'`,
    ),
    counts: await rows(
      sql`SELECT file, part, read_count, loaded_count, rejected_count FROM sources
        WHERE family <> 'published_figures'`,
    ),
  };
}

async function loaded(drops: readonly (readonly Source[])[]) {
  await using workspace = await TestWorkspace.open();
  for (const files of drops) {
    for (const { refusal } of await workspace.load(files)) expect(refusal).toBeNull();
  }
  return await held(workspace);
}

it(
  'comes out the same in any order, in any number of drops, however often files are repeated',
  { timeout: 1_200_000 },
  async () => {
    const files = [...(await generated()), ...contradicting()];
    const expected = await loaded([files]);
    for (const [what, rows] of Object.entries(expected)) expect(rows, what).not.toEqual([]);
    const copies = fc
      .subarray(files, { maxLength: 6 })
      .map((some) => some.map((file) => ({ ...file, name: `copy of ${file.name}` })));
    const drops = fc
      .tuple(copies, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }))
      .chain(([some, cuts]) =>
        fc
          .shuffledSubarray([...files, ...some], { minLength: files.length + some.length })
          .map((all) => cutAt(all, cuts)),
      );
    await fc.assert(
      fc.asyncProperty(drops, async (some) => {
        expect(await loaded(some)).toEqual(expected);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  },
);

/** The items in so many lots and one more, cut where the shares of the whole say. */
function cutAt<T>(items: readonly T[], shares: readonly number[]): T[][] {
  const ends = [...shares.map((share) => Math.floor(share * items.length)), items.length].sort(
    (a, b) => a - b,
  );
  return ends.map((end, at) => items.slice(ends[at - 1] ?? 0, end));
}
