import { CHUNK_ROWS, RowChunk, putText } from '../../../engine/row-chunk.ts';
import type { RowColumn } from '../../../engine/row-chunk.ts';
import type { ColumnBatch, RowSource } from '../../../engine/session.ts';
import type { IdentityColumn } from '../module.ts';
import type { LocalNumbers } from './local-numbers.ts';

/**
 * The rows of `identities` for an authority's local numbers from a place on, those short
 * enough for the rows of a chunk; see {@link NewIdentities.longer} for the others.
 */
export class NewIdentities implements RowSource {
  readonly names = ['number', 'kind', 'area_code', 'local_id'];
  readonly chunk = new RowChunk(['INTEGER', 'VARCHAR', 'VARCHAR', 'VARCHAR']);
  readonly #kind: IdentityColumn['kind'];
  readonly #area: string;
  readonly #numbers: LocalNumbers;
  #place: number;
  readonly #longer: number[] = [];

  constructor(kind: IdentityColumn['kind'], area: string, numbers: LocalNumbers, from: number) {
    this.#kind = kind;
    this.#area = area;
    this.#numbers = numbers;
    this.#place = from;
    const [, kinds, areas] = this.chunk.columns;
    fill(kinds, kind);
    fill(areas, area);
    for (const { nulls } of this.chunk.columns) nulls.fill(0);
  }

  next(): number {
    const [numbers, , , ids] = this.chunk.columns;
    let row = 0;
    for (; row < CHUNK_ROWS && this.#place < this.#numbers.count; this.#place += 1) {
      if (numbers && ids && this.#numbers.putText(this.#place, ids, row)) {
        numbers.words[row] = this.#numbers.at(this.#place);
        row += 1;
      } else {
        this.#longer.push(this.#place);
      }
    }
    return row;
  }

  /** Those passed over so far. */
  longer(): ColumnBatch {
    const places = this.#longer;
    return {
      number: places.map((place) => this.#numbers.at(place)),
      kind: places.map(() => this.#kind),
      area_code: places.map(() => this.#area),
      local_id: places.map((place) => this.#numbers.textAt(place)),
    };
  }
}

function fill(column: RowColumn | undefined, text: string): void {
  const bytes = Buffer.from(text);
  for (let row = 0; row < CHUNK_ROWS; row += 1) {
    if (!column || !putText(column, row, bytes, 0, bytes.length)) {
      throw new RangeError(`${text} is too long to stand in every row.`);
    }
  }
}
