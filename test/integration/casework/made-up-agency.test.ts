import { describe, expect, it } from 'vitest';
import { agencyFiles } from '../../../analytics/synthetic/files.ts';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import { Workbench } from '../../../analytics/workbench.ts';

describe('the records of a made-up agency, which contradict nothing', () => {
  it('are alike in every return of every year, child by child', async () => {
    await using workbench = await Workbench.open({ samples: false, host: 'script' });
    const agency = generateAgency({
      name: 'Adopt Testshire',
      seed: 11,
      children: 250,
      families: 80,
      boroughs: 2,
      years: 4,
      firstYear: 2019,
      dirt: false,
    });
    const files = await agencyFiles(agency, { format: 'csv', annexA: 'all' });
    const wanted = files.filter(({ path }) => /^(ssda903-merged|journeys|asg)\//.test(path));
    const reports = await workbench.load(
      wanted.map(({ path, bytes }) => ({ name: path, bytes: new Uint8Array(bytes) })),
    );
    expect(reports.map(({ refusal }) => refusal)).toEqual(reports.map(() => null));
    const { coverage } = await workbench.quality();
    const returns = coverage.returns.filter(({ family }) => family === 'ssda903');
    expect(returns.length).toBeGreaterThanOrEqual(8);
    let compared = 0;
    for (const { area, period } of returns) {
      if (area === null || period === null) continue;
      const { children, alike, rows } = await workbench.casework.reconciliation({
        area,
        year: period,
        against: 'ssda903',
      });
      expect(rows).toEqual([]);
      expect(alike).toBe(children);
      compared += children;
    }
    expect(compared).toBeGreaterThan(50);
  });
});
