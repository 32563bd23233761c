import { PermanenceError } from '../../contract/failure.ts';
import { FAMILY_LABELS } from '../../contract/load.ts';
import type { ColumnKind, MappingTarget, Recipe, TargetColumn } from '../../contract/recipe.ts';
import { categoryId } from '../cells/category.ts';
import { finance } from '../families/finance.ts';
import type { Family } from '../families/family.ts';
import { journeys } from '../families/journeys.ts';
import { publishedFigures } from '../families/published-figures.ts';
import { columnName } from '../layout.ts';
import type { KnownColumn } from '../layout.ts';
import { MODULES } from '../recognise-table.ts';
import { AREA_COLUMN, YEAR_COLUMN } from '../returns/module.ts';
import type { Module, ModuleColumn } from '../returns/module.ts';

/** A target column as the assistant knows it. */
export type Column = TargetColumn & {
  /** The canonical column it becomes, by which its other names are known. */
  readonly concept: string;
  readonly aliases: readonly string[];
  /** For a choice: every word its reader takes, with what is kept for it. */
  readonly words: ReadonlyMap<string, string>;
};

/** Something a file can be mapped to, with what reads it then. */
export type Target = Omit<MappingTarget, 'columns'> & {
  readonly columns: readonly Column[];
} & (
    | { readonly by: 'rows'; readonly family: Family }
    | { readonly by: 'module'; readonly module: Module }
  );

/** The families of one row a line that a case system's export may hold; the others have fixed files. */
const ROW_FAMILIES: readonly Family[] = [journeys, publishedFigures, finance];

/** What the columns of families hold, where their id or their choices don't say it. */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  child_id: 'identifier',
  placement_group: 'identifier',
  area: 'area',
  partner: 'area',
  period: 'period',
  base_period: 'period',
  population_period: 'period',
  birth_month: 'month',
  attempt: 'whole_number',
  value: 'number',
  numerator: 'number',
  denominator: 'number',
  lower: 'number',
  upper: 'number',
  budget: 'number',
  actual: 'number',
  variance: 'number',
  amount: 'number',
};

const MODULE_KINDS = {
  date: 'date',
  month: 'month',
  code: 'code',
  choice: 'choice',
  yes_no: 'yes_no',
  whole_number: 'whole_number',
  text: 'text',
  age: 'text',
} as const satisfies Record<ModuleColumn['kind'], ColumnKind>;

/** Nobody lays down the columns of these: it is enough to know whose row it is, and one date. */
const FREE: ReadonlySet<Module['family']> = new Set(['adopters', 'asg']);

/** Everything a file can be mapped to: the modules of returns, and what is read row by row. */
export const TARGETS: readonly Target[] = [
  ...ROW_FAMILIES.map(familyTarget),
  ...MODULES.map(moduleTarget),
];

export function findTarget(id: string): Target | undefined {
  return TARGETS.find((target) => target.id === id);
}

/** The target as the contract has it. */
export function describeTarget({ id, label, columns, needs }: Target): MappingTarget {
  return {
    id,
    label,
    needs,
    columns: columns.map(({ id: column, label: name, kind, required, personal, choices }) => ({
      id: column,
      label: name,
      kind,
      required,
      personal,
      choices,
    })),
  };
}

/** The target a recipe is for. Throws `invalid_request` where the recipe says what can't be done. */
export function targetOf(recipe: Recipe): Target {
  const target = findTarget(recipe.target);
  if (!target) {
    throw unfit(recipe, `maps to “${recipe.target}”, which this version does not know`);
  }
  for (const [id, filling] of Object.entries(recipe.columns)) {
    const column = target.columns.find((candidate) => candidate.id === id);
    if (!column) throw unfit(recipe, `fills “${id}”, which ${target.label} has no column for`);
    if (filling.from === 'constant' || column.words.size === 0) continue;
    const strange = Object.values(filling.values ?? {}).find(
      (meaning) => meaning !== '' && wordFor(column, meaning) === undefined,
    );
    if (strange !== undefined) {
      const choices = column.choices.join(', ');
      throw unfit(recipe, `takes a word of “${id}” for “${strange}”; there is only ${choices}`);
    }
  }
  return target;
}

