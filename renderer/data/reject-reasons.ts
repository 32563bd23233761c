import { formatCount } from '../format/number.ts';

/** A reason's stable word as people read it: `unknown_area` becomes "unknown area". */
export function reasonWords(code: string): string {
  return code.replaceAll('_', ' ');
}

/** "12 unknown area, 3 not a number", most frequent first; a dash when nothing was rejected. */
export function describeReasons(reasons: Readonly<Record<string, number>>): string {
  const parts = Object.entries(reasons)
    .filter(([, count]) => count > 0)
    .toSorted(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .map(([code, count]) => `${formatCount(count)} ${reasonWords(code)}`);
  return parts.join(', ') || '–';
}
