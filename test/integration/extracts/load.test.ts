import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LoadEvent } from '../../../analytics/contract/load.ts';
import { sql } from '../../../analytics/engine/sql.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import { GOOD, HEADER, TestWorkspace, csv, figures } from './workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

const order = (area: string, value: number | string) => `placement_orders,${area},2022/23,${value}`;

const JOURNEYS = 'child_id,area,entered_care_on,placed_on';
const journeyFile = (...rows: string[]) =>
  csv(`${[JOURNEYS, ...rows].join('\n')}\n`, 'journeys.csv');

describe('a file that is loaded', () => {
  it('is written into the ledger with what became of its rows', async () => {
    const file = figures(
      GOOD,
      order('Merton', '1,204').replace('1,204', '"1,204"'),
      order('Nowhere', 1),
    );
    await workspace.loadOne(file);
    expect(
      await workspace.rows(sql`SELECT * FROM sources`, z.record(z.string(), z.unknown())),
    ).toEqual([
      {
        id: 1,
        file: 'figures.csv',
        part: null,
        family: 'published_figures',
        recipe: null,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        read_count: 3,
        loaded_count: 2,
        repaired_count: 1,
        rejected_count: 1,
        loaded_at: '2025-06-30T12:00:00.000Z',
        sample: false,
      },
    ]);
  });

  it('leads from every row back to its source and line', async () => {
    await workspace.loadOne(figures(GOOD));
    await workspace.loadOne(figures(order('Nowhere', 1), order('Merton', 3), order('Sutton', 4)));
    const rows = await workspace.rows(
      sql`SELECT id, source_id, source_row, area FROM observations ORDER BY id`,
      z.record(z.string(), z.unknown()),
    );
    expect(rows).toEqual([
      { id: 1, source_id: 1, source_row: 2, area: 'Croydon' },
      { id: 2, source_id: 2, source_row: 3, area: 'Merton' },
      { id: 3, source_id: 2, source_row: 4, area: 'Sutton' },
    ]);
  });

  it('takes its area from the officer where it has none', async () => {
    const file = csv('measure,period,value\nplacement_orders,2022/23,4\n');
    const [report] = await loadFiles([file], { ...workspace.context, stated: { area: 'Kent' } });
    expect(report).toMatchObject({ loaded: 1, refusal: null });
    expect((await workspace.loadOne(csv('measure,period,value\na,b,1\n'))).refusal?.code).toBe(
      'column_missing',
    );
  });

  it('may be long: every row arrives, in order', async () => {
    const many = 40_000;
    const rows = Array.from({ length: many }, (_, at) => `${order('Croydon', at)},row ${at}`);
    const file = csv(`${HEADER},locator\n${rows.join('\n')}\n`);
    for (const incoming of [file, await workspace.onDisk(file)]) {
      await using own = await TestWorkspace.open();
      expect(await own.loadOne(incoming)).toMatchObject({ read: many, loaded: many, rejected: 0 });
      const [check] = await own.rows(
        sql`SELECT count(*) AS n, count(DISTINCT id) AS ids, max(id) AS last,
            sum(abs(id - value - 1)) AS astray, sum(abs(source_row - id - 1)) AS misplaced
          FROM observations`,
        z.record(z.string(), z.number()),
      );
      expect(check).toEqual({ n: many, ids: many, last: many, astray: 0, misplaced: 0 });
    }
  });
});

