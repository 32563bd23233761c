import type { Area } from '../../analytics/contract/area.ts';

export type Scheme = 'light' | 'dark';

/** What a colour can stand for; each kind keeps its own assignments. */
export type ColouredKind = 'area' | 'group' | 'scenario' | 'series';

/** How one entity is drawn wherever it appears: its hue, and a second mark that needs no colour. */
export type Appearance = {
  readonly colour: string;
  readonly dash: 'solid' | 'dash' | 'dot';
  readonly symbol: 'circle' | 'square' | 'diamond';
};

/**
 * Eight hues chosen together: any two stay apart under normal, red-, green- and blue-blind sight,
 * and each keeps 3:1 against the canvas. A hue has the same place in both schemes.
 */
export const CATEGORICAL = {
  light: ['#4b86fe', '#a53c02', '#0a6d65', '#cb68ad', '#0d4366', '#9d8b17', '#6d36b9', '#5e2814'],
  dark: ['#79a4fc', '#d5560e', '#248d75', '#f194b0', '#9edcff', '#c3ac25', '#8a64ee', '#ffc6a3'],
} as const satisfies Record<Scheme, readonly string[]>;

/** From little to much, in one hue; for heat maps and bands. */
export const SEQUENTIAL = {
  light: ['#e5eef9', '#bdd4f0', '#8fb6e4', '#5b93d3', '#2f70b9', '#174d8f', '#0d2f5c'],
  dark: ['#1e3048', '#24466f', '#2b5f9b', '#4580c6', '#6fa4e6', '#a3c8f5', '#d8e8fc'],
} as const satisfies Record<Scheme, readonly string[]>;

/** What charts are drawn with besides data; the values of tokens.css, resolved. */
export const CHART_INK = {
  light: {
    canvas: '#ffffff',
    text: '#1a1d21',
    muted: '#50585f',
    grid: '#dfe3e8',
    axis: '#858d98',
    accent: '#1d5fb0',
    /** Comparators and everything that is not the subject. */
    neutral: '#757d87',
    suppressed: '#858d98',
  },
  dark: {
    canvas: '#16181b',
    text: '#e8eaed',
    muted: '#adb4bd',
    grid: '#30353b',
    axis: '#79828e',
    accent: '#7fb2f5',
    neutral: '#8d959f',
    suppressed: '#79828e',
  },
} as const satisfies Record<Scheme, Record<string, string>>;

const HUES = CATEGORICAL.light.length;
const DASHES = ['solid', 'dash', 'dot'] as const;
const SYMBOLS = ['circle', 'square', 'diamond'] as const;

const assigned = new Map<string, number>();
const keyOf = (kind: ColouredKind, id: string) => `${kind} ${id}`;

/** FNV-1a: the same text gives the same place in every session and on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/**
 * Gives entities that are seen together (an agency and its boroughs, the categories of a breakdown)
 * places that differ, as far as eight hues with three dashes allow. Who has a place keeps it.
 */
export function arrange(kind: ColouredKind, ids: readonly string[]): void {
  const taken = new Set(ids.flatMap((id) => assigned.get(keyOf(kind, id)) ?? []));
  for (const id of ids) {
    const key = keyOf(kind, id);
    if (assigned.has(key)) continue;
    const start = hash(key) % HUES;
    const candidates = Array.from(
      { length: HUES * DASHES.length },
      (_, step) => ((start + step) % HUES) + HUES * Math.floor(step / HUES),
    );
    const place = candidates.find((candidate) => !taken.has(candidate)) ?? start;
    assigned.set(key, place);
    taken.add(place);
  }
}

/**
 * Places every area, agency by agency in the order of their codes, so that the outcome depends on
 * the areas alone. Areas are found by code and by name afterwards.
 */
export function arrangeAreas(areas: readonly Area[]): void {
  const sorted = areas.toSorted((a, b) => a.code.localeCompare(b.code));
  for (const area of sorted) {
    arrange('area', [...area.members.map((member) => member.area).toSorted(), area.code]);
  }
  for (const area of sorted) {
    const place = assigned.get(keyOf('area', area.code));
    if (place !== undefined) assigned.set(keyOf('area', area.name), place);
  }
}

/** The place of an entity in the palette: 0–7 plain, 8–23 the same hues with another dash. */
function placeOf(kind: ColouredKind, id: string): number {
  return assigned.get(keyOf(kind, id)) ?? hash(keyOf(kind, id)) % HUES;
}

/** The colour an entity keeps on every screen. */
export function colourOf(kind: ColouredKind, id: string, scheme: Scheme = 'light'): string {
  return CATEGORICAL[scheme][placeOf(kind, id) % HUES] ?? CATEGORICAL[scheme][0];
}

/** Colour, dash and symbol together, for lines and points that may share a hue. */
export function appearanceOf(kind: ColouredKind, id: string, scheme: Scheme = 'light'): Appearance {
  const turn = Math.floor(placeOf(kind, id) / HUES);
  return {
    colour: colourOf(kind, id, scheme),
    dash: DASHES[turn] ?? 'solid',
    symbol: SYMBOLS[turn] ?? 'circle',
  };
}
