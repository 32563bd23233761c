/** The ids of marks, a row a series in positions; null where a series has none. */
export type Walk = readonly (readonly (string | null)[])[];

type Place = { row: number; column: number };

function placeOf(walk: Walk, id: string | null): Place | null {
  if (id === null) return null;
  for (const [row, marks] of walk.entries()) {
    const column = marks.indexOf(id);
    if (column !== -1) return { row, column };
  }
  return null;
}

/** The ids met from a place in one direction, nearest first. */
function ahead(walk: Walk, { row, column }: Place, key: string): (string | null | undefined)[] {
  const marks = walk[row] ?? [];
  switch (key) {
    case 'ArrowLeft':
      return marks.slice(0, column).toReversed();
    case 'ArrowRight':
      return marks.slice(column + 1);
    case 'ArrowUp':
      return walk
        .slice(0, row)
        .toReversed()
        .map((other) => other[column]);
    case 'ArrowDown':
      return walk.slice(row + 1).map((other) => other[column]);
    case 'Home':
      return marks.slice(0, column);
    case 'End':
      return marks.slice(column + 1).toReversed();
    default:
      return [];
  }
}

const KEYS: ReadonlySet<string> = new Set([
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'],
]);

/** Whether a key walks over the marks of a chart. */
export function isWalkKey(key: string): boolean {
  return KEYS.has(key);
}

/**
 * Where a key leads from a mark: along its series, or to another series at the same position.
 * Places without a mark are passed over. From nowhere the walk begins at the latest mark of the
 * first series that has one. Null when there is nowhere to go.
 */
export function stepOver(walk: Walk, from: string | null, key: string): string | null {
  const place = placeOf(walk, from);
  if (!place) {
    const begin = walk.find((marks) => marks.some((id) => id !== null));
    return begin?.findLast((id) => id !== null) ?? null;
  }
  return ahead(walk, place, key).find((id) => id !== null && id !== undefined) ?? null;
}
