import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TestWorkspace, figures } from './workspace.ts';

describe('every row', () => {
  it('is either loaded or rejected, with a reject kept for each, whatever the file holds', async () => {
    const word = fc.constantFrom(
      'placement_orders',
      'in_house_share',
      'Croydon',
      'Nowhere',
      '2022/23',
      '12',
      '-1',
      '<5',
      'c',
      '',
      '"',
      '"a,b"',
      '"a\nb"',
      '=1',
      'é',
    );
    const good = fc.tuple(
      fc.constantFrom('placement_orders', 'in_house_share', 'matches'),
      fc.constantFrom('Croydon', 'Merton', 'Nowhere'),
      fc.constantFrom('2022/23', '2021/22', 'once'),
      fc.constantFrom('1', '2', '"1,204"', '<5', '-1', '46%', ''),
    );
    const line = fc
      .oneof(
        { weight: 4, arbitrary: good },
        { weight: 1, arbitrary: fc.array(word, { maxLength: 6 }) },
      )
      .map((cells) => cells.join(','));
    const file = fc.array(line, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), async (lines, fromDisk) => {
        await using own = await TestWorkspace.open({ threads: 1 });
        const incoming = figures(...lines);
        const report = await own.loadOne(fromDisk ? await own.onDisk(incoming) : incoming);
        const { read, loaded, rejected, repaired, reasons } = report;
        expect(read).toBe(loaded + rejected);
        expect(repaired).toBeLessThanOrEqual(loaded);
        expect(Object.values(reasons).reduce((sum, n) => sum + n, 0)).toBe(rejected);
        expect(await own.count('observations')).toBe(loaded);
        expect(await own.count('rejects')).toBe(rejected);
        if (report.refusal) expect(read).toBe(0);
        const again = await own.loadOne(incoming);
        expect(again).toMatchObject({ read, loaded: 0, rejected: read });
      }),
      { numRuns: 60 },
    );
  }, 240_000);
});
