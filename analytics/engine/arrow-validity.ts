import { isValid } from './vectors.ts';
import type { RawVector } from './vectors.ts';

type Part = Pick<RawVector, 'validity' | 'rowCount' | 'nullCount'>;

/** Puts the validity bits of chunks of any size together into Arrow's bitmap. */
export class ValidityBuilder {
  readonly #parts: Part[] = [];
  #length = 0;
  #nullCount = 0;

  add({ validity, rowCount, nullCount }: RawVector): void {
    this.#parts.push({ validity, rowCount, nullCount });
    this.#length += rowCount;
    this.#nullCount += nullCount;
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
    for (const part of this.#parts) {
      if (part.nullCount < part.rowCount) addBits(bitmap, at, part);
      at += part.rowCount;
    }
    return bitmap;
  }
}

/** Sets the bits of a part from the place `at`, where all are 0 so far. */
function addBits(bitmap: Uint8Array, at: number, { validity, rowCount }: Part): void {
  // Full chunks begin at a byte; those of a filtered result may begin anywhere.
  const whole = at % 8 === 0 ? rowCount >> 3 : 0;
  if (validity) bitmap.set(validity.subarray(0, whole), at >> 3);
  else bitmap.fill(0xff, at >> 3, (at >> 3) + whole);
  for (let row = whole * 8; row < rowCount; row++) {
    const bit = at + row;
    if (isValid(validity, row)) bitmap[bit >> 3] = (bitmap[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
}