/** The word by which a column's reader knows a choice. */
export function wordFor({ words }: Column, choice: string): string | undefined {
  const plain = categoryId(choice);
  for (const [word, kept] of words) if (kept === choice || categoryId(word) === plain) return word;
  return undefined;
}

function unfit({ name }: Recipe, what: string): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: `The recipe “${name}” ${what}.`,
    action: 'Map the columns again and save the recipe anew.',
  });
}

function familyTarget(family: Family): Target {
  return {
    by: 'rows',
    family,
    id: family.id,
    label: FAMILY_LABELS[family.id],
    needs: family.needs.map((need) => [...need]),
    columns: family.columns.map((column) => ({
      id: column.id,
      label: readable(column.id),
      kind: kindOf(column),
      required: family.needs.some((need) => need.length === 1 && need[0] === column.id),
      personal: column.personal ?? false,
      choices: choicesOf(column.choices),
      concept: column.id,
      aliases: column.aliases ?? [],
      words: new Map(Object.entries(column.choices ?? {})),
    })),
  };
}

function kindOf({ id, choices }: KnownColumn): ColumnKind {
  if (choices) return choicesOf(choices).every(isYesOrNo) ? 'yes_no' : 'choice';
  return KINDS[id] ?? (id.endsWith('_on') ? 'date' : 'text');
}

function isYesOrNo(word: string): boolean {
  return word === 'yes' || word === 'no';
}

function choicesOf(words: Readonly<Record<string, string>> = {}): string[] {
  return [...new Set(Object.values(words))];
}

function needsOf({ family, identities, columns, needs, agencies }: Module): string[][] {
  if (!FREE.has(family)) return needs.map((name) => [name]);
  const dates = columns.filter(({ kind }) => kind === 'date').map(({ name }) => name);
  return [
    ...identities.filter(({ required }) => required).map(({ name }) => [name]),
    ...(agencies ? [] : [[AREA_COLUMN]]),
    ...(dates.length === 0 ? [] : [dates]),
  ];
}

function moduleTarget(module: Module): Target {
  const { id, family, identities, columns } = module;
  const needs = needsOf(module);
  const shared = { choices: [], aliases: [], words: new Map<string, string>() };
  const required = (name: string) =>
    needs.some(([only, ...others]) => only === name && others.length === 0);
  return {
    by: 'module',
    module,
    id: `${family}.${columnName(id)}`,
    label: `${FAMILY_LABELS[family]}: ${id}`,
    needs,
    columns: [
      ...identities.map(({ name, aliases = [], keep }) => ({
        ...shared,
        id: name,
        label: readable(name),
        kind: 'identifier' as const,
        required: required(name),
        personal: true,
        concept: keep,
        aliases,
      })),
      ...[
        { name: AREA_COLUMN, kind: 'area' as const, concept: 'area' },
        { name: YEAR_COLUMN, kind: 'period' as const, concept: 'period' },
      ].map(({ name, kind, concept }) => ({
        ...shared,
        id: name,
        label: readable(name),
        kind,
        required: false,
        personal: false,
        concept,
      })),
      ...columns.map(({ name, aliases = [], kind, keep, personal = false, choices }) => ({
        id: name,
        label: readable(name),
        kind: MODULE_KINDS[kind],
        required: required(name),
        personal,
        choices: choicesOf(choices),
        concept: keep,
        aliases,
        words: new Map(Object.entries(choices ?? {})),
      })),
    ],
  };
}

/** `matched_on` is “Matched on”; a name in words, or in the return's capitals, stays as it is. */
function readable(name: string): string {
  const words = name.replaceAll('_', ' ');
  return name === name.toLowerCase() ? words.charAt(0).toUpperCase() + words.slice(1) : name;
}
