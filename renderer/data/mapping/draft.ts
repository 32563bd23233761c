import {
  RECIPE_VERSION,
  type DateOrder,
  type Filling,
  type MappingProposals,
  type MappingTarget,
  type Recipe,
  type TargetColumn,
} from '../../../analytics/contract/recipe.ts';

/** A recipe that is being made: which column of the target is filled from what. */
export type Draft = {
  readonly name: string;
  readonly target: MappingTarget;
  /** How the file writes its dates of digits, in whichever column. */
  readonly dates: DateOrder;
  readonly columns: Readonly<Record<string, Filling>>;
};

/** The draft an assistant's proposal makes; empty where it proposes nothing for this target. */
export function draftFor(
  { proposals }: MappingProposals,
  target: MappingTarget,
  name: string,
): Draft {
  const proposal = proposals.find((candidate) => candidate.target === target.id);
  const columns = (proposal?.columns ?? []).map(({ column, source, values }) => {
    const meant = values.flatMap(({ word, meaning }) =>
      meaning === null ? [] : [[word, meaning] as const],
    );
    const words = meant.length === 0 ? {} : { values: Object.fromEntries(meant) };
    return [column, { from: 'column' as const, column: source, ...words }] as const;
  });
  return { name, target, dates: 'day_first', columns: Object.fromEntries(columns) };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));
}

/** With a column filled otherwise, or no longer. */
export function withFilling(draft: Draft, column: string, filling: Filling | null): Draft {
  const others = without(draft.columns, column);
  return { ...draft, columns: filling === null ? others : { ...others, [column]: filling } };
}

/** With what a word of the file means; null leaves the word as it stands. */
export function withMeaning(
  draft: Draft,
  column: string,
  word: string,
  meaning: string | null,
): Draft {
  const filling = draft.columns[column];
  if (filling?.from !== 'column') return draft;
  const others = without(filling.values ?? {}, word);
  const values = meaning === null ? others : { ...others, [word]: meaning };
  return withFilling(draft, column, { ...filling, values });
}

export const isDated = ({ kind }: Pick<TargetColumn, 'kind'>) =>
  kind === 'date' || kind === 'month';

/** The recipe a draft stands for; a text for all rows that is still empty fills nothing. */
export function recipeOf(
  { name, target, dates, columns }: Draft,
  header: readonly string[],
): Recipe {
  const filled = target.columns.flatMap((column): [string, Filling][] => {
    const filling = columns[column.id];
    if (!filling || (filling.from === 'constant' && filling.value.trim() === '')) return [];
    const isAmerican = filling.from === 'column' && isDated(column) && dates === 'month_first';
    return [[column.id, isAmerican ? { ...filling, dates } : filling]];
  });
  return {
    format: 'permanence-recipe',
    version: RECIPE_VERSION,
    name: name.trim() === '' ? 'New recipe' : name.trim(),
    target: target.id,
    header: [...header],
    columns: Object.fromEntries(filled),
  };
}

/** What still has to be filled before anything can be loaded, in words. */
export function stillNeeded(draft: Draft, recipe: Recipe): string[] {
  const labels = new Map(draft.target.columns.map(({ id, label }) => [id, label]));
  return draft.target.needs
    .filter((need) => !need.some((id) => recipe.columns[id] !== undefined))
    .map((need) => {
      const names = need.map((id) => labels.get(id) ?? id);
      const [first = ''] = names;
      return names.length > 3 ? `a date such as ${first}` : names.join(' or ');
    });
}

const plain = (word: string) =>
  word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

const MOST_WORDS = 12;

/**
 * Words a coded column has in the file that are none of its choices: those the assistant found, or
 * those of the first rows where the column was chosen by hand.
 */
export function wordsToExplain(
  column: TargetColumn,
  source: string,
  { proposals }: MappingProposals,
  firstCells: (source: string) => readonly string[],
  target: MappingTarget,
): string[] {
  if (column.choices.length === 0) return [];
  const proposed = proposals
    .find((candidate) => candidate.target === target.id)
    ?.columns.find((one) => one.column === column.id && one.source === source);
  if (proposed) return proposed.values.map(({ word }) => word);
  const known = new Set(column.choices.map(plain));
  const words = new Set(firstCells(source).map((cell) => cell.trim()));
  return [...words].filter((word) => word !== '' && !known.has(plain(word))).slice(0, MOST_WORDS);
}
