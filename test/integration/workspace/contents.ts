import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { Int32, Table, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import { failureOf } from '../../../analytics/contract/failure.ts';
import type { Failure } from '../../../analytics/contract/failure.ts';
import type { SavedRecipe } from '../../../analytics/contract/recipe.ts';
import type { SavedView } from '../../../analytics/contract/selection.ts';
import type {
  ArrowTable,
  WorkspaceContents,
} from '../../../analytics/workspace/file/workspace-file.ts';

export const PASSPHRASE = 'winter-harbour-lantern-47';

/** The cheapest derivation: the tests are not about how long it takes. */
export const CHEAP = { passphrase: PASSPHRASE, workFactor: 2 } as const;

export const NOW = (): Date => new Date('2026-03-31T09:30:00Z');

/** A table of rejects, as an Arrow stream, that holds one text a row. */
export function rejects(values: readonly string[]): ArrowTable {
  const table = new Table({
    source_row: vectorFromArray(
      values.map((_, index) => index + 2),
      new Int32(),
    ),
    value: vectorFromArray(values, new Utf8()),
  });
  return { bytes: tableToIPC(table, 'stream'), rowCount: values.length };
}

export const VIEW: SavedView = {
  id: 'v1',
  name: 'Croydon against the threshold',
  savedAt: '2026-03-31T09:00:00.000Z',
  selection: {
    measure: 'entry_to_placed_days',
    areas: ['Croydon'],
    periods: ['2022/23'],
    cohort: 'adopted_in_year',
    by: null,
    where: {},
    grain: 'year',
    statistic: 'mean',
    figure: null,
  },
};

export const RECIPE: SavedRecipe = {
  format: 'permanence-recipe',
  version: 1,
  name: 'Mosaic tracker',
  savedAt: '2026-03-31T09:10:00.000Z',
  target: 'journeys',
  header: ['Mosaic ID', 'SHOBPA', 'Notes'],
  columns: {
    child_id: { from: 'column', column: 'Mosaic ID' },
    decision_on: { from: 'column', column: 'SHOBPA', dates: 'day_first' },
    area: { from: 'constant', value: 'Croydon' },
  },
};

export function contentsWith(values: readonly string[]): WorkspaceContents {
  return {
    tables: new Map([
      ['rejects', rejects(values)],
      ['sources', rejects(['one'])],
    ]),
    views: [VIEW],
    recipes: [RECIPE],
    audit: { entries: [], anchor: null },
    workspaceKey: new Uint8Array(randomBytes(32)),
  };
}

/** Contents as plain values that tests can compare. */
export function comparable({ tables, views, recipes, workspaceKey }: WorkspaceContents): unknown {
  return {
    tables: [...tables].map(([name, { bytes, rowCount }]) => [
      name,
      rowCount,
      Buffer.from(bytes).toString('base64'),
    ]),
    views,
    recipes,
    workspaceKey: Buffer.from(workspaceKey).toString('hex'),
  };
}

/** The failure that work ends in, which it has to. */
export function refused(work: Promise<unknown>): Promise<Failure> {
  return work.then(() => expect.unreachable('it was not refused'), failureOf);
}
