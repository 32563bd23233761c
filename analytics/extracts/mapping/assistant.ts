import type { MappingPreview, MappingProposals, Recipe } from '../../contract/recipe.ts';
import { cellsShown, problemsOf } from './first-rows.ts';
import { firstRecords } from '../first-records.ts';
import type { LoadContext } from '../load.ts';
import type { TableSource } from '../table-source.ts';
import { proposeMappings } from './propose.ts';
import { readThrough } from './reading.ts';
import { TARGETS, describeTarget, targetOf } from './targets.ts';

/** Rows the assistant looks at. */
const LOOKED_AT = 200;

/** How many targets it proposes. */
const MOST = 3;

/** What a table's columns may stand for, with everything there is to choose from. */
export async function proposeFor(table: TableSource): Promise<MappingProposals> {
  const records = await firstRecords(table, LOOKED_AT);
  const rows = records.filter(({ fault }) => fault === null).map(({ cells }) => cells);
  return {
    header: [...table.header],
    targets: TARGETS.map(describeTarget),
    proposals: proposeMappings({ header: table.header, rows }).slice(0, MOST),
  };
}

/** The first rows of a table as they would be loaded through a recipe, which need not be saved. */
export async function previewThrough(
  recipe: Recipe,
  table: TableSource,
  context: Pick<LoadContext, 'session' | 'workspaceKey' | 'now' | 'stated'>,
): Promise<MappingPreview> {
  const records = await firstRecords(table);
  const top: TableSource = {
    ...table,
    csv: null,
    records: async function* () {
      yield records;
    },
  };
  const reading = readThrough(recipe, top, context.stated);
  if (!reading.mapped || !reading.recognised) {
    return { ...EMPTY, refusal: reading.refusal?.failure ?? null };
  }
  const { columns } = targetOf(recipe);
  const shown = columns.filter(({ id }) => reading.table.header.includes(id));
  const problems = await problemsOf(reading.mapped, reading.recognised, context);
  return {
    columns: shown.map(({ id, label }) => ({ id, label })),
    rows: await cellsShown(reading.mapped.table, shown, problems),
    dropped: [...reading.mapped.dropped],
    refusal: null,
  };
}

const EMPTY: MappingPreview = { columns: [], rows: [], dropped: [], refusal: null };
