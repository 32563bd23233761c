import { z } from 'zod';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import {
  AnyRecipe,
  Recipe,
  RECIPE_VERSION,
  SavedRecipe,
} from '../../../analytics/contract/recipe.ts';

/** A recipe without when it was saved, as it is handed on. */
export function plainRecipe(recipe: SavedRecipe): Recipe {
  return Recipe.strip().parse(recipe);
}

/** A recipe as a file for another workspace. */
export function recipeFile(recipe: SavedRecipe): { name: string; content: Blob } {
  const name = recipe.name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-');
  const text = `${JSON.stringify(plainRecipe(recipe), null, 2)}\n`;
  return {
    name: `${name}.recipe.json`,
    content: new Blob([text], { type: 'application/json' }),
  };
}

/** The recipe in a file somebody handed over. Throws a failure that says why there is none. */
export function readRecipe(text: string, file: string): Recipe {
  const json = parsed(text);
  const any = AnyRecipe.safeParse(json);
  if (!any.success) throw refused(file, 'holds no recipe of the workbench');
  if (any.data.version > RECIPE_VERSION) {
    throw refused(file, `was written by a newer workbench (version ${any.data.version})`);
  }
  const read = z.union([Recipe, SavedRecipe]).safeParse(json);
  if (read.success) return Recipe.strip().parse(read.data);
  const issue = Recipe.safeParse(json).error?.issues[0];
  throw refused(file, `holds a recipe that can’t be read: ${issue?.path.join('.') ?? ''} is wrong`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

function refused(file: string, what: string): PermanenceError {
  return new PermanenceError({
    code: 'file_not_recognised',
    message: `${file} ${what}.`,
    action: 'Choose a file that was exported here under Data, Recipes.',
    place: { file },
  });
}
