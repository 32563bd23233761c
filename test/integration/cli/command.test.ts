import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../analytics/cli/program.ts';

type Row = Record<string, unknown>;

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runCommand(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return {
    code,
    out,
    err,
    rows: () => (JSON.parse(out) as { rows: Row[] }).rows,
  };
}

describe('permanence query', () => {
  it('lists the catalogue when no measure is named', async () => {
    const { code, rows } = await run('query');
    expect(code).toBe(0);
    expect(rows().find((row) => row['measure'] === 'entry_to_placed_days')).toMatchObject({
      code: 'A1',
      unit: 'days',
      threshold: 426,
      better: 'lower',
    });
  });

  it('prints the computed figure and the printed one, told apart by source', async () => {
    const { code, rows } = await run(
      'query',
      '--measure',
      'entry_to_placed_days',
      '--area',
      'Leicestershire',
      '--period',
      '2022/23',
    );
    expect(code).toBe(0);
    const sources = rows()
      .filter((row) => row['value'] === 742.63)
      .map((row) => String(row['source']));
    expect(sources).toHaveLength(2);
    expect(sources[0]).toMatch(/^computed from children's journeys/);
    expect(sources[1]).toMatch(/^Leicestershire Adoption Service/);
    expect(Object.keys(rows()[0]!)).toEqual([
      'measure',
      'area',
      'period',
      'cohort',
      'value',
      'numerator',
      'denominator',
      'lower',
      'upper',
      'status',
      'source',
    ]);
  });

  it('takes an area by any known name and gives a field a breakdown', async () => {
    const byName = await run(
      'query',
      '--measure',
      'placement_orders',
      '--area',
      'LB Croydon',
      '--period',
      '2022-2023',
    );
    const byCode = await run(
      'query',
      '--measure',
      'placement_orders',
      '--area',
      'E09000008',
      '--period',
      '2022/23',
    );
    expect(byName.rows()).toEqual(byCode.rows());
    expect(byName.rows()[0]).toMatchObject({ area: 'Croydon', value: 15 });
    const stages = await run(
      'query',
      '--measure',
      'children_in_stage',
      '--area',
      'Newham',
      '--by',
      'area,period,stage',
    );
    expect(stages.rows().find((row) => row['stage'] === 'early_monitoring')).toMatchObject({
      value: 10,
    });
    const totals = await run(
      'query',
      '--measure',
      'children_in_stage',
      '--area',
      'Newham',
      '--by',
      'area,period',
    );
    expect(totals.rows().map((row) => row['value'])).toEqual([39]);
    const one = await run(
      'query',
      '--measure',
      'children_in_stage',
      '--area',
      'Newham',
      '--where',
      'stage=early_monitoring',
    );
    expect(one.rows().map((row) => row['value'])).toEqual([10]);
  });

  it.each([
    [['query', '--measure', 'placement_order'], 'placement_orders'],
    [['query', '--measure', 'placement_orders', '--area', 'Croydonn'], 'Croydon'],
    [['query', '--measure', 'placement_orders', '--period', 'last year'], '2022/23'],
    [['query', '--measure', 'placement_orders', '--by', 'colour'], 'ethnicity'],
    [['query', '--measure', 'placement_orders', '--cohort', 'all'], 'adopted_in_year'],
    [['query', '--nonsense'], 'nonsense'],
    [['nonsense'], 'nonsense'],
  ])('calls %j wrong usage and says what would be right', async (argv, hint) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(hint);
  });

  it('writes CSV that no spreadsheet runs as a formula, and a table for the eye', async () => {
    const csv = await run('query', '--measure', 'variance', '--format', 'csv');
    expect(csv.out.split('\r\n')[0]).toMatch(/^measure,area,period,cohort,/);
    expect(csv.out).toMatch(/,-652950,/);
    const table = await run('query', '--measure', 'matches', '--area', 'ALN', '--format', 'table');
    expect(table.out).toContain('Adopt London North');
  });
});

