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
   * `choice`: one of the words of `choices`. `yes_no`. `text`: as it stands.
   */
  readonly kind: 'date' | 'month' | 'code' | 'choice' | 'yes_no' | 'whole_number' | 'text';
  /** The column of the table that keeps it. */
  readonly keep: string;
  /** A row without it says nothing. */
  readonly required?: boolean;
  /** Whether its content points to a person, so that only its shape may be shown. */
  readonly personal?: boolean;
  /** A day that may lie ahead of today. */
  readonly mayLieAhead?: boolean;
  /** For a code on which much depends: all there are, of any year. */
  readonly codes?: readonly string[];
  /** For a choice: what may stand there, in lower case without prefix, and what is kept for it. */
  readonly choices?: Readonly<Record<string, string>>;
};

/** Whose row it is: a number that becomes one of the workspace's own. */
export type IdentityColumn = {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly kind: 'child' | 'family';
  /** The column of the table that keeps the workspace's number. */
  readonly keep: string;
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
