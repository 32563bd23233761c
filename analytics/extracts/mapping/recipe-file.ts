import { z } from 'zod';
import { PermanenceError } from '../../contract/failure.ts';
import { AnyRecipe, RECIPE_VERSION, Recipe, SavedRecipe } from '../../contract/recipe.ts';
import type { MappingProposal } from '../../contract/recipe.ts';

/**
 * Reads a recipe somebody handed over as JSON. Throws `file_not_recognised` where it is none, with
 * the first thing that is wrong, or where a newer version wrote it.
 */
export function readRecipe(text: string, file: string): Recipe {
  const json = parsed(text);
  const any = AnyRecipe.safeParse(json);
  if (!any.success) throw unlike(file, 'holds no recipe of the workbench');
  if (any.data.version > RECIPE_VERSION) {
    throw unlike(file, `holds a recipe of version ${any.data.version}, which is newer than this`);
  }
  const read = z.union([Recipe, SavedRecipe]).safeParse(json);
  if (read.success) return Recipe.strip().parse(read.data);
  const issue = Recipe.safeParse(json).error?.issues[0];
  const where = issue?.path.join('.') ?? '';
  const what = issue?.message.replace(/\.$/, '') ?? 'it can not be read';
  throw unlike(
    file,
    `holds a recipe that can't be read: ${where === '' ? '' : `${where}: `}${what}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

function unlike(file: string, what: string): PermanenceError {
  return new PermanenceError({
    code: 'file_not_recognised',
    message: `${file} ${what}.`,
    action: 'Write one with `permanence recipes export` or `permanence recipes propose`.',
    place: { file },
  });
}

/** A proposal as a recipe, to be checked by a person: words that nobody knows stay as they are. */
export function recipeOf(
  name: string,
  { target, columns }: MappingProposal,
  header: readonly string[],
): Recipe {
  return {
    format: 'permanence-recipe',
    version: RECIPE_VERSION,
    name,
    target,
    header: [...header],
    columns: Object.fromEntries(
      columns.map(({ column, source, values }) => {
        const meant = values.flatMap(({ word, meaning }) =>
          meaning === null ? [] : [[word, meaning] as const],
        );
        const words = meant.length === 0 ? {} : { values: Object.fromEntries(meant) };
        return [column, { from: 'column' as const, column: source, ...words }];
      }),
    ),
  };
}
