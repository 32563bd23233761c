import type { Queries } from '../../../engine/session.ts';
import { sql } from '../../../engine/sql.ts';
import { nextNumber } from '../identities.ts';
import type { IdentityColumn, Module } from '../module.ts';
import type { Returns } from '../returns.ts';
import { LocalNumbers } from './local-numbers.ts';
import { NewIdentities } from './new-identities.ts';
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
    const known = await tx.columns(sql`
      SELECT area_code, local_id, number FROM identities WHERE kind = ${kind}`);
    const [areas, ids] = [known.texts('area_code'), known.texts('local_id')];
    for (const [at, number] of known.numbers('number').entries()) {
      const id = Buffer.from(ids[at] ?? '');
      owners.#of(areas[at] ?? '').numbers.numberOf(id, 0, id.length, number ?? 0);
    }
    for (const area of owners.#known.values()) area.before = area.numbers.count;
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
          const number = numbers.numberOf(bytes, from, to, this.#next);
          if (number === this.#next) this.#next += 1;
          return number;
        },
      };
    };
  }

  /** Adds those that are new to the workspace. */
  async store(tx: Queries): Promise<void> {
    for (const [area, { numbers, before }] of this.#known) {
      const fresh = new NewIdentities(this.#kind, area, numbers, before);
      await tx.receive('identities', fresh);
      await tx.append('identities', fresh.longer());
    }
  }

  #of(area: string): Known {
    const found = this.#known.get(area);
    if (found) return found;
    const fresh = { numbers: new LocalNumbers(), before: 0 };
    this.#known.set(area, fresh);
    return fresh;
  }
}
