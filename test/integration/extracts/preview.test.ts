import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import type { LoadContext } from '../../../analytics/extracts/load.ts';
import { previewFile } from '../../../analytics/extracts/preview.ts';
import { GOOD, HEADER, TestWorkspace, csv, figures } from './workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

/** The preview of a file that holds one table. */
async function previewOne(file: IncomingFile, context: LoadContext) {
  const [preview, ...others] = await previewFile(file, context);
  expect(others).toEqual([]);
  if (!preview) throw new Error('There is no preview.');
  return preview;
}

describe('a preview', () => {
  it('tells what the file is and shows its first rows, and loads nothing', async () => {
    const preview = await previewOne(
      figures(GOOD, 'placement_orders,Merton,2022/23,<5'),
      workspace.context,
    );
    expect(preview).toMatchObject({
      file: 'figures.csv',
      family: 'published_figures',
      confidence: 1,
      encoding: 'UTF-8',
      delimiter: 'comma',
      rows: [GOOD.split(','), ['placement_orders', 'Merton', '2022/23', '<5']],
      alreadyLoaded: false,
      refusal: null,
    });
    expect(preview.columns[1]).toEqual({
      name: 'area',
      meaning: 'area',
      examples: ['Croydon', 'Merton'],
    });
    expect(await workspace.count('observations')).toBe(0);
  });

  it('knows a file that was loaded before', async () => {
    await workspace.loadOne(figures(GOOD));
    expect((await previewOne(figures(GOOD), workspace.context)).alreadyLoaded).toBe(true);
  });

  it('marks columns that are not used', async () => {
    const file = csv(`${HEADER},officer\n${GOOD},J\n`);
    const { columns } = await previewOne(file, workspace.context);
    expect(columns.at(-1)).toEqual({ name: 'officer', meaning: null, examples: ['J'] });
  });

  it('shows of a child no more than the shape of its number', async () => {
    const preview = await previewOne(
      csv('child_id,area,entered_care_on,placed_on\nAB4711,Kent,2020-08-11,2022-12-01\n'),
      workspace.context,
    );
    expect(preview.rows).toEqual([['AA9999', 'Kent', '2020-08-11', '2022-12-01']]);
    expect(JSON.stringify(preview)).not.toContain('4711');
  });

  it.each([
    ['', 'file_empty'],
    [`${HEADER}\n`, 'file_empty'],
    ['name,age\nA,1\n', 'file_not_recognised'],
    ['measure,area,period\na,b,c\n', 'column_missing'],
  ])('gives the refusal the load would give: %j is %s', async (text, code) => {
    const file = csv(text);
    const preview = await previewOne(file, workspace.context);
    expect(preview.refusal).toMatchObject({ code });
    expect((await workspace.loadOne(file)).refusal).toEqual(preview.refusal);
    expect(preview.reason).not.toBe('');
  });
});
