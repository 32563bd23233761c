/** A file that arrives in pieces; how long it will be was said beforehand. */
export class IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  #filled = 0;

  constructor(name: string, length: number) {
    this.name = name;
    this.bytes = new Uint8Array(length);
  }

  /** Throws a RangeError for more than was announced. */
  write(chunk: Uint8Array): void {
    this.bytes.set(chunk, this.#filled);
    this.#filled += chunk.length;
  }
}
