import type { MappingProposal, ProposedColumn } from '../../contract/recipe.ts';
import { columnName } from '../layout.ts';
import { fitContents, isKnown } from './content-fit.ts';
import { contentsOf } from './contents-of-column.ts';
import type { Contents } from './contents-of-column.ts';
import { matchName } from './names.ts';
import { TARGETS } from './targets.ts';
import type { Column, Target } from './targets.ts';
import { meaningOf } from './value-meanings.ts';

/** The first rows of somebody's table, as text. */
export type Sample = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Below this a column is not taken for anything: a wrong guess costs more than a blank. */
const LIKELY = 0.5;

/** What a column of nothing but authorities is taken for, whatever it is called. */
const BY_CONTENT = 0.6;

/** Words of a coded column that somebody can be asked about. */
const MOST_WORDS = 30;

/** What a file as a whole owes to what the target needs, the rest to how much of it is used. */
const NEEDS_WEIGHT = 0.7;

type Source = { readonly name: string; readonly contents: Contents };
type Pair = {
  readonly column: Column;
  readonly source: Source;
  readonly confidence: number;
  readonly reason: string;
};

/**
 * What the columns of a table may stand for, target by target, the likeliest target first: by
 * their names, held against what their first rows hold. The same table always gives the same
 * answer. Dates count as day first; where one can only be month first the reason says so.
 */
export function proposeMappings(
  sample: Sample,
  targets: readonly Target[] = TARGETS,
): MappingProposal[] {
  const sources = sample.header.flatMap((name, place): Source[] =>
    columnName(name) === ''
      ? []
      : [{ name, contents: contentsOf(sample.rows.map((row) => row[place] ?? '')) }],
  );
  return targets
    .map((target) => proposeFor(target, sources))
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
}

function proposeFor(target: Target, sources: readonly Source[]): MappingProposal {
  const pairs = assigned(target, sources);
  const confidenceOf = (id: string) =>
    pairs.find(({ column }) => column.id === id)?.confidence ?? 0;
  const met = target.needs.map((need) => Math.max(0, ...need.map(confidenceOf)));
  const needed = met.reduce((sum, one) => sum + one, 0) / Math.max(1, met.length);
  const used = pairs.reduce((sum, { confidence }) => sum + confidence, 0);
  const coverage = sources.length === 0 ? 0 : used / sources.length;
  const missing = target.needs.filter((_, at) => met[at] === 0);
  return {
    target: target.id,
    confidence:
      pairs.length === 0 ? 0 : rounded(NEEDS_WEIGHT * needed + (1 - NEEDS_WEIGHT) * coverage),
    reason: `${pairs.length} of ${sources.length} columns are like those of ${target.label}${
      missing.length === 0 ? '' : `; nothing is like ${missing.map(namedNeed(target)).join(', ')}`
    }.`,
    columns: pairs.map(proposedColumn),
    missing: missing.map((need) => [...need]),
    unused: sources.filter((one) => !pairs.some(({ source }) => source === one)).map((s) => s.name),
  };
}

const namedNeed =
  ({ columns }: Target) =>
  (need: readonly string[]): string => {
    const [first = ''] = need;
    const label = columns.find(({ id }) => id === first)?.label ?? first;
    return need.length > 3 ? `a date such as “${label}”` : `“${label}”`;
  };

/** Each column of the target with the source likeliest to be it, the likeliest pairs first. */
function assigned(target: Target, sources: readonly Source[]): Pair[] {
  const all = target.columns.flatMap((column) =>
    sources.flatMap((source) => pairOf(column, source) ?? []),
  );
  const chosen: Pair[] = [];
  const take = (pair: Pair) => {
    const taken = chosen.some(
      ({ column, source }) => column === pair.column || source === pair.source,
    );
    if (!taken) chosen.push(pair);
  };
  // Sorting is stable: equals stay in the order of the target's columns, then of the file's.
  [...all].sort((a, b) => b.confidence - a.confidence).forEach(take);
  for (const column of target.columns.filter(({ kind }) => kind === 'area')) {
    for (const source of sources) {
      if (source.contents.areas < 0.9) continue;
      const reason = `“${source.name}” says little, but its cells are local authorities.`;
      take({ column, source, confidence: BY_CONTENT, reason });
    }
  }
  return target.columns.flatMap((column) => chosen.filter((pair) => pair.column === column));
}

function pairOf(column: Column, source: Source): Pair | null {
  const { score, caution } = matchName(source.name, column.concept, [column.id, ...column.aliases]);
  if (score < LIKELY) return null;
  const { factor, seen } = fitContents(column, source.contents);
  const confidence = rounded(score * factor);
  if (confidence < LIKELY) return null;
  const sounds = `“${source.name}” ${score >= 0.95 ? 'is a name for' : 'sounds like'} “${column.label}”, and ${seen}.`;
  const { monthFirst } = source.contents;
  const dates = column.kind === 'date' || column.kind === 'month';
  const american =
    dates && monthFirst !== null
      ? ` “${monthFirst}” can only be read month first: say so if all its dates are written like that.`
      : '';
  return {
    column,
    source,
    confidence,
    reason: `${sounds}${caution === null ? '' : ` ${caution}`}${american}`,
  };
}

function proposedColumn({ column, source, confidence, reason }: Pair): ProposedColumn {
  const words =
    column.words.size === 0
      ? []
      : source.contents.values.filter((word) => !isKnown(column, word)).slice(0, MOST_WORDS);
  return {
    column: column.id,
    source: source.name,
    confidence,
    reason,
    values: words.map((word) => ({ word, meaning: meaningOf(column, word) })),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
