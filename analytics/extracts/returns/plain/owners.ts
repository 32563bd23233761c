import { Dictionary, Int32, Table, Utf8, Vector, makeData, tableFromIPC } from 'apache-arrow';
import type { Data } from 'apache-arrow';
import type { Queries } from '../../../engine/session.ts';
import { sql } from '../../../engine/sql.ts';
import type { IdentityColumn, Module } from '../module.ts';
import { nextNumber } from '../identities.ts';
import type { Returns } from '../returns.ts';
import { LocalNumbers } from './local-numbers.ts';
import type { WhoseRow } from './reader.ts';

/** The numbers of an authority's children, and how many of them the workspace had before. */
type Known = { readonly numbers: LocalNumbers; before: number };

/** Whose the plain rows of a file are: children get their numbers while the file is read. */
export class Owners {
  readonly #kind: IdentityColumn['kind'];
  readonly #known = new Map<string, Known>();
  #next: number;

  private constructor(kind: IdentityColumn['kind'], next: number) {
    this.#kind = kind;
    this.#next = next;
  }

  /** With all that the workspace knows by now. */
  static async open(tx: Queries, kind: IdentityColumn['kind']): Promise<Owners> {
    const owners = new Owners(kind, await nextNumber(tx));
    const { bytes } = await tx.arrow(sql`
      SELECT area_code, local_id, number FROM identities WHERE kind = ${kind}`);
    for (const batch of tableFromIPC(bytes).batches) {
      const [areas, ids, numbers] = batch.data.children;
      if (!areas || !ids || !numbers) throw new Error('Identities lack a column.');
      const area = new Vector([areas]);
      const texts = new Vector([ids]);
      for (let at = 0; at < batch.numRows; at += 1) {
        const { numbers: known } = owners.#of(String(area.get(at)));
        const id = Buffer.from(String(texts.get(at)));
        known.add(id, 0, id.length, Number(numbers.values[at]));
      }
    }
    for (const known of owners.#known.values()) known.before = known.numbers.count;
    return owners;
  }

  /** Who owns a row, for rows of a module; see {@link WhoseRow}. */
  whose(module: Module, returns: Returns): WhoseRow {
    return (area, year) => {
      const { returnId, areaCode, fault } = returns.find(module, area, year);
      if (fault !== null) return null;
      const { numbers } = this.#of(areaCode);
      return {
        returnId,
        numberOf: (bytes, from, to) => {
          const known = numbers.find(bytes, from, to);
          if (known > 0) return known;
          const number = this.#next++;
          numbers.add(bytes, from, to, number);
          return number;
        },
      };
    };
  }

  /** Adds those that are new to the workspace. */
  async store(tx: Queries): Promise<void> {
    for (const [area, { numbers, before }] of this.#known) {
      const length = numbers.count - before;
      if (length > 0) await tx.appendArrow('identities', this.#table(area, numbers, before));
    }
  }

  #table(area: string, numbers: LocalNumbers, before: number): Table {
    const added = numbers.from(before);
    const { length } = added.numbers;
    const { bytes: data, offsets: valueOffsets } = added;
    return new Table({
      number: column(makeData({ type: new Int32(), length, nullCount: 0, data: added.numbers })),
      kind: column(everywhere(this.#kind, length)),
      area_code: column(everywhere(area, length)),
      local_id: column(makeData({ type: new Utf8(), length, nullCount: 0, valueOffsets, data })),
    });
  }

  #of(area: string): Known {
    const found = this.#known.get(area);
    if (found) return found;
    const fresh = { numbers: new LocalNumbers(), before: 0 };
    this.#known.set(area, fresh);
    return fresh;
  }
}

const column = (data: Data) => new Vector([data]);

/** One text in every row. */
function everywhere(text: string, length: number): Data {
  const data = Buffer.from(text);
  const valueOffsets = Int32Array.of(0, data.length);
  const only = makeData({ type: new Utf8(), length: 1, nullCount: 0, valueOffsets, data });
  return makeData({
    type: new Dictionary(new Utf8(), new Int32()),
    length,
    nullCount: 0,
    data: new Int32Array(length),
    dictionary: new Vector([only]),
  });
}
