import { afterEach, describe, expect, it } from 'vitest';
import type { FigureKey } from '../../../analytics/contract/figure.ts';
import { Workbench } from '../../../analytics/workbench.ts';

const opened: Workbench[] = [];
afterEach(async () => {
  for (const workbench of opened.splice(0)) await workbench.close();
});

async function open(): Promise<Workbench> {
  const workbench = await Workbench.open({ samples: true, host: 'script' });
  opened.push(workbench);
  return workbench;
}

async function keyOfComputed(workbench: Workbench): Promise<FigureKey> {
  const [figure] = await workbench.figures({
    measure: 'entry_to_placed_days',
    origins: ['line_level'],
  });
  if (!figure) throw new Error('the samples hold no such figure');
  return { ...figure, statistic: 'mean' };
}

const OWN = new TextEncoder().encode(
  'measure,area,period,value,source\nmatches,Croydon,2022/23,7,Us',
);

describe('the rows behind a figure', () => {
  it('are shown for what came with the workbench, which was published', async () => {
    const workbench = await open();
    const card = await workbench.handlers['explore.card'](await keyOfComputed(workbench));
    expect(card.rows.cells.length).toBeGreaterThan(0);
  });

  it('are shown once somebody has said why, which is written down', async () => {
    const workbench = await open();
    await workbench.load([{ name: 'own.csv', bytes: OWN }]);
    const key = await keyOfComputed(workbench);
    const before = await workbench.handlers['explore.card'](key);
    expect(before.rows.total).toBeGreaterThan(0);
    expect(before.rows.cells).toEqual([]);

    await workbench.handlers['explore.reason']({ reason: 'A mean nobody believes', by: 'Sam' });
    const after = await workbench.handlers['explore.card'](key);
    expect(after.rows.cells.length).toBeGreaterThan(0);
    expect(workbench.audit.page({ action: 'named_rows' }).rows).toMatchObject([
      { by: 'Sam', detail: { what: 'rows behind figures', reason: 'A mean nobody believes' } },
    ]);
    expect(await workbench.casework.accessLog()).toEqual([]);
  });
});

describe('a file that the page makes', () => {
  it('is written down with who saw it', async () => {
    const workbench = await open();
    await workbench.handlers['session.present']({ audience: 'presentation' });
    await workbench.handlers['audit.exported']({ what: 'matches', file: 'matches.csv' });
    expect(workbench.audit.page({ action: 'export' }).rows).toMatchObject([
      { detail: { what: 'matches', file: 'matches.csv', audience: 'presentation' } },
    ]);
  });
});
