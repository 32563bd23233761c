import { isValid } from './vectors.ts';
import type { RawVector } from './vectors.ts';

/** Puts the validity bits of chunks of any size together into Arrow's bitmap. */
export class ValidityBuilder {
  readonly #parts: Pick<RawVector, 'validity' | 'rowCount'>[] = [];
  #length = 0;
  #nullCount = 0;

  add({ validity, rowCount }: RawVector): void {
    this.#parts.push({ validity, rowCount });
    this.#length += rowCount;
    if (validity) {
      for (let row = 0; row < rowCount; row++) if (!isValid(validity, row)) this.#nullCount++;
    }
  }

  /** The part of Arrow's `Data` that says how many rows there are and which are null. */
  finish(): { length: number; nullCount: number; nullBitmap: Uint8Array | null } {
    return {
      length: this.#length,
      nullCount: this.#nullCount,
      nullBitmap: this.#nullCount === 0 ? null : this.#bitmap(),
    };
  }

  #bitmap(): Uint8Array {
    const bitmap = new Uint8Array(Math.ceil(this.#length / 8));
    let at = 0;
    for (const { validity, rowCount } of this.#parts) {
      for (let row = 0; row < rowCount; row++, at++) {
        if (isValid(validity, row)) bitmap[at >> 3] = (bitmap[at >> 3] ?? 0) | (1 << (at & 7));
      }
    }
    return bitmap;
  }
}
