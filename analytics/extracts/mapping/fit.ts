import { PermanenceError } from '../../contract/failure.ts';
import type { Recipe } from '../../contract/recipe.ts';
import { columnName } from '../layout.ts';
import { tableName } from '../table-source.ts';
import type { TableSource } from '../table-source.ts';

/** Whether a table has exactly the columns a recipe was made for, in whatever order. */
export function isMadeFor(recipe: Recipe, header: readonly string[]): boolean {
  return fingerprint(recipe.header) === fingerprint(header);
}

function fingerprint(header: readonly string[]): string {
  const names = new Set(header.map(columnName).filter((name) => name !== ''));
  return [...names].sort().join('\n');
}

/** The recipe of several that a table is known by: of those made for its columns the last saved. */
export function recipeFor<R extends Recipe & { readonly savedAt?: string }>(
  recipes: readonly R[],
  header: readonly string[],
): R | undefined {
  return recipes
    .filter((recipe) => isMadeFor(recipe, header))
    .reduce<R | undefined>(
      (last, one) => (last && (last.savedAt ?? '') >= (one.savedAt ?? '') ? last : one),
      undefined,
    );
}

/** The columns a recipe reads. */
export function columnsRead(recipe: Recipe): string[] {
  const read = Object.values(recipe.columns).flatMap((filling) =>
    filling.from === 'column' ? [filling.column] : [],
  );
  return [...new Set(read)];
}

/** The columns a recipe reads and a table lacks. */
export function columnsLacking(recipe: Recipe, header: readonly string[]): string[] {
  const names = new Set(header.map(columnName));
  return columnsRead(recipe).filter((column) => !names.has(columnName(column)));
}

/** Why a recipe can't be used on a table: a column it reads is not there, or is there twice. */
export function misfit(recipe: Recipe, table: TableSource): PermanenceError | null {
  const at = { file: table.file.name, row: table.headerRow };
  const lacking = columnsLacking(recipe, table.header);
  const [first] = lacking;
  if (first !== undefined) {
    const names = lacking.map((name) => `“${name}”`).join(', ');
    return new PermanenceError({
      code: 'column_missing',
      message: `${tableName(table)} does not fit the recipe “${recipe.name}”: row ${table.headerRow} has no column ${names}.`,
      action: 'Choose the recipe that was made for such files, or map the columns anew.',
      place: { ...at, column: first },
    });
  }
  const names = table.header.map(columnName);
  const twice = columnsRead(recipe).find(
    (column) => names.indexOf(columnName(column)) !== names.lastIndexOf(columnName(column)),
  );
  if (twice === undefined) return null;
  return new PermanenceError({
    code: 'column_doubled',
    message: `${tableName(table)} has the column “${twice}” more than once in row ${table.headerRow}.`,
    action: 'Remove or rename all but the one that is meant, and load the file again.',
    place: { ...at, column: twice },
  });
}