describe('loading the same again', () => {
  it('changes nothing and counts every row as already loaded', async () => {
    const file = figures(GOOD, order('Merton', 3), order('Nowhere', 1));
    await workspace.loadOne(file);
    const before = await workspace.counts();
    const again = await workspace.loadOne({ ...file, name: 'copy of figures.csv' });
    expect(again).toEqual({
      file: 'copy of figures.csv',
      part: null,
      family: 'published_figures',
      confidence: 1,
      read: 3,
      loaded: 0,
      repaired: 0,
      rejected: 3,
      reasons: { already_loaded: 3 },
      assumptions: [],
      notes: [],
      dropped: [],
      refusal: null,
    });
    expect(await workspace.counts()).toEqual(before);
  });

  it('in one drop loads the first of two like files only', async () => {
    const reports = await workspace.load([figures(GOOD), figures(GOOD)]);
    expect(reports.map(({ loaded }) => loaded)).toEqual([1, 0]);
  });

  it('among new rows keeps the ones that are there and loads the new ones, without gaps', async () => {
    await workspace.loadOne(figures(GOOD, order('Merton', 3)));
    const grown = figures(order('Sutton', 1), GOOD, order('Lambeth', 2), order('Merton', 3));
    expect(await workspace.loadOne(grown)).toMatchObject({
      read: 4,
      loaded: 2,
      rejected: 2,
      reasons: { already_loaded: 2 },
    });
    expect(
      await workspace.rows(
        sql`SELECT id, area, source_row AS "row" FROM observations ORDER BY id`,
        z.record(z.string(), z.unknown()),
      ),
    ).toEqual([
      { id: 1, area: 'Croydon', row: 2 },
      { id: 2, area: 'Merton', row: 3 },
      { id: 3, area: 'Sutton', row: 2 },
      { id: 4, area: 'Lambeth', row: 4 },
    ]);
    expect(await workspace.rejects()).toMatchObject([
      { row: 3, code: 'already_loaded', column: null },
      { row: 5, code: 'already_loaded', column: null },
    ]);
  });

  it('within one file keeps the first of two like rows', async () => {
    expect(await workspace.loadOne(figures(GOOD, GOOD, order('Croydon', '12.0')))).toMatchObject({
      read: 3,
      loaded: 1,
      reasons: { already_loaded: 2 },
    });
  });

  it('takes another value, another place or another publication for another figure', async () => {
    const header = `${HEADER},source,locator`;
    const rows = [
      `${GOOD},Report,table 1`,
      `${GOOD},Report,table 2`,
      `${GOOD},Other report,table 1`,
      `${order('Croydon', 13)},Report,table 1`,
    ];
    const report = await workspace.loadOne(csv(`${[header, ...rows].join('\n')}\n`));
    expect(report).toMatchObject({ loaded: 4, rejected: 0 });
  });

  it('leads to the same figures in whatever order the files come', async () => {
    const files = [
      figures(GOOD, order('Merton', 3)),
      figures(order('Merton', 3), order('Sutton', 4)),
      figures(order('Sutton', 4), order('Croydon', 13)),
    ];
    const loaded = async (inOrder: typeof files) => {
      await using own = await TestWorkspace.open();
      await own.load(inOrder);
      return await own.rows(
        sql`SELECT area, value FROM observations ORDER BY area, value`,
        z.record(z.string(), z.unknown()),
      );
    };
    expect(await loaded([...files].reverse())).toEqual(await loaded(files));
  });
});

