import { DisagreementKind, type Disagreement } from '../../analytics/contract/disagreement.ts';
import { aboutWords, measureLabel, standWords } from './disagreement-words.ts';

export type DisagreementFilter = {
  kind: DisagreementKind | null;
  areas: readonly string[];
  text: string;
};

export const NO_FILTER: DisagreementFilter = { kind: null, areas: [], text: '' };

function wordsOf(disagreement: Disagreement): string {
  return [
    measureLabel(disagreement.measure),
    aboutWords(disagreement),
    disagreement.explanation,
    ...disagreement.sources.map(standWords),
  ]
    .join(' ')
    .toLowerCase();
}

/** Those that fit every part of the filter; text means all of its words, in any order. */
export function filterDisagreements(
  disagreements: readonly Disagreement[],
  { kind, areas, text }: DisagreementFilter,
): Disagreement[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return disagreements.filter((disagreement) => {
    if (kind !== null && disagreement.kind !== kind) return false;
    if (areas.length > 0 && !areas.includes(disagreement.area)) return false;
    if (wanted.length === 0) return true;
    const words = wordsOf(disagreement);
    return wanted.every((word) => words.includes(word));
  });
}

/** By kind in the order the kinds are listed; kinds without any are left out. */
export function groupByKind(
  disagreements: readonly Disagreement[],
): [DisagreementKind, Disagreement[]][] {
  return DisagreementKind.options
    .map((kind): [DisagreementKind, Disagreement[]] => [
      kind,
      disagreements.filter((disagreement) => disagreement.kind === kind),
    ])
    .filter(([, members]) => members.length > 0);
}

/** Reads the filter out of an address. */
export function readFilter(params: URLSearchParams): DisagreementFilter {
  return {
    kind: DisagreementKind.safeParse(params.get('kind')).data ?? null,
    areas: params.getAll('area'),
    text: params.get('find') ?? '',
  };
}

/** Writes the filter into an address. */
export function writeFilter(params: URLSearchParams, filter: DisagreementFilter): void {
  for (const key of ['kind', 'area', 'find']) params.delete(key);
  if (filter.kind) params.set('kind', filter.kind);
  for (const area of filter.areas) params.append('area', area);
  if (filter.text) params.set('find', filter.text);
}
