import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, type Method } from '../../../analytics/contract/api.ts';
import { HANDLING } from '../../../analytics/disclosure/handling.ts';
import { Workbench } from '../../../analytics/workbench.ts';

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.open({ samples: true, host: 'script' });
});
afterAll(() => workbench.close());

const present = (audience: 'officer' | 'presentation') =>
  workbench.handlers['session.present']({ audience });

type Asked = { measure: string; by?: 'stage'[] };

/** The figures the page would be sent. */
async function sent({ measure, by }: Asked) {
  const { arrow } = await workbench.handlers['explore.figures']({
    measure,
    grain: 'year',
    statistic: 'mean',
    basis: 'members_then',
    ...(by ? { by } : {}),
  });
  const table = tableFromIPC(new Uint8Array(await arrow.arrayBuffer()));
  return table.toArray().map((row) => row.toJSON() as Record<string, unknown>);
}

const small = (rows: Record<string, unknown>[]) =>
  rows.filter(({ value }) => value !== null && Number(value) > 0 && Number(value) < 6);

describe('threat: others read the screen', () => {
  it('sends no count of 1 to 5 while presenting, and true counts to the officer', async () => {
    const asked = { measure: 'matches' };
    expect(small(await sent(asked)).length).toBeGreaterThan(0);
    await present('presentation');
    const shown = await sent(asked);
    expect(small(shown)).toEqual([]);
    expect(shown.filter(({ status }) => status === 'suppressed').length).toBeGreaterThan(0);
    await present('officer');
    expect(small(await sent(asked)).length).toBeGreaterThan(0);
  });

  it('sends figures in the same order and the same columns, so that screens keep working', async () => {
    const asked = { measure: 'matches' };
    const names = (rows: Record<string, unknown>[]) =>
      rows.map(({ area, period, observation }) => [area, period, observation]);
    const before = await sent(asked);
    await present('presentation');
    const shown = await sent(asked);
    await present('officer');
    expect(names(shown)).toEqual(names(before));
    expect(Object.keys(shown[0] ?? {})).toEqual(Object.keys(before[0] ?? {}));
  });

  it('keeps rows, printed numbers and workings off a figure’s card', async () => {
    const figures = await workbench.figures({
      measure: 'entry_to_placed_days',
      origins: ['line_level'],
    });
    const computed = figures.find(({ denominator }) => (denominator ?? 0) >= 10);
    if (!computed) throw new Error('the samples hold no such mean');
    const key = { ...computed, statistic: 'mean' as const };
    const officers = await workbench.handlers['explore.card'](key);
    expect(officers.rows.total).toBeGreaterThan(0);
    await present('presentation');
    const card = await workbench.handlers['explore.card'](key);
    await present('officer');
    expect(card).toMatchObject({
      calculation: null,
      withoutMostExtreme: null,
      median: null,
      rows: { cells: [], total: 0 },
      figure: { numerator: null },
    });
  });

  it('says how many children there are to nobody but the officer', async () => {
    await present('presentation');
    const { audience, workspace } = await workbench
      .describe()
      .then(() => workbench.handlers['session.describe']());
    await present('officer');
    expect(audience).toBe('presentation');
    expect(workspace.journeys).toBeNull();
  });

  const withheld = Object.entries(HANDLING).flatMap(([method, handling]) =>
    handling === 'withheld' ? [method as Method] : [],
  );

  it.each(withheld)('does not answer %s at all', async (method) => {
    await present('presentation');
    const ask = workbench.handlers[method] as (input: unknown) => unknown;
    try {
      await expect((async () => ask({}))()).rejects.toMatchObject({
        failure: { code: 'withheld' },
      });
    } finally {
      await present('officer');
    }
  });

  it('has thought about every request there is', () => {
    expect(Object.keys(HANDLING).sort()).toEqual(Object.keys(API).sort());
  });

  it('does not answer anything that tells of single records', () => {
    const rows = /^(tracker|corrections|identities|reconciliation|sources|quality|load|casework)\./;
    const answered = Object.keys(API).filter(
      (method) => rows.test(method) && HANDLING[method as Method] !== 'withheld',
    );
    expect(answered).toEqual(['load.discard']);
  });

  it('reckons contributions from true demand, whoever looks', async () => {
    const before = await workbench.figures({ measure: 'matches' });
    await present('presentation');
    const after = await workbench.figures({ measure: 'matches' });
    await present('officer');
    expect(after).toEqual(before);
  });
});
