import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { previewThrough, proposeFor } from '../../../analytics/extracts/mapping/assistant.ts';
import { findTable } from '../../../analytics/extracts/mapping/find-table.ts';
import { column, recipe } from '../../unit/extracts/mapping/tables.ts';
import { HEADER, ROWS, TRACKER, text } from './tracker.ts';
import { TestWorkspace } from './workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

describe('the mapping assistant', () => {
  it('proposes what a file is, and shows how it would be loaded without loading it', async () => {
    const file = text(HEADER, ROWS);
    const table = await findTable(file, { file: 'tracker.csv', part: null }, {});
    const { header, targets, proposals } = await proposeFor(table);
    expect(header).toEqual(HEADER);
    expect(targets.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['journeys', 'published_figures', 'ssda903.episodes']),
    );
    expect(proposals[0]).toMatchObject({ target: 'journeys' });
    const preview = await previewThrough(TRACKER, table, workspace.context);
    expect(preview.columns.map(({ label }) => label)).toEqual([
      'Child id',
      'Area',
      'Birth month',
      'Decision on',
      'Placement order on',
      'Placed with',
    ]);
    expect(preview.rows[0]).toEqual({
      row: 2,
      cells: ['A-9', 'Croydon', '99/99/9999', '12/11/2021', '20/12/2021', 'voluntary_agency'],
      problem: null,
    });
    expect(preview.rows.map(({ row, problem }) => [row, problem?.column ?? null])).toEqual([
      [2, null],
      [3, null],
      [4, 'Borough'],
      [5, 'SHOBPA'],
    ]);
    expect(preview.dropped).toEqual(['Worker']);
    expect(Object.values(await workspace.counts()).every((count) => count === 0)).toBe(true);
  });

  it('shows a module the way its rows are judged', async () => {
    const file = text(['Household', 'Approval date'], [['H-1', 'soon']]);
    const table = await findTable(file, { file: 'tracker.csv', part: null }, {});
    const preview = await previewThrough(
      recipe(
        { FAMILY_ID: column('Household'), APPROVED_ON: column('Approval date') },
        { target: 'adopters.households', header: ['Household', 'Approval date'] },
      ),
      table,
      { ...workspace.context, stated: { area: 'Croydon' } },
    );
    expect(preview.refusal).toBeNull();
    expect(preview.rows[0]?.cells).toEqual(['A-9', 'soon']);
    expect(Object.values(await workspace.counts()).every((count) => count === 0)).toBe(true);
  });

  it('says why nothing could be loaded that way', async () => {
    const table = await findTable(
      text(['A', 'B'], [['1', '2']]),
      { file: 'tracker.csv', part: null },
      {},
    );
    const preview = await previewThrough(TRACKER, table, workspace.context);
    expect(preview).toMatchObject({ rows: [], refusal: { code: 'column_missing' } });
  });
});
