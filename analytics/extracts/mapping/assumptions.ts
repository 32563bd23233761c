import type { Recipe } from '../../contract/recipe.ts';

/** What a recipe takes for granted that the file itself doesn't say, a sentence each. */
export function assumptionsOf(recipe: Recipe): string[] {
  const fillings = Object.entries(recipe.columns);
  const constants = fillings.flatMap(([column, filling]) =>
    filling.from === 'constant'
      ? [`Every row has “${filling.value}” for ${column}, as the recipe “${recipe.name}” says.`]
      : [],
  );
  const american = fillings.flatMap(([, filling]) =>
    filling.from === 'column' && filling.dates === 'month_first' ? [`“${filling.column}”`] : [],
  );
  return american.length === 0
    ? constants
    : [...constants, `Dates are read month first in ${american.join(', ')}.`];
}
