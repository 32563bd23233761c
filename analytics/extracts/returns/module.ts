import type { ExtractFamily } from '../../contract/load.ts';
import type { TableName } from '../../workspace/tables.ts';

/** How a cell of a module is read. */
export type ModuleColumn = {
  /** What the column is called in the extract. */
  readonly name: string;
  /** Other names it goes by, as they are compared: capitals joined by underscores. */
  readonly aliases?: readonly string[];
  /**
   * `date`: a day. `month`: a day of which only the month is kept. `code`: a word in capitals.
   * `choice`: one of the words of `choices`. `yes_no`. `age`: whole years, also of `<1` and `5 months`.
   * `text`: as it stands.
   */
  readonly kind: 'date' | 'month' | 'code' | 'choice' | 'yes_no' | 'whole_number' | 'age' | 'text';
  /** The column of the table that keeps it. */
  readonly keep: string;
  /** A row without it says nothing. */
  readonly required?: boolean;
  /** Whether a value that can't be read is left out, and listed, instead of rejecting the row. */
  readonly lenient?: boolean;
  /** Whether its content points to a person, so that only its shape may be shown. */
  readonly personal?: boolean;
  /** A day that may lie ahead of today. */
  readonly mayLieAhead?: boolean;
  /** For a code: those there are, of any year. Others are read with more care. */
  readonly usual?: readonly string[];
  /** For a code on which much depends: all there are, of any year. */
  readonly codes?: readonly string[];
  /** For a choice: the words and codes that may stand there, and what is kept for each. */
  readonly choices?: Readonly<Record<string, string>>;
};

/** Whose row it is: a number that becomes one of the workspace's own. */
export type IdentityColumn = {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly kind: 'child' | 'family' | 'adopter';
  /** The column of the table that keeps the workspace's number. */
  readonly keep: string;
  /** Whether a row without it says nothing; else one that can't be read is left out. */
  readonly required: boolean;
};

/** A table of an extract: a module of the SSDA903 return, a list of Annex A, a tab of the ASG. */
export type Module = {
  readonly id: string;
  readonly family: ExtractFamily;
  readonly table: TableName;
  readonly identities: readonly IdentityColumn[];
  readonly columns: readonly ModuleColumn[];
  /** Columns that point to a person or that nothing needs: they are left out when loading. */
  readonly dropped: readonly string[];
  /** The columns that tell this module from the others, and which a file of it must have. */
  readonly needs: readonly string[];
  /** Two days of which the second can't come first. */
  readonly order: readonly (readonly [first: string, then: string])[];
  /** Whether rows may be about an agency's own adopters, and so about no single authority. */
  readonly agencies?: boolean;
};

/** Columns that regional merges of several returns add. */
export const AREA_COLUMN = 'LA';
export const YEAR_COLUMN = 'YEAR';

/** A column's name as it is compared: capitals, words joined by underscores. */
export function plainColumn(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}
