import { basename } from 'node:path';
import type { Generation } from '../../contract/workspace.ts';
import { placeOf } from './place.ts';
import { statIfThere } from './replace-file.ts';

const GENERATIONS = [1, 2] as const;

export type GenerationNumber = (typeof GENERATIONS)[number];

/** Where an earlier generation of the file at a place lies. */
export const generationPlace = (place: string, generation: GenerationNumber): string =>
  `${place}.${String(generation)}`;

/** The earlier states that are kept beside a workspace file, the newer first. */
export async function generationsOf(path: string): Promise<Generation[]> {
  const place = await placeOf(path);
  const found = await Promise.all(
    GENERATIONS.map(async (generation) => {
      const at = generationPlace(place, generation);
      const stats = await statIfThere(at);
      if (!stats?.isFile()) return [];
      const savedAt = new Date(Number(stats.mtimeMs)).toISOString();
      return [{ generation, file: basename(at), savedAt, bytes: Number(stats.size) }];
    }),
  );
  return found.flat();
}
