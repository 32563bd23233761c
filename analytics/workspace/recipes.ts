import type { Recipe, SavedRecipe } from '../contract/recipe.ts';

/** The recipes an officer has saved, by name; saving under a name that exists replaces that one. */
export class SavedRecipes {
  #recipes: readonly SavedRecipe[];
  readonly #now: () => Date;

  constructor(recipes: readonly SavedRecipe[], now: () => Date) {
    this.#recipes = recipes;
    this.#now = now;
  }

  /** The list itself: another one after each change. */
  get saved(): readonly SavedRecipe[] {
    return this.#recipes;
  }

  list(): SavedRecipe[] {
    return [...this.#recipes];
  }

  find(name: string): SavedRecipe | undefined {
    return this.#recipes.find((recipe) => recipe.name === name);
  }

  save(recipe: Recipe): SavedRecipe {
    const saved = { ...recipe, savedAt: this.#now().toISOString() };
    const others = this.#recipes.filter(({ name }) => name !== recipe.name);
    this.#recipes = [...others, saved].sort((a, b) => a.name.localeCompare(b.name));
    return saved;
  }

  remove(name: string): void {
    this.#recipes = this.#recipes.filter((recipe) => recipe.name !== name);
  }
}
