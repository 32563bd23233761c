/** An Arrow column whose buffers don't hold the rows that it says it has. */
export class InvalidArrow extends Error {
  constructor(column: string) {
    super(`The Arrow column ${column} does not hold the rows it says it has.`);
    this.name = 'InvalidArrow';
  }
}
