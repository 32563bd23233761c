/** A cell's place in its sheet, as a spreadsheet counts: both from 1. */
export type CellPlace = { readonly row: number; readonly column: number };

/**
 * A sheet as text, the way a CSV would hold it. `rows[0]` is the sheet's row 1, blank rows are
 * empty lists, and rows end at their last filled cell. Dates are ISO, numbers plain decimals,
 * booleans `true` and `false`, errors `#N/A`; a formula that was never worked out is its own text
 * from `=` on.
 */
export type Sheet = {
  readonly name: string;
  /** Whether the spreadsheet keeps the sheet out of sight. */
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
  /** Cells that show a percentage; their text is the fraction that is stored (0.46 shows as 46%). */
  readonly percent: readonly CellPlace[];
  /** Cells whose number is beyond 2^53, where the last digits of an identifier are lost. */
  readonly imprecise: readonly CellPlace[];
};
