import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../analytics/cli/program.ts';
import { Workbench } from '../../../analytics/workbench.ts';
import { column, recipe } from '../../unit/extracts/mapping/tables.ts';

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runCommand(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err, rows: () => (JSON.parse(out) as { rows: unknown[] }).rows };
}

const HEADER = ['Mosaic ID', 'Borough', 'PO granted', 'Worker'];
const TRACKER = recipe(
  {
    child_id: column('Mosaic ID'),
    area: column('Borough'),
    placement_order_on: column('PO granted'),
  },
  { header: HEADER, name: 'Mosaic: children' },
);

let folder: string;
let workspace: string[];
let tracker: string;
let other: string;
let recipeFile: string;

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-'));
  const passphrase = file('passphrase.txt', 'a long enough passphrase\n');
  workspace = ['--workspace', join(folder, 'test.permanence'), '--passphrase-file', passphrase];
  tracker = file('tracker.csv', `${HEADER.join(',')}\nC-1,Croydon,20/12/2021,B. Smith\n`);
  other = file('tracker-2.csv', `${HEADER.join(',')}\nC-2,Merton,21/12/2021,B. Smith\n`);
  recipeFile = file('mosaic.json', JSON.stringify(TRACKER));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('permanence recipes', () => {
  it('proposes a recipe that can be loaded with', async () => {
    const { code, out, err } = await run('recipes', 'propose', tracker);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ ...TRACKER, name: 'tracker.csv' });
    expect(err).toContain('“PO granted”');
    const proposed = file('proposed.json', out);
    const load = await run('load', tracker, '--recipe', proposed);
    expect(load.rows()).toMatchObject([{ family: 'ad_hoc', loaded: 1, dropped: ['Worker'] }]);
  });

  it('keeps a recipe in the workspace, by which files with its columns are known from then on', async () => {
    const imported = await run('recipes', 'import', recipeFile, ...workspace);
    expect(imported.rows()).toMatchObject([{ name: 'Mosaic: children', target: 'journeys' }]);
    const loaded = await run('load', tracker, ...workspace);
    expect(loaded.rows()).toMatchObject([{ family: 'ad_hoc', loaded: 1, rejected: 0 }]);
    const named = await run('load', other, '--recipe', 'Mosaic: children', ...workspace);
    expect(named.rows()).toMatchObject([{ family: 'ad_hoc', loaded: 1, rejected: 0 }]);
    expect((await run('sources', ...workspace)).rows()).toMatchObject([
      { file: 'tracker.csv', recipe: 'Mosaic: children' },
      { file: 'tracker-2.csv', recipe: 'Mosaic: children' },
    ]);
    expect((await run('recipes', 'list', ...workspace)).rows()).toMatchObject([
      { name: 'Mosaic: children', target: 'journeys', columns: 3, of: 4 },
    ]);
    const exported = await run('recipes', 'export', 'Mosaic: children', ...workspace);
    expect(JSON.parse(exported.out)).toEqual(TRACKER);
  });

  it('counts what it brought, and works measures out of it', async () => {
    const [flag, path, passFlag, passphrase] = workspace as [string, string, string, string];
    const query = await run(
      'query',
      '--measure',
      'placement_orders',
      flag,
      path,
      passFlag,
      passphrase,
    );
    expect(query.rows()).toContainEqual(
      expect.objectContaining({ area: 'Croydon', value: 1, status: 'final' }),
    );
    const workbench = await Workbench.openFile({
      path,
      passphrase: 'a long enough passphrase',
      create: false,
      host: 'script',
    });
    const { workspace: described } = await workbench.describe();
    await workbench.close();
    expect(described).toMatchObject({ journeys: 2, figures: 0 });
  });

  it('forgets a recipe that is removed, and with it its files', async () => {
    expect((await run('recipes', 'remove', 'Mosaic: children', ...workspace)).code).toBe(0);
    expect((await run('recipes', ...workspace)).rows()).toEqual([]);
    const third = file('tracker-3.csv', `${HEADER.join(',')}\nC-3,Merton,21/12/2021,B. Smith\n`);
    const { code, err } = await run('load', third, ...workspace);
    expect(code).toBe(1);
    expect(err).toContain('map its columns');
  });

  it.each([
    [['load', 'FILE', '--recipe', 'Nobody'], 2, 'There is no recipe “Nobody” in this workspace.'],
    [['load', 'FILE', '--recipe', 'nowhere.json'], 1, "nowhere.json can't be read"],
    [['recipes', 'import', 'nowhere.json'], 2, 'Name it with --workspace.'],
    [['recipes', 'export', 'Nobody'], 2, 'There is no recipe “Nobody”'],
    [['recipes', 'explode'], 2, 'too many arguments'],
  ])('%j ends with %i and says why', async (argv, expected, message) => {
    const { code, out, err } = await run(...argv.map((word) => (word === 'FILE' ? tracker : word)));
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toContain(message);
  });
});

describe("the page's calls about mapping", () => {
  it('propose, show, save, use and remove a recipe', async () => {
    await using workbench = await Workbench.open({ samples: false, host: 'script' });
    const { handlers } = workbench;
    const { ticket } = workbench.accept({ name: 'tracker.csv', path: tracker });
    const table = { ticket, file: 'tracker.csv', part: null };
    const { proposals } = await handlers['mapping.propose'](table);
    expect(proposals[0]).toMatchObject({ target: 'journeys', missing: [], unused: ['Worker'] });
    const preview = await handlers['mapping.preview']({ table, recipe: TRACKER });
    expect(preview.rows).toMatchObject([{ row: 2, cells: ['A-9', 'Croydon', '20/12/2021'] }]);
    const saved = await handlers['recipes.save'](TRACKER);
    expect(await handlers['recipes.list']()).toEqual([saved]);
    const [known] = await handlers['load.preview']({ tickets: [ticket], stated: {} });
    expect(known).toMatchObject({ family: 'ad_hoc', confidence: 1, dropped: ['Worker'] });
    await handlers['recipes.remove']({ name: saved.name });
    expect(await handlers['recipes.list']()).toEqual([]);
    await expect(handlers['recipes.save']({ ...TRACKER, target: 'payroll' })).rejects.toMatchObject(
      {
        failure: { code: 'invalid_request' },
      },
    );
  });
});