describe('permanence check', () => {
  it('lists contradictions with plain numbers, both places and an explanation', async () => {
    const { code, rows } = await run('check');
    expect(code).toBe(0);
    const orders = rows().find(
      (row) => row['measure'] === 'placement_orders' && row['area'] === 'Adopt London North',
    );
    expect(orders).toMatchObject({ period: '2021/22', stated: 32, computed: 34 });
    const suppressed = rows().find((row) => row['kind'] === 'suppressed_but_stated');
    expect(suppressed).toMatchObject({ area: 'Bexley', measure: 'adoption_orders' });
    expect(rows().length).toBeGreaterThan(55);
    for (const row of rows()) {
      expect(typeof row['stated']).toBe('number');
      expect(typeof row['computed']).toBe('number');
      expect((row['sources'] as string[]).length).toBeGreaterThan(0);
      expect(row['explanation']).toMatch(/\.$/);
    }
  });
});

describe('permanence load', () => {
  let folder: string;
  let workspace: string[];
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'permanence-'));
    const passphrase = file('passphrase.txt', 'a long enough passphrase\n');
    workspace = ['--workspace', join(folder, 'test.permanence'), '--passphrase-file', passphrase];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps what it loaded in the workspace file, and loading it again changes nothing', async () => {
    const orders = file(
      'orders.csv',
      'measure,area,period,value\nplacement_orders,Kent,2022/23,58\nplacement_orders,Nowhere,2022/23,5\nplacement_orders,Medway,2022/23,<5\n',
    );
    const first = await run('load', orders, ...workspace);
    expect(first.code).toBe(0);
    expect(first.rows()).toMatchObject([
      {
        file: 'orders.csv',
        family: 'published_figures',
        read: 3,
        loaded: 2,
        rejected: 1,
        reasons: { unknown_area: 1 },
      },
    ]);
    const again = await run('load', orders, ...workspace);
    expect(again.code).toBe(0);
    expect(again.rows()).toMatchObject([
      { read: 3, loaded: 0, rejected: 3, reasons: { already_loaded: 3 } },
    ]);
    const query = await run('query', '--measure', 'placement_orders', ...workspace);
    expect(
      query
        .rows()
        .map((row) => [row['area'], row['value'], row['status'], row['lower'], row['upper']]),
    ).toEqual([
      ['Kent', 58, 'final', null, null],
      ['Medway', null, 'suppressed', 1, 4],
    ]);
    const rejects = await run('sources', '--rejects', ...workspace);
    expect(rejects.rows()).toMatchObject([
      { file: 'orders.csv', row: 3, column: 'area', code: 'unknown_area' },
    ]);
    expect(readdirSync(folder).filter((name) => name.includes('permanence'))).toContain(
      'test.permanence',
    );
  });

  it('refuses a bad file by name, loads the others and exits with 1', async () => {
    const good = file('good.csv', 'measure,area,period,value\nmatches,Kent,2022/23,48\n');
    const bad = file('bad.csv', 'colour,size\nred,5\n');
    const { code, rows, err } = await run('load', bad, good, ...workspace);
    expect(code).toBe(1);
    expect(rows().map((row) => [row['file'], row['loaded']])).toEqual([
      ['bad.csv', 0],
      ['good.csv', 1],
    ]);
    expect(err).toContain('bad.csv');
  });

  it('refuses a wrong passphrase, a missing file and a missing passphrase', async () => {
    const wrong = file('wrong.txt', 'something else\n');
    const [flag, path] = workspace as [string, string, string, string];
    expect((await run('sources', flag, path, '--passphrase-file', wrong)).code).toBe(1);
    expect((await run('load', join(folder, 'nothing.csv'), ...workspace)).code).toBe(1);
    expect((await run('sources', flag, path)).code).toBe(2);
  });
});

describe('permanence sample', () => {
  it('lists the samples and writes them to a folder', async () => {
    const out = mkdtempSync(join(tmpdir(), 'permanence-samples-'));
    const { code, rows } = await run('sample', '--out', out);
    expect(code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(rows().map((row) => row['file']));
    rmSync(out, { recursive: true });
  });
});
