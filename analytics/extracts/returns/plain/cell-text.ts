/** The text of a column's cell, which most rows share with the row above. */
export class CellText {
  bytes = new Uint8Array(64);
  /** Negative while there was none. */
  length = -1;
  /** Whether what follows from the text has to be found out; said by those who find it out. */
  fresh = true;

  /** Takes the text that stands in the bytes. */
  take(bytes: Uint8Array, from: number, to: number): void {
    const text = bytes.subarray(from, to);
    const length = to - from;
    if (length === this.length && text.every((sign, at) => sign === this.bytes[at])) return;
    if (length > this.bytes.length) this.bytes = new Uint8Array(length * 2);
    this.bytes.set(text);
    this.length = length;
    this.fresh = true;
  }

  /**
   * Takes the text from a place up to the next of the stops. Answers how long it is, negative where
   * it is too long to be taken so.
   */
  takeUpTo(stops: Uint8Array, bytes: Uint8Array, from: number): number {
    const known = this.bytes;
    let length = 0;
    let fresh = false;
    for (let sign = bytes[from] ?? 0; stops[sign] === 0; sign = bytes[from + length] ?? 0) {
      if (length === known.length) {
        // What stands there by now is neither text.
        this.length = -1;
        return -1;
      }
      if (known[length] !== sign) {
        known[length] = sign;
        fresh = true;
      }
      length += 1;
    }
    if (fresh || length !== this.length) this.fresh = true;
    this.length = length;
    return length;
  }

  /** Null where the file has no such column. */
  text(): string | null {
    return this.length < 0 ? null : Buffer.from(this.bytes.subarray(0, this.length)).toString();
  }
}
