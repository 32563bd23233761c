import { tooLarge } from '../failures.ts';
import { WORKBOOK_LIMITS } from './limits.ts';

/** Counts the cells of a workbook, and refuses it when they are more than the limit. */
export class CellBudget {
  readonly #file: string;
  #left: number = WORKBOOK_LIMITS.cells;

  constructor(file: string) {
    this.#file = file;
  }

  get left(): number {
    return this.#left;
  }

  spend(cells: number, sheet: string): void {
    this.#left -= cells;
    if (this.#left < 0) {
      throw tooLarge(
        this.#file,
        `has more than ${WORKBOOK_LIMITS.cells.toLocaleString('en-GB')} cells, counted up to the sheet “${sheet}”`,
        'Save the sheet that is needed as CSV and load that, or delete the blank rows and columns that carry formatting.',
      );
    }
  }
}

const LESS_THAN = 0x3c;
const COLON = 0x3a;
const C = 0x63;
/** What can follow the name of an element. */
const ENDS = new Set([0x20, 0x3e, 0x2f, 0x09, 0x0a, 0x0d]);
/** A cell's tag with its prefix and the character that ends its name, at the longest. */
const TAG = 24;

/**
 * Counts the cells in a sheet's bytes without reading them, and refuses more than the budget has
 * left: a sheet of millions is turned away in a second, before anything of it is kept.
 */
export async function countCells(
  pieces: AsyncIterable<Uint8Array>,
  budget: CellBudget,
  sheet: string,
): Promise<void> {
  let count = 0;
  let carried = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([carried, piece]);
    const end = Math.max(0, bytes.length - TAG);
    count += cellsIn(bytes, end);
    if (count > budget.left) budget.spend(count, sheet);
    carried = bytes.subarray(end);
  }
  count += cellsIn(carried, carried.length);
  if (count > budget.left) budget.spend(count, sheet);
}

/** How many cells' tags start before `end`. */
function cellsIn(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LESS_THAN); at >= 0 && at < end;) {
    let name = at + 1;
    for (let next = name; next < at + TAG; next += 1) {
      const byte = bytes[next] ?? LESS_THAN;
      if (byte === COLON) name = next + 1;
      if (byte === COLON || ENDS.has(byte)) break;
    }
    if (bytes[name] === C && ENDS.has(bytes[name + 1] ?? 0)) count += 1;
    at = bytes.indexOf(LESS_THAN, at + 1);
  }
  return count;
}
