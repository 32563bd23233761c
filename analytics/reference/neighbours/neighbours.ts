import { FORMER_AUTHORITIES } from '../history.ts';
import { LOCAL_AUTHORITIES } from '../local-authorities.ts';
import { MODEL_2021_04 } from './model-2021-04.ts';
import { MODEL_2025_05 } from './model-2025-05.ts';

/** The month a model was published. Models differ, so a comparison always names the one it uses. */
export const NEIGHBOUR_VINTAGES = ['2025-05', '2021-04'] as const;
export type NeighbourVintage = (typeof NEIGHBOUR_VINTAGES)[number];

/** How alike the department holds a pair to be, from the most alike on. */
export const CLOSENESS = [
  'extremely_close',
  'very_close',
  'close',
  'somewhat_close',
  'not_close',
] as const;
export type Closeness = (typeof CLOSENESS)[number];

export type Neighbour = {
  /** The neighbour's area code. */
  readonly area: string;
  /** 1 is the most alike of the ten. */
  readonly rank: number;
  readonly closeness: Closeness;
};

const CLOSENESS_LETTERS: Readonly<Record<string, Closeness>> = {
  x: 'extremely_close',
  v: 'very_close',
  c: 'close',
  s: 'somewhat_close',
  n: 'not_close',
};

const MODELS: Readonly<Record<NeighbourVintage, Readonly<Record<string, string>>>> = {
  '2025-05': MODEL_2025_05,
  '2021-04': MODEL_2021_04,
};

// The three-digit code goes with the authority as it was: Dorset to March 2019 is 835, after it 838.
const areaByOldCode = new Map<string, string>(
  [...LOCAL_AUTHORITIES, ...FORMER_AUTHORITIES].map(([code, oldCode]) => [oldCode, code]),
);

function areaNumbered(oldCode: string): string {
  const area = areaByOldCode.get(oldCode);
  if (!area) throw new Error(`${oldCode} is a statistical neighbour but no local authority.`);
  return area;
}

function readNeighbour(written: string, at: number): Neighbour {
  const closeness = CLOSENESS_LETTERS[written.charAt(0)];
  if (!closeness) throw new Error(`${written} does not say how close the neighbour is.`);
  return { area: areaNumbered(written.slice(1)), rank: at + 1, closeness };
}

const read = new Map<NeighbourVintage, ReadonlyMap<string, readonly Neighbour[]>>();

function modelOf(vintage: NeighbourVintage): ReadonlyMap<string, readonly Neighbour[]> {
  const known = read.get(vintage);
  if (known) return known;
  const model = new Map(
    Object.entries(MODELS[vintage]).map(([oldCode, neighbours]) => [
      areaNumbered(oldCode),
      neighbours.split(' ').map(readNeighbour),
    ]),
  );
  read.set(vintage, model);
  return model;
}

/**
 * The ten statistical neighbours of a local authority (nine-character area code) in one model, the
 * closest first. Null when the model doesn't hold the authority: it began after the model was made
 * (Cumberland in 2021) or had ended before (Cumbria in 2025).
 */
export function neighboursOf(
  areaCode: string,
  vintage: NeighbourVintage,
): readonly Neighbour[] | null {
  return modelOf(vintage).get(areaCode) ?? null;
}

/** The area codes of the authorities a model holds. */
export function areasWithNeighbours(vintage: NeighbourVintage): string[] {
  return [...modelOf(vintage).keys()];
}
