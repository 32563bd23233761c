import { ANNEX_A_CODES } from '../../reference/annex-a/codes.ts';
import type { AnnexACode, AnnexACodeSet } from '../../reference/annex-a/codes.ts';
import type { AnnexAColumn, AnnexAList } from '../../reference/annex-a/column.ts';
import type { TableName } from '../../workspace/tables.ts';
import { plainColumn } from '../returns/module.ts';
import type { IdentityColumn, Module, ModuleColumn } from '../returns/module.ts';

/**
 * What may stand for each code of a set, and what is kept for it: words before codes of the
 * children looked after return before letters, where they are written alike.
 */
export function choicesOf(
  set: AnnexACodeSet,
  kept: (code: AnnexACode) => string = ({ meaning }) => meaning,
): Readonly<Record<string, string>> {
  const codes: readonly AnnexACode[] = ANNEX_A_CODES[set];
  const written = (words: (code: AnnexACode) => readonly string[]) =>
    codes.flatMap((code) => words(code).map((word) => [word.toLowerCase(), kept(code)] as const));
  return Object.fromEntries([
    ...written(({ letter }) => [letter]),
    ...written(({ ssda903 }) => ssda903),
    ...written(({ words }) => words),
  ]);
}

const IDENTITIES = {
  child_id: { kind: 'child', keep: 'child_no', required: true },
  family_id: { kind: 'family', keep: 'family_no', required: false },
  adopter_id: { kind: 'adopter', keep: 'adopter_no', required: true },
} as const satisfies Record<string, Omit<IdentityColumn, 'name' | 'aliases'>>;

const isIdentity = (id: string): id is keyof typeof IDENTITIES => Object.hasOwn(IDENTITIES, id);

type ListUse = {
  readonly table: TableName;
  /** The ids of the columns that are kept, besides the identities. */
  readonly kept: readonly string[];
  /** Those a row is worth nothing without: a value in them that can't be read rejects the row. */
  readonly strict: readonly string[];
  /** What tells the list from the others, and has to be there. */
  readonly needs: readonly string[];
  /** For a code: what is kept for it where that isn't its meaning. */
  readonly keptFor?: Readonly<Record<string, (code: AnnexACode) => string>>;
};

/** A list of Annex A as a module; columns that are not kept are left out when loading. */
export function listModule(list: AnnexAList, use: ListUse): Module {
  const named = (id: string): AnnexAColumn => {
    const column = list.columns.find((each) => each.id === id);
    if (!column) throw new Error(`List ${list.number} has no column ${id}.`);
    return column;
  };
  const kept = new Set(use.kept);
  return {
    id: `list ${list.number} (${list.title.toLowerCase()})`,
    family: 'annex_a',
    table: use.table,
    identities: list.columns.flatMap((column) => identityOf(column)),
    columns: use.kept.map((id) => columnOf(named(id), use)),
    dropped: list.columns
      .filter(({ id }) => !kept.has(id) && !isIdentity(id))
      .map(({ name }) => name),
    needs: use.needs.map((id) => named(id).name),
    order: [],
  };
}

const written = ({ name, aliases }: AnnexAColumn) => ({
  name,
  aliases: aliases.map(plainColumn),
});

function identityOf(column: AnnexAColumn): IdentityColumn[] {
  return isIdentity(column.id) ? [{ ...written(column), ...IDENTITIES[column.id] }] : [];
}

function columnOf(column: AnnexAColumn, { strict, keptFor }: ListUse): ModuleColumn {
  const { id } = column;
  const common = { ...written(column), keep: id, lenient: !strict.includes(id) };
  switch (column.kind) {
    case 'day':
      return column.personal === 'month'
        ? { ...common, kind: 'month', keep: 'birth_month', personal: true }
        : { ...common, kind: 'date' };
    case 'number':
      return { ...common, kind: id === 'age' ? 'age' : 'whole_number' };
    case 'code':
      return column.codes === 'yes_no'
        ? { ...common, kind: 'yes_no' }
        : { ...common, kind: 'choice', choices: choicesOf(column.codes, keptFor?.[id]) };
    case 'ethnicity':
    case 'area':
    case 'text':
      return { ...common, kind: 'text' };
  }
}