describe('journeys', () => {
  it('are loaded without the number of the child', async () => {
    await workspace.loadOne(journeyFile('4711,Kent,2020-08-11,2022-12-01'));
    const rows = await workspace.rows(
      sql`SELECT * FROM adoption_journeys`,
      z.record(z.string(), z.unknown()),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('4711');
  });

  it('of one child come once, whichever file they are in', async () => {
    await workspace.loadOne(journeyFile('1,Kent,2020-08-11,2022-12-01'));
    const report = await workspace.loadOne(
      journeyFile(
        '1,Kent,11/08/2020,01/12/2022',
        '2,Kent,2020-08-11,2022-12-01',
        '2,Kent,2020-08-12,2022-12-01',
        '1,Medway,2020-08-11,2022-12-01',
      ),
    );
    expect(report).toMatchObject({
      read: 4,
      loaded: 2,
      rejected: 2,
      reasons: { already_loaded: 1, journey_already_there: 1 },
    });
    expect(await workspace.rejects()).toMatchObject([
      { row: 2, code: 'already_loaded' },
      { row: 4, code: 'journey_already_there' },
    ]);
  });

  it.each([
    ['1,Kent,2020-08-11,2022-12-01', '1,Kent,2020-08-11,2022-12-24'],
    ['1,Kent,,2022-12-24', '1,Kent,2020-08-11,2022-12-24'],
    ['1,Kent,2020-08-12,2022-12-24', '1,Kent,2020-08-11,2022-12-24'],
  ])('that contradict each other leave one, whichever came first: %s or %s', async (...rows) => {
    for (const inOrder of [rows, rows.toReversed()]) {
      await using own = await TestWorkspace.open();
      for (const row of [...inOrder, rows[0]]) await own.loadOne(journeyFile(row));
      const kept = await own.rows(
        sql`SELECT entered_care_on::VARCHAR AS entered, placed_on::VARCHAR AS placed
          FROM adoption_journeys`,
        z.record(z.string(), z.unknown()),
      );
      expect(kept).toEqual([{ entered: '2020-08-11', placed: '2022-12-24' }]);
      expect(await own.rejects()).toMatchObject([{ row: 2, code: 'journey_already_there' }]);
      const counts = await own.rows(
        sql`SELECT loaded_count AS loaded, rejected_count AS rejected FROM sources ORDER BY loaded`,
        z.record(z.string(), z.unknown()),
      );
      expect(counts).toEqual([
        { loaded: 0, rejected: 1 },
        { loaded: 1, rejected: 0 },
      ]);
    }
  });

  it('are told of as they stand when the drop is done, though a later file overrules them', async () => {
    const rows = ['1,Kent,2020-08-11,2022-12-01', '1,Kent,2020-08-11,2022-12-24'];
    const told: unknown[] = [];
    const reports = await workspace.load(
      rows.map((row, at) => ({ ...journeyFile(row), name: `${at}.csv` })),
      { onProgress: (event) => event.type === 'file' && told.push(event.report) },
    );
    expect(reports).toMatchObject([
      { loaded: 0, rejected: 1, reasons: { journey_already_there: 1 } },
      { loaded: 1, rejected: 0, reasons: {} },
    ]);
    expect(told).toEqual(reports);
  });

  it('keep nothing of a child in the rejects', async () => {
    await workspace.loadOne(
      csv(
        'child_id,area,dob,placed_on\nAB4711,Kent,31/02/2020,2022-12-01\n"AB4712"x,Kent,,\n=AB4713,Kent,,2022-12-01\n',
      ),
    );
    const rejects = await workspace.rejects();
    expect(rejects.map(({ value }) => value)).toEqual(['99/99/9999', null, '=AA9999']);
    expect(JSON.stringify(rejects)).not.toMatch(/471|31\/02/);
  });
});

describe('a load that does not come to its end', () => {
  const rows = Array.from({ length: 60_000 }, (_, at) => `${order('Croydon', at)},row ${at}`);
  const long = csv(`${HEADER},locator\n${rows.join('\n')}\n`, 'long.csv');

  it('leaves what was there untouched when it is cancelled', async () => {
    await workspace.loadOne(figures(GOOD));
    const before = await workspace.counts();
    for (const file of [long, await workspace.onDisk(long)]) {
      const controller = new AbortController();
      const onProgress = (event: LoadEvent) => {
        if (event.type === 'progress' && event.phase === 'loading') controller.abort();
      };
      const loading = workspace.load([file], { signal: controller.signal, onProgress });
      await expect(loading).rejects.toMatchObject({ failure: { code: 'cancelled' } });
      expect(await workspace.counts()).toEqual(before);
    }
    expect((await workspace.loadOne(long)).loaded).toBe(60_000);
  });

  it('keeps the files that were done by then', async () => {
    const controller = new AbortController();
    const onProgress = (event: LoadEvent) => {
      if (event.type === 'file') controller.abort();
    };
    const loading = workspace.load([figures(GOOD), long], {
      signal: controller.signal,
      onProgress,
    });
    await expect(loading).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(await workspace.count('observations')).toBe(1);
    expect(await workspace.count('sources')).toBe(1);
  });

  it('leaves what was there untouched when there is not enough memory, and goes on working', async () => {
    await using small = await TestWorkspace.open({ memoryLimit: '12MB', threads: 1 });
    await small.loadOne(figures(GOOD));
    const before = await small.counts();
    const report = await small.loadOne(long);
    expect(report).toMatchObject({ read: 0, loaded: 0, rejected: 0 });
    expect(report.refusal).toMatchObject({ code: 'out_of_memory' });
    expect(await small.counts()).toEqual(before);
    expect((await small.loadOne(figures(order('Merton', 1)))).loaded).toBe(1);
  });
});

describe('what is heard while files load', () => {
  it('never goes back, names every file, and ends with everything', async () => {
    const events: LoadEvent[] = [];
    await workspace.load(
      [figures(GOOD), csv('name,age\n', 'bad.csv'), figures(order('Merton', 1))],
      {
        onProgress: (event) => events.push(event),
      },
    );
    const progress = events.filter((event) => event.type === 'progress');
    const fractions = progress.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(new Set(progress.map(({ fileNumber }) => fileNumber))).toEqual(new Set([1, 2, 3]));
    expect(new Set(progress.map(({ phase }) => phase))).toEqual(
      new Set(['reading', 'checking', 'loading']),
    );
    expect(
      events.flatMap((event) =>
        event.type === 'file' ? [event.report.refusal?.code ?? 'loaded'] : [],
      ),
    ).toEqual(['loaded', 'file_not_recognised', 'loaded']);
  });
});
