import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../analytics/cli/program.ts';

type Row = Record<string, unknown>;
type Year = {
  total: number;
  contributions: Record<string, number>;
  undamped: Record<string, number>;
  share: Record<string, number>;
  change: Record<string, number | null>;
  range: Record<string, { lower: number; upper: number }> | null;
};

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runCommand(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err, rows: () => (JSON.parse(out) as { rows: Row[] }).rows };
}

const SAMPLES = 'samples/funding';
const HYBRID = `${SAMPLES}/als-hybrid-with-smoothing.json`;
const yearsOf = (row: Row | undefined) => row?.['years'] as Record<string, Year>;
const total = (amounts: Record<string, number>) =>
  Object.values(amounts).reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;

let folder = '';
const write = (name: string, document: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-funding-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('permanence funding run', () => {
  it('prints a row a file in their order, with what everybody pays to the pound', async () => {
    const { code, rows } = await run(
      'funding',
      'run',
      HYBRID,
      `${SAMPLES}/aln-2023-24-equal-split.json`,
    );
    expect(code).toBe(0);
    expect(rows().map((row) => row['scenario'])).toEqual([
      'Hybrid with smoothing',
      'Adopt London North 2023/24, equal split',
    ]);
    const [hybrid, equal] = rows().map(yearsOf);
    expect(Object.keys(hybrid!)).toEqual(['2023/24', '2024/25']);
    for (const [year, { total: stated, contributions, undamped }] of Object.entries(hybrid!)) {
      expect(stated).toBe({ '2023/24': 4_225_411, '2024/25': 4_309_919 }[year]);
      expect(total(contributions)).toBe(stated);
      expect(total(undamped)).toBe(stated);
    }
    expect(Object.keys(hybrid!['2023/24']!).slice(0, 5)).toEqual([
      'total',
      'contributions',
      'undamped',
      'share',
      'change',
    ]);
    expect(equal!['2023/24']!.contributions).toEqual({
      Barnet: 476_142,
      Camden: 476_142,
      Enfield: 476_141,
      Hackney: 476_141,
      Haringey: 476_141,
      Islington: 476_141,
    });
  });

  it('flags the £2 between the contributions and the budget that were printed', async () => {
    const { rows, err } = await run('funding', 'run', `${SAMPLES}/als-2022-23-as-printed.json`);
    expect(err).toContain('add up to £4,225,413, £2 more than the £4,225,411 stated');
    expect(rows()[0]?.['disagreements']).toContainEqual(
      expect.objectContaining({
        measure: 'budget_total',
        area: 'Adopt London South',
        stated: 4_225_411,
        computed: 4_225_413,
      }),
    );
  });

  it('flags it as well where a scenario of the same partners names no agency', async () => {
    const { agency, ...document } = JSON.parse(
      readFileSync(`${SAMPLES}/als-2022-23-as-printed.json`, 'utf8'),
    ) as Row;
    expect(agency).toBe('Adopt London South');
    const { rows } = await run('funding', 'run', write('no-agency.json', document));
    expect(rows()[0]?.['disagreements']).toHaveLength(2);
  });

  it('takes demand from what was published, from the year a partner joined on', async () => {
    const document = {
      schema: 1,
      name: 'Observed',
      partners: ['Croydon', 'Greenwich', 'Achieving for Children'],
      agency: 'ALS',
      budget: { '2023/24': 26 },
      demand: { source: 'observations' },
      formula: [
        { kind: 'demand', weight: 1, drivers: [{ measure: 'placement_orders', years: 2 }] },
      ],
    };
    const { code, rows } = await run('funding', 'run', write('observed.json', document));
    expect(code).toBe(0);
    // means of 14 and 15, of 7 alone, and of 0 + 4 and 1 + 0
    expect(yearsOf(rows()[0])['2023/24']!.contributions).toEqual({
      Croydon: 16,
      Greenwich: 7,
      'Achieving for Children': 3,
    });
  });

  it('refuses a scenario with the file and the field, and still prints the others', async () => {
    const bad = write('bad.json', {
      schema: 1,
      name: 'Bad',
      partners: ['A'],
      budget: { '2023/24': 5 },
      formula: [{ kind: 'equal', weight: -1 }],
    });
    const { code, rows, err } = await run(
      'funding',
      'run',
      bad,
      HYBRID,
      write('none.json', '{'),
      join(folder, 'absent.json'),
    );
    expect(code).toBe(1);
    expect(rows().map((row) => row['scenario'])).toEqual([
      null,
      'Hybrid with smoothing',
      null,
      null,
    ]);
    expect(rows()[0]).toMatchObject({ years: {}, failure: { field: 'formula[0].weight' } });
    expect(err).toContain('bad.json: formula[0].weight is negative');
    expect(err).toContain('none.json holds no scenario');
  });

  it('prints a row a partner and year for spreadsheets', async () => {
    const { out } = await run('funding', 'run', HYBRID, '--format', 'csv');
    expect(out.split('\r\n')[0]).toMatch(
      /^scenario,year,partner,contribution,undamped,share,change/,
    );
    expect(out.split('\r\n')).toHaveLength(1 + 9 * 2 + 1);
  });

  it('takes no file for wrong usage', async () => {
    expect((await run('funding', 'run')).code).toBe(2);
    expect((await run('funding', 'sell')).code).toBe(2);
  });
});

describe('permanence funding compare, goal, price and outturn', () => {
  it('prints scenarios side by side against the first', async () => {
    const { code, rows } = await run(
      'funding',
      'compare',
      `${SAMPLES}/als-equal-split.json`,
      `${SAMPLES}/als-demand-only.json`,
      HYBRID,
    );
    expect(code).toBe(0);
    expect(rows()).toHaveLength(18);
    const croydon = rows()[0] as {
      contributions: Record<string, number>;
      differences: Record<string, number>;
    };
    expect(croydon.differences['Demand only']).toBe(
      croydon.contributions['Demand only']! - croydon.contributions['Equal split']!,
    );
    expect((await run('funding', 'compare', HYBRID)).code).toBe(2);
  });

  it('finds the largest demand weight such that nobody pays over so much more', async () => {
    const { code, rows } = await run(
      'funding',
      'goal',
      HYBRID,
      '--most',
      '15%',
      '--year',
      '2024/25',
    );
    expect(code).toBe(0);
    const weight = rows()[0]?.['weight'] as number;
    const document = JSON.parse(readFileSync(HYBRID, 'utf8')) as { formula: { weight: number }[] };
    const increase = async (demand: number) => {
      const formula = document.formula.map((part, at) => ({
        ...part,
        weight: at === 0 ? demand : ((1 - demand) * part.weight) / 0.4,
      }));
      const { '2023/24': before, '2024/25': after } = yearsOf(
        (await run('funding', 'run', write('tried.json', { ...document, formula }))).rows()[0],
      );
      return Math.max(
        ...Object.entries(after!.contributions).map(
          ([name, amount]) => amount / before!.contributions[name]! - 1,
        ),
      );
    };
    expect(await increase(weight)).toBeLessThanOrEqual(0.15);
    expect(await increase(weight + 0.002)).toBeGreaterThan(0.15);
    expect((await run('funding', 'goal', HYBRID)).code).toBe(2);
    expect((await run('funding', 'goal', HYBRID, '--most', 'some')).code).toBe(2);
  });

  it('prints what one more placement costs each partner, and in which years', async () => {
    const { code, rows } = await run('funding', 'price', HYBRID, '--measure', 'children_placed');
    expect(code).toBe(0);
    expect(rows().map((row) => row['partner'])).toContain('Greenwich');
    expect(rows().find((row) => row['partner'] === 'Croydon')).toMatchObject({
      measure: 'children_placed',
      year: '2022/23',
      counts: ['2023/24', '2024/25', '2025/26'],
    });
    expect(rows().find((row) => row['partner'] === 'Croydon')?.['total']).toBeGreaterThan(0);
    // an exception by decisions alone does not look at placements
    expect(rows().find((row) => row['partner'] === 'Greenwich')?.['total']).toBe(0);
  });

  it('prints the outturn of Adopt London East with the pound that is missing', async () => {
    const { code, rows, err } = await run(
      'funding',
      'outturn',
      `${SAMPLES}/ale-2019-20-outturn.json`,
    );
    expect(code).toBe(0);
    expect(rows()[0]).toMatchObject({
      net: { variance: 8444 },
      inKind: [{ partner: 'Havering', amount: 190_240 }],
    });
    expect(err).toContain('£1 less than the £652,950');
    expect(rows()[0]?.['disagreements']).toContainEqual(
      expect.objectContaining({ measure: 'variance', stated: -1, computed: 1 }),
    );
  });
});

describe('permanence verify', () => {
  const cases = (expected: object) => ({
    cases: [
      {
        id: 'h',
        method: 'largest_remainder',
        input: { ids: ['A', 'B'], weights: [1, 1], totalUnits: 3 },
        expected,
      },
    ],
  });

  it('closes with how many passed and failed, and exits 1 where one did', async () => {
    const right = write('right.json', cases({ allocation: [2, 1] }));
    const wrong = write('wrong.json', cases({ allocation: [1, 2] }));
    expect(await run('verify', right)).toMatchObject({ code: 0, out: '1 passed, 0 failed\n' });
    const both = await run('verify', right, wrong);
    expect(both.code).toBe(1);
    expect(both.out).toContain('wrong.json: h (largest_remainder): allocation[0] is 2, expected 1');
    expect(both.out).toMatch(/\n1 passed, 1 failed\n$/);
  });

  it('names an unknown method as a failure', async () => {
    const unknown = write('unknown.json', {
      cases: [{ id: 'u', method: 'runes', input: {}, expected: {} }],
    });
    const { code, out } = await run('verify', unknown);
    expect(code).toBe(1);
    expect(out).toBe(
      `${unknown}: u (runes): the method “runes” is not known here\n0 passed, 1 failed\n`,
    );
  });

  it('prints a row a case where a format is asked for', async () => {
    const { rows, err } = await run(
      'verify',
      write('one.json', cases({ allocation: [2, 1] })),
      '--format',
      'json',
    );
    expect(rows()).toMatchObject([{ id: 'h', passed: true, misses: [] }]);
    expect(err).toContain('1 passed');
  });

  it('exits 1 for a file that holds no cases, 2 without one', async () => {
    expect((await run('verify', write('empty.json', '[]'))).code).toBe(1);
    expect((await run('verify')).code).toBe(2);
  });
});
