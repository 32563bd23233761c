import { sentenceCase } from '../explore/words.ts';
import { formatCount } from '../format/number.ts';

/** A reason's stable word as people read it: `unknown_area` becomes "Unknown area". */
export function reasonWords(code: string): string {
  return sentenceCase(code.replaceAll('_', ' '));
}

/** "Unknown area (12), not a number (3)", most frequent first; a dash when nothing was rejected. */
export function describeReasons(reasons: Readonly<Record<string, number>>): string {
  const parts = Object.entries(reasons)
    .filter(([, count]) => count > 0)
    .toSorted(([a, countA], [b, countB]) => countB - countA || a.localeCompare(b))
    .map(([code, count]) => `${code.replaceAll('_', ' ')} (${formatCount(count)})`);
  return sentenceCase(parts.join(', ')) || '–';
}
