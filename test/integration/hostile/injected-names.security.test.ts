import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Workbench } from '../../../analytics/workbench.ts';
import { figuresOf, returnOf, unknownOf } from './hostile-files.ts';

const INJECTIONS = [
  `'; DROP TABLE sources; --`,
  `"; DROP TABLE sources; --`,
  `Croydon' OR '1'='1`,
  `x') UNION SELECT * FROM identities; --`,
  '$p1',
  '${area}',
  `"; ATTACH '/tmp/stolen.db'; --`,
  `'); COPY identities TO '/tmp/stolen.csv'; --`,
  `read_csv('/etc/passwd')`,
  '\\',
  `"`,
  `'`,
  '--',
  '/*',
  '%s%n',
  '__proto__',
  'constructor',
  'Cafe\u0301\u200d',
];

const opened: Workbench[] = [];
afterEach(async () => {
  for (const workbench of opened.splice(0)) await workbench.close();
});

async function open(): Promise<Workbench> {
  const workbench = await Workbench.open({ samples: false, host: 'script' });
  opened.push(workbench);
  return workbench;
}

/** Loads, asks and exports with a text in every place a name can stand. */
async function exercise(workbench: Workbench, text: string, turn = 0): Promise<void> {
  const reports = await workbench.load([
    figuresOf(text, `figures-${turn}.csv`),
    returnOf(text, `header-${turn}.csv`),
    unknownOf(text, `tracker-${turn}.csv`),
  ]);
  for (const { read, loaded, rejected } of reports) expect(read).toBe(loaded + rejected);
  expect(reports.every(({ refusal }) => refusal?.code !== 'internal')).toBe(true);

  const asked: (() => Promise<unknown>)[] = [
    async () => workbench.figures({ measure: 'matches', areas: [text] }),
    async () => workbench.figures({ measure: text }),
    async () => workbench.figures({ measure: 'matches', periods: [text] }),
    async () => workbench.quality({ area: text }),
    async () => workbench.casework.journey({ area: text, number: '1' }),
    async () => workbench.casework.journey({ area: 'Croydon', number: text }),
    async () => workbench.casework.journey({ child: text }),
  ];
  for (const ask of asked) {
    await expect(ask()).rejects.toMatchObject({
      failure: { code: expect.stringMatching(/^(unknown_|invalid_|not_found)/) as string },
    });
  }
  expect(await workbench.figures({ measure: 'matches', where: { stage: [text] } })).toEqual([]);

  const { ticket } = workbench.accept(unknownOf(text));
  const proposed = await workbench.proposeMapping({ ticket, file: 'tracker.csv', part: null });
  expect(proposed.header.map((name) => name.trim())).toContain(text.trim());
  workbench.discard([ticket]);
  expect((await workbench.qualityWorkbook()).length).toBeGreaterThan(0);
}

/** What must be as it was: every figure and every child that was loaded rightly. */
async function whole(workbench: Workbench, loads: number): Promise<void> {
  const sources = await workbench.sources();
  expect(sources.length).toBeGreaterThanOrEqual(loads);
  const figures = await workbench.figures({ measure: 'matches', areas: ['Croydon'] });
  expect(figures.map(({ value }) => value)).toContain(12);
}

describe('threat: a column or area name that runs as SQL', () => {
  it.each(INJECTIONS)('is nothing but text: %j', async (text) => {
    const workbench = await open();
    await exercise(workbench, text);
    await whole(workbench, 1);
    const { rows } = await workbench.rejects({ source: null, offset: 0, limit: 100 });
    expect(rows.map(({ value }) => value?.trim())).toContain(text.trim());
  });

  it('is nothing but text, whatever it is', async () => {
    const workbench = await open();
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(
        fc
          .string({ minLength: 1, maxLength: 24, unit: 'grapheme' })
          .filter((text) => /\S/.test(text) && !/[\p{Cc}]/u.test(text)),
        async (text) => {
          turn += 1;
          const reports = await workbench.load([figuresOf(text, `f-${turn}.csv`)]);
          for (const { refusal } of reports) expect(refusal?.code).not.toBe('internal');
          await whole(workbench, 1);
        },
      ),
      { numRuns: 25 },
    );
  });
});
