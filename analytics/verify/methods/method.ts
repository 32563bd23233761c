/** How the library answers the cases of one method. */
export type Method = {
  /** The answer, in the names of the reference cases. Throws where the input can't be answered. */
  readonly answer: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** What a case may leave out by giving null: there is nothing to compare it with. */
  readonly optional?: readonly string[];
};
