/** The most an XML document may hold; lengths in characters. */
export type XmlLimits = {
  /** Elements inside one another. */
  readonly depth: number;
  readonly elements: number;
  /** A text, a tag with its attributes, a comment: anything between two ends of markup. */
  readonly run: number;
  /** What stands before the first element: a declaration and a comment or two. */
  readonly prolog: number;
};

export const XML_LIMITS: XmlLimits = {
  depth: 64,
  elements: 20_000_000,
  run: 1_000_000,
  prolog: 65_536,
};
