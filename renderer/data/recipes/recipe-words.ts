import { ExtractFamily, FAMILY_LABELS, type Source } from '../../../analytics/contract/load.ts';
import type { Filling } from '../../../analytics/contract/recipe.ts';

/** "SSDA903 return: episodes" for the target `ssda903.episodes`. */
export function targetWords(target: string): string {
  const [family = '', ...part] = target.split('.');
  const known = ExtractFamily.safeParse(family);
  const label = known.success ? FAMILY_LABELS[known.data] : family;
  return [label, part.join('.').replaceAll('_', ' ')].filter(Boolean).join(': ');
}

/** When files were last loaded through a recipe; null where none of those loaded was. */
export function lastUsed(name: string, sources: readonly Source[]): string | null {
  const moments = sources.filter(({ recipe }) => recipe === name).map(({ loadedAt }) => loadedAt);
  return moments.toSorted().at(-1) ?? null;
}

/** What fills a column, in words. */
export function fillingWords(filling: Filling): string {
  if (filling.from === 'constant') return `“${filling.value}” in all rows`;
  const said = Object.entries(filling.values ?? {}).map(
    ([word, meaning]) => `“${word}” is ${meaning === '' ? 'blank' : meaning}`,
  );
  const dates = filling.dates === 'month_first' ? ['dates month first'] : [];
  const notes = [...dates, ...said];
  return notes.length === 0 ? filling.column : `${filling.column} (${notes.join(', ')})`;
}
