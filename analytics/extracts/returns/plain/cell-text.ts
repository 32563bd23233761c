/** The text of a column's cell, which most rows share with the row above. */
export class CellText {
  bytes = new Uint8Array(64);
  /** Negative while there was none. */
  length = -1;
  /** Whether what follows from the text has to be found out; said by those who find it out. */
  fresh = true;

  /** Takes the text that stands in the bytes. */
  take(bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    if (length > this.bytes.length) this.bytes = new Uint8Array(length * 2);
    for (let at = 0; at < length; at += 1) this.#put(at, bytes[from + at] ?? 0);
    this.#end(length);
  }

  /**
   * Takes the text from a place up to the next of the stops. Answers how long it is, negative where
   * it is too long to be taken so.
   */
  takeUpTo(stops: Uint8Array, bytes: Uint8Array, from: number): number {
    let length = 0;
    for (let sign = bytes[from] ?? 0; stops[sign] === 0; sign = bytes[from + length] ?? 0) {
      if (length === this.bytes.length) return -1;
      this.#put(length, sign);
      length += 1;
    }
    this.#end(length);
    return length;
  }

  /** Null where the file has no such column. */
  text(): string | null {
    return this.length < 0 ? null : Buffer.from(this.bytes.subarray(0, this.length)).toString();
  }

  #put(at: number, sign: number): void {
    if (this.bytes[at] === sign) return;
    this.bytes[at] = sign;
    this.fresh = true;
  }

  #end(length: number): void {
    if (length !== this.length) this.fresh = true;
    this.length = length;
  }
}
