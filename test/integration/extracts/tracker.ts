import { z } from 'zod';
import type { Recipe, SavedRecipe } from '../../../analytics/contract/recipe.ts';
import { sql } from '../../../analytics/engine/sql.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import { column, recipe } from '../../unit/extracts/mapping/tables.ts';
import type { TestWorkspace } from './workspace.ts';
import { csv } from './workspace.ts';

export const HEADER = ['Mosaic ID', 'Borough', 'DOB', 'SHOBPA', 'PO granted', 'Home', 'Worker'];
export const ROWS = [
  ['C-1', 'Croydon', '03/04/2021', '12/11/2021', '20/12/2021', 'VAA', 'B. Smith'],
  ['C-2', 'LB Merton', '2021-01-09', '', '2022-02-01', 'in house', 'B. Smith'],
  ['C-3', 'Nowhere', '03/04/2021', '12/11/2021', '', '', 'B. Smith'],
  ['C-4', 'Sutton', '03/04/2021', '31/02/2022', '', '', 'B. Smith'],
];

export const TRACKER = recipe(
  {
    child_id: column('Mosaic ID'),
    area: column('Borough'),
    birth_month: column('DOB'),
    decision_on: column('SHOBPA'),
    placement_order_on: column('PO granted'),
    placed_with: column('Home', { values: { VAA: 'voluntary_agency' } }),
  },
  { header: HEADER },
);

export const saved = (one: Recipe): SavedRecipe => ({
  ...one,
  savedAt: '2025-06-01T00:00:00.000Z',
});

export const text = (header: readonly string[], rows: readonly (readonly string[])[]) =>
  csv([header, ...rows].map((cells) => `${cells.join(',')}\n`).join(''), 'tracker.csv');

export async function load(
  file: IncomingFile,
  help: { recipes?: SavedRecipe[]; recipe?: Recipe; stated?: { area?: string } },
  into: TestWorkspace,
) {
  return loadFiles([file], { ...into.context, ...help });
}

export const journeysIn = (own: TestWorkspace) =>
  own.rows(
    sql`SELECT * EXCLUDE (source_id, source_row) FROM adoption_journeys ORDER BY source_row`,
    z.record(z.string(), z.unknown()),
  );
