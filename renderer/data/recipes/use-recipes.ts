import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Input, Output } from '../../../analytics/contract/api.ts';
import type { Recipe, SavedRecipe } from '../../../analytics/contract/recipe.ts';
import { notify } from '../../components/toast.tsx';
import { useClient } from '../../state/client.tsx';
import { useDataset } from '../../state/dataset.ts';
import { plainRecipe } from './recipe-file.ts';

function useRecipesChanged() {
  const answers = useQueryClient();
  const version = useDataset((dataset) => dataset.version);
  return () => answers.invalidateQueries({ queryKey: ['engine', version, 'recipes.list'] });
}

/** Keeps a recipe; one of the same name is replaced. */
export function useSaveRecipe(): UseMutationResult<Output<'recipes.save'>, Error, Recipe> {
  const client = useClient();
  const changed = useRecipesChanged();
  return useMutation({
    mutationFn: (recipe: Recipe) => client.call('recipes.save', recipe),
    onSuccess: changed,
  });
}

function useRemoveRecipe() {
  const client = useClient();
  const changed = useRecipesChanged();
  return useMutation({
    mutationFn: (input: Input<'recipes.remove'>) => client.call('recipes.remove', input),
    onSuccess: changed,
  });
}

/** Removes a recipe and offers to put it back; `error` is why the last removal failed. */
export function useRemovalWithUndo(): {
  removeRecipe: (recipe: SavedRecipe) => void;
  error: unknown;
} {
  const save = useSaveRecipe();
  const { mutate, error } = useRemoveRecipe();
  const removeRecipe = (recipe: SavedRecipe) => {
    const run = () => {
      save.mutate(plainRecipe(recipe));
    };
    const onSuccess = () => {
      notify({ title: `“${recipe.name}” removed`, action: { label: 'Undo', run } });
    };
    mutate({ name: recipe.name }, { onSuccess });
  };
  return { removeRecipe, error };
}

/** Keeps a recipe under another name: under the new one first, so that it is never lost. */
export function useRenameRecipe(): UseMutationResult<
  void,
  Error,
  { recipe: SavedRecipe; name: string }
> {
  const client = useClient();
  const changed = useRecipesChanged();
  return useMutation({
    mutationFn: async ({ recipe, name }: { recipe: SavedRecipe; name: string }) => {
      await client.call('recipes.save', { ...plainRecipe(recipe), name });
      await client.call('recipes.remove', { name: recipe.name });
    },
    onSettled: changed,
  });
}
