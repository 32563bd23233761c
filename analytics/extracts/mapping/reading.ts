import { PermanenceError } from '../../contract/failure.ts';
import type { ExtractFamily } from '../../contract/load.ts';
import type { Recipe, SavedRecipe } from '../../contract/recipe.ts';
import { readAs } from '../recognise.ts';
import { recogniseTable } from '../recognise-table.ts';
import type { Recognised } from '../recognise-table.ts';
import { AREA_COLUMN, YEAR_COLUMN } from '../returns/module.ts';
import { readAsModule } from '../returns/recognise-module.ts';
import type { Stated } from '../stated.ts';
import { tableName } from '../table-source.ts';
import type { TableSource } from '../table-source.ts';
import { columnsLacking, isMadeFor, misfit, recipeFor } from './fit.ts';
import { mappedTable } from './mapped-table.ts';
import type { MappedTable } from './mapped-table.ts';
import { targetOf } from './targets.ts';

/** What the officer has said that helps to read a file: for all files, and for these. */
export type ReadingHelp = {
  readonly stated?: Stated | undefined;
  /** Those that were saved: a table with the columns of one is read through it. */
  readonly recipes?: readonly SavedRecipe[] | undefined;
  /** The one to read these files through, whatever they look like. */
  readonly recipe?: Recipe | undefined;
};

/** A table with what it is taken for: as it stands, or through a recipe. */
export type TableReading = {
  /** The table to load: the file's own, or the one the recipe makes of it. */
  readonly table: TableSource;
  readonly recognised: Recognised | null;
  readonly mapped: (MappedTable & { readonly recipe: Recipe }) | null;
  /** Why the recipe can't be used. */
  readonly refusal: PermanenceError | null;
};

/** How people are told what a table was taken for. */
export function familyOf({ mapped, recognised }: TableReading): ExtractFamily | null {
  return mapped ? 'ad_hoc' : (recognised?.family ?? null);
}

/** Whether a row may be a header: of an extract, or of a file that a recipe was made for. */
export function isHeaderFor({ recipes = [], recipe }: ReadingHelp) {
  return (header: readonly string[]): boolean =>
    recipes.some((saved) => isMadeFor(saved, header)) ||
    (recipe !== undefined && columnsLacking(recipe, header).length === 0) ||
    recogniseTable(header) !== null;
}

/**
 * What the tables of one file are taken for. A recipe that was asked for is used on every table
 * that has its columns; where none has, all are refused. Otherwise a saved recipe made for just
 * these columns comes before anything that the columns look like.
 */
export function readingsOf(tables: readonly TableSource[], help: ReadingHelp): TableReading[] {
  const { recipe: asked, recipes = [], stated = {} } = help;
  const fitting = asked
    ? tables.filter(({ header }) => columnsLacking(asked, header).length === 0)
    : [];
  return tables.map((table) => {
    const through = asked && (fitting.length === 0 || fitting.includes(table)) ? asked : undefined;
    const recipe = through ?? recipeFor(recipes, table.header);
    if (recipe) return readThrough(recipe, table, stated, through !== undefined);
    return { table, recognised: recogniseTable(table.header, stated), mapped: null, refusal: null };
  });
}

/** A table read through a recipe, or with why that can't be done. */
export function readThrough(
  recipe: Recipe,
  table: TableSource,
  stated: Stated = {},
  asked = true,
): TableReading {
  try {
    const target = targetOf(recipe);
    const refusal = misfit(recipe, table);
    if (refusal) throw refusal;
    const mapped = mappedTable(table, recipe, target);
    const { header } = mapped.table;
    const reason = asked
      ? `It is read through the recipe “${recipe.name}” as ${target.label}.`
      : `It has the columns that the recipe “${recipe.name}” was made for, and is read through it as ${target.label}.`;
    const recognised: Recognised =
      target.by === 'rows'
        ? {
            by: 'rows',
            family: target.family.id,
            confidence: 1,
            reason,
            recognition: readAs(target.family, header, new Map(Object.entries(stated))),
          }
        : {
            by: 'module',
            family: target.module.family,
            confidence: 1,
            reason,
            recognised: { ...readAsModule(target.module, header), missing: [] },
          };
    const filled = new Set([...header, ...columnsStated(stated)]);
    const lacking = target.needs.filter((need) => !need.some((id) => filled.has(id)));
    if (lacking.length > 0) throw incomplete(recipe, table, lacking);
    return { table: mapped.table, recognised, mapped: { ...mapped, recipe }, refusal: null };
  } catch (error) {
    if (!(error instanceof PermanenceError)) throw error;
    return { table, recognised: null, mapped: null, refusal: error };
  }
}

/** The columns that need not be in a file of which the officer said them, under all their names. */
function columnsStated({ area, period }: Stated): string[] {
  return [
    ...(area === undefined ? [] : ['area', AREA_COLUMN]),
    ...(period === undefined ? [] : ['period', YEAR_COLUMN]),
  ];
}

function incomplete(
  recipe: Recipe,
  table: TableSource,
  lacking: readonly (readonly string[])[],
): PermanenceError {
  const named = lacking.map(([first = '', ...others]) =>
    others.length > 2 ? `a date such as ${first}` : [first, ...others].join(' or '),
  );
  return new PermanenceError({
    code: 'column_missing',
    message: `${tableName(table)} can't be read through the recipe “${recipe.name}”: it fills nothing in for ${named.join(', ')}.`,
    action: 'Map a column to it, or say one value that holds for all rows.',
    place: { file: table.file.name, row: table.headerRow },
  });
}
