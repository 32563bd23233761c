/**
 * Places labels that want to stand at certain heights so that no two are closer than `gap`, none
 * leaves `low`…`high`, and their order stays. Labels that crowd move apart evenly around their
 * common middle. Heights come back in the order given.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => at(wanted, a) - at(wanted, b));
  const room = wanted.length > 1 ? Math.min(gap, (high - low) / (wanted.length - 1)) : gap;
  let blocks: { middle: number; members: number[] }[] = [];
  for (const index of order) {
    blocks.push({ middle: clamp(at(wanted, index), low, high), members: [index] });
    blocks = merged(blocks, wanted, room, low, high);
  }
  const placed = wanted.slice();
  for (const block of blocks) {
    const first = block.middle - ((block.members.length - 1) * room) / 2;
    for (const [step, index] of block.members.entries()) placed[index] = first + step * room;
  }
  return placed;
}

type Block = { middle: number; members: number[] };

/** Joins the last block with those before it for as long as they overlap. */
function merged(
  blocks: readonly Block[],
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): Block[] {
  const done = blocks.slice();
  for (;;) {
    const last = done.at(-1);
    const before = done.at(-2);
    if (!last || !before) return done;
    const top = before.middle + ((before.members.length - 1) * gap) / 2;
    const bottom = last.middle - ((last.members.length - 1) * gap) / 2;
    if (bottom - top >= gap - 1e-9) return done;
    const members = [...before.members, ...last.members];
    const half = ((members.length - 1) * gap) / 2;
    const mean = members.reduce((sum, index) => sum + at(wanted, index), 0) / members.length;
    done.splice(-2, 2, { middle: clamp(mean, low + half, high - half), members });
  }
}

const at = (values: readonly number[], index: number) => values[index] ?? 0;
const clamp = (value: number, low: number, high: number) =>
  Math.max(low, Math.min(high, Math.max(low, value)));
