import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { PermanenceError } from '../contract/failure.ts';
import { Recipe } from '../contract/recipe.ts';
import type { SavedRecipe } from '../contract/recipe.ts';
import { readRecipe } from '../extracts/mapping/recipe-file.ts';
import type { Workbench } from '../workbench.ts';

/** The recipe somebody named: one that is saved in the workspace, or else a file that holds one. */
export function recipeNamed(workbench: Workbench, name: string | undefined): Recipe | undefined {
  if (name === undefined) return undefined;
  const saved = workbench.recipes().find((recipe) => recipe.name === name);
  if (saved) return withoutDate(saved);
  if (name.toLowerCase().endsWith('.json')) return recipeFile(name);
  throw unknownRecipe(workbench, name);
}

/** The saved recipe of that name. Throws `invalid_request` with those there are. */
export function savedRecipe(workbench: Workbench, name: string): Recipe {
  const saved = workbench.recipes().find((recipe) => recipe.name === name);
  if (!saved) throw unknownRecipe(workbench, name);
  return withoutDate(saved);
}

/** A recipe that stands in a file. */
export function recipeFile(path: string): Recipe {
  const file = basename(path);
  try {
    return readRecipe(readFileSync(path, 'utf8'), file);
  } catch (error) {
    if (error instanceof PermanenceError) throw error;
    throw new PermanenceError(
      {
        code: 'file_unreadable',
        message: `${path} can't be read: ${error instanceof Error ? error.message : String(error)}.`,
        action: 'Check the name and the folder.',
        place: { file },
      },
      { cause: error },
    );
  }
}

/** As it may be handed on: when it was saved is this workspace's affair. */
function withoutDate(saved: SavedRecipe): Recipe {
  return Recipe.strip().parse(saved);
}

function unknownRecipe(workbench: Workbench, name: string): PermanenceError {
  const names = workbench.recipes().map((recipe) => `“${recipe.name}”`);
  return new PermanenceError({
    code: 'invalid_request',
    message: `There is no recipe “${name}” in this workspace.`,
    action:
      names.length === 0
        ? 'It has none yet: name a file that holds one (it ends in .json), or import one with `permanence recipes import`.'
        : `There ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}. A file that holds a recipe ends in .json.`,
  });
}
