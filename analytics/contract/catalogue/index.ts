import type { Measure } from '../measure.ts';
import { adopters } from './adopters.ts';
import { care } from './care.ts';
import { children } from './children.ts';
import { money } from './money.ts';
import { placements } from './placements.ts';
import { sufficiency } from './sufficiency.ts';
import { support } from './support.ts';
import { timeliness } from './timeliness.ts';
import { waiting } from './waiting.ts';

/** Every measure the workbench knows, in the order people read them. */
export const CATALOGUE: readonly Measure[] = [
  ...children,
  ...placements,
  ...waiting,
  ...timeliness,
  ...adopters,
  ...sufficiency,
  ...support,
  ...care,
  ...money,
];

const byId = new Map(CATALOGUE.map((measure) => [measure.id, measure]));

/** The measure with this id, or undefined. */
export function findMeasure(id: string): Measure | undefined {
  return byId.get(id);
}

/** Up to three measures whose id or label is closest to what was asked for. */
export function nearestMeasures(text: string): string[] {
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return CATALOGUE.map((measure) => ({
    id: measure.id,
    score: words.filter((word) => `${measure.id} ${measure.label}`.toLowerCase().includes(word))
      .length,
  }))
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((candidate) => candidate.id);
}
