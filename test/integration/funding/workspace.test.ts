import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../../analytics/contract/failure.ts';
import type { ScenarioDocument } from '../../../analytics/contract/funding/scenario.ts';
import { Workbench } from '../../../analytics/workbench.ts';

const SCENARIO: ScenarioDocument = {
  schema: 1,
  name: 'From journeys',
  partners: ['Croydon', 'Sutton'],
  budget: { '2023/24': 900 },
  demand: { source: 'journeys' },
  formula: [{ kind: 'demand', weight: 1, drivers: [{ measure: 'placement_orders', years: 1 }] }],
};

const JOURNEYS = [
  'child_id,area,entered_care_on,decision_on,placement_order_on',
  ...['2022-05-01', '2022-06-01'].map(
    (day, at) => `${at + 1},Croydon,2022-01-01,2022-04-10,${day}`,
  ),
  '3,Sutton,2022-01-01,2022-04-10,2022-07-01',
].join('\n');

const opened: Workbench[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((workbench) => workbench.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function open(): Promise<Workbench> {
  const workbench = await Workbench.open({
    samples: false,
    host: 'script',
    now: () => new Date('2026-04-01T09:00:00Z'),
  });
  opened.push(workbench);
  return workbench;
}

const load = (workbench: Workbench, text: string, name = 'journeys.csv') => {
  const bytes = new TextEncoder().encode(text);
  return workbench.load([{ name, bytes }]);
};

const paid = async (workbench: Workbench, document: ScenarioDocument) =>
  (await workbench.funding.run(document)).years[0]?.partners.map(
    ({ contribution }) => contribution,
  );

describe('funding in a workspace', () => {
  it('counts demand from journeys, and counts anew once more are loaded', async () => {
    const workbench = await open();
    await load(workbench, JOURNEYS);
    expect(await paid(workbench, SCENARIO)).toEqual([600, 300]);
    await load(
      workbench,
      `${JOURNEYS.split('\n')[0] ?? ''}\n4,Sutton,2022-01-01,2022-04-10,2022-08-01`,
      'more.csv',
    );
    expect(await paid(workbench, SCENARIO)).toEqual([450, 450]);
  });

  it('asks for data where none is loaded, naming the partner', async () => {
    const workbench = await open();
    const failure = await workbench.funding.run(SCENARIO).catch(failureOf);
    expect(failure).toMatchObject({
      code: 'scenario_refused',
      message: expect.stringContaining('Croydon has no figure of placement orders') as string,
    });
  });

  it('keeps a locked version as it is whatever is loaded later; a copy can be changed', async () => {
    const workbench = await open();
    await load(workbench, JOURNEYS);
    const draft = await workbench.funding.save(SCENARIO);
    const { id, locked } = await workbench.funding.lock(SCENARIO, {
      by: 'Chair',
      note: 'Agreed on 1 April',
    });
    expect(locked).toMatchObject({
      lockedBy: 'Chair',
      lockedAt: '2026-04-01T09:00:00.000Z',
      contributions: { '2023/24': { Croydon: 600, Sutton: 300 } },
    });
    await load(
      workbench,
      `${JOURNEYS.split('\n')[0] ?? ''}\n4,Sutton,2022-01-01,2022-04-10,2022-08-01`,
      'more.csv',
    );
    expect(await workbench.funding.check(id)).toEqual({ unchanged: true, differences: [] });
    expect(await paid(workbench, locked!.scenario)).toEqual([600, 300]);
    for (const change of [workbench.funding.save(SCENARIO, id), workbench.funding.remove(id)]) {
      expect(await change.catch(failureOf)).toMatchObject({
        code: 'scenario_locked',
        message: expect.stringContaining('Chair') as string,
      });
    }
    const copy = await workbench.funding.save({ ...locked!.scenario, name: 'A copy' });
    expect(copy).toMatchObject({ name: 'A copy', locked: null });
    await workbench.funding.save({ ...SCENARIO, name: 'Changed' }, draft.id);
    await workbench.funding.remove(copy.id);
    expect((await workbench.funding.saved()).map(({ name }) => name)).toEqual([
      'Changed',
      'From journeys',
    ]);
    expect(await workbench.funding.check(draft.id).catch(failureOf)).toMatchObject({
      code: 'not_found',
    });
  });

  it('is there again when the workspace file is opened again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'permanence-funding-'));
    folders.push(folder);
    const file = {
      path: join(folder, 'w.permanence'),
      passphrase: 'a long enough passphrase',
      host: 'script' as const,
    };
    const first = await Workbench.openFile({ ...file, create: true });
    await load(first, JOURNEYS);
    const { hash } = (await first.funding.lock(SCENARIO, { by: 'Chair' })).locked!;
    await first.save();
    await first.close();
    const again = await Workbench.openFile({ ...file, create: false });
    opened.push(again);
    const [kept] = await again.funding.saved();
    expect(kept?.locked?.hash).toBe(hash);
    expect(await again.funding.check(kept!.id)).toEqual({ unchanged: true, differences: [] });
  });

  it('works every ready scenario out', async () => {
    const workbench = await open();
    const ready = workbench.funding.ready();
    expect(ready.map(({ id }) => id)).toEqual([
      'ale-2019-20-outturn',
      'aln-2023-24-equal-split',
      'als-2022-23-as-printed',
      'als-demand-only',
      'als-equal-split',
      'als-hybrid-with-smoothing',
    ]);
    for (const one of ready) {
      if (one.kind === 'scenario')
        expect((await workbench.funding.run(one.scenario)).years.length).toBeGreaterThan(0);
    }
  });
});
