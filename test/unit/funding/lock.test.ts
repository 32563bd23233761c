import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LockedVersion } from '../../../analytics/contract/funding/version.ts';
import { canonicalJson, contentHash } from '../../../analytics/funding/canonical-json.ts';
import { givenDemand } from '../../../analytics/funding/given-demand.ts';
import { checkVersion, lockVersion } from '../../../analytics/funding/lock.ts';
import { readScenario } from '../../../analytics/funding/read-scenario.ts';
import { readyDocuments } from '../../../analytics/funding/ready.ts';
import { refused, run, simple } from './scenarios.ts';

const AT = new Date('2026-04-01T09:00:00Z');
const lock = (document: unknown, said = { by: 'Chair of the board', note: 'Agreed' }) => {
  const scenario = readScenario(document);
  return lockVersion(scenario, givenDemand(scenario), said, AT);
};

/** What was signed off stays what it was: these were locked once and are never written anew. */
const GOLDEN = join(import.meta.dirname, 'locked');

describe('a locked version', () => {
  it('says who locked it, when and why, under the hash the result was shown with', () => {
    const version = lock(simple());
    expect(version).toMatchObject({
      lockedBy: 'Chair of the board',
      lockedAt: '2026-04-01T09:00:00.000Z',
      note: 'Agreed',
      contributions: { '2023/24': { Ash: 200, Birch: 200, Cedar: 600 } },
    });
    expect(version.hash).toBe(run(simple()).hash);
    expect(checkVersion(version)).toEqual({ unchanged: true, differences: [] });
  });

  it('has another hash for another content, and the same for the same in another order', () => {
    const { name, ...rest } = simple();
    expect(lock({ ...rest, name }).hash).toBe(lock(simple()).hash);
    expect(lock(simple({ budget: { '2023/24': 1001 } })).hash).not.toBe(lock(simple()).hash);
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
      '{"b":[1,{"c":"x","d":null}]}',
    );
    // sha256 of {}
    expect(contentHash({})).toBe(
      '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    );
  });

  it('shows when somebody has changed it', () => {
    const version = structuredClone(lock(simple()));
    version.contributions['2023/24']!['Ash'] = 199;
    expect(checkVersion(version)).toEqual({
      unchanged: false,
      differences: [{ year: '2023/24', partner: 'Ash', locked: 199, now: 200 }],
    });
  });

  it('shows what this release can no longer work out', () => {
    const version = structuredClone(lock(simple()));
    version.scenario.formula = [];
    expect(checkVersion(version).differences.map(({ now }) => now)).toEqual([null, null, null]);
  });

  it('is not to be had of a range, nor without a name', () => {
    const document = simple();
    document.demand!.values!['orders']!['Ash'] = { '2022/23': '<5' };
    expect(refused(() => lock(document)).message).toContain('a range that nobody can sign');
    expect(refused(() => lock(simple(), { by: ' ', note: '' })).code).toBe('invalid_request');
  });

  const files = readdirSync(GOLDEN).filter((name) => name.endsWith('.json'));

  it.each(files)('comes to the same to the penny in every release: %s', (name) => {
    const version = LockedVersion.parse(JSON.parse(readFileSync(join(GOLDEN, name), 'utf8')));
    expect(checkVersion(version)).toEqual({ unchanged: true, differences: [] });
  });

  it('is kept of every ready scenario and every option there is', () => {
    expect(files.length).toBeGreaterThanOrEqual(
      readyDocuments().filter(({ kind }) => kind === 'scenario').length + 1,
    );
  });
});

/** Writes a version that is new; those that are there stay. Run with WRITE_LOCKED=1 for a new one. */
function keep(id: string, document: unknown): void {
  const path = join(GOLDEN, `${id}.json`);
  writeFileSync(path, `${JSON.stringify(lock(document), null, 2)}\n`, { flag: 'wx' });
}

if (process.env['WRITE_LOCKED']) {
  describe('new locked versions', () => {
    it('are written once', () => {
      const there = new Set(readdirSync(GOLDEN));
      const every = simple({
        name: 'Every option',
        budget: { '2023/24': 250_000, '2024/25': 260_000.5 },
        prior: {
          year: '2022/23',
          contributions: { Ash: 100_000, Birch: 80_000.25, Cedar: 40_000 },
        },
        history: { contributions: { Ash: 90_000, Birch: 70_000, Cedar: 30_000 } },
        population: { Ash: 50_000, Birch: { '2023/24': 60_000, '2024/25': 61_000 }, Cedar: 10_000 },
        income: [{ name: 'Grant', kind: 'grant', amounts: { '2023/24': 5000 } }],
        fixed: { Ash: 1000 },
        activity_price: [{ measure: 'orders', price: 120.5, years: 2 }],
        equal_units: { Ash: 2 },
        months: { Cedar: { '2023/24': 9 } },
        formula: [
          {
            kind: 'demand',
            weight: 0.5,
            drivers: [
              { measure: 'orders', weight: 2, years: 3, lag: 2 },
              { measure: 'orders', weight: 1, years: 2 },
            ],
          },
          { kind: 'historic', weight: 0.2 },
          { kind: 'equal', weight: 0.2 },
          { kind: 'population', weight: 0.1 },
        ],
        exceptions: [
          {
            partner: 'Cedar',
            formula: [{ kind: 'demand', weight: 1, drivers: [{ measure: 'orders', years: 2 }] }],
          },
        ],
        transition: { '2023/24': 0.4 },
        damping: { floor: -0.3, ceiling: 0.25, method: 'clamped_proportional', until: '2024/25' },
        rounding: 'pence',
      });
      const documents: [string, unknown][] = [
        ['every-option', every],
        ...readyDocuments().flatMap((one): [string, unknown][] =>
          one.kind === 'scenario' ? [[one.id, one.scenario]] : [],
        ),
      ];
      const added = documents.filter(([id]) => !there.has(`${id}.json`));
      for (const [id, document] of added) keep(id, document);
      expect(readdirSync(GOLDEN)).toHaveLength(there.size + added.length);
    });
  });
}
