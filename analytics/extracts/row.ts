import { isFormula, isSpreadsheetError } from './cells/formula.ts';
import { shapeOf } from './cells/shape.ts';
import type { Layout } from './layout.ts';
import type { Problem, RejectCode } from './reject.ts';

/**
 * One row of a file as a family reads it, cell by cell. The first thing found wrong is kept as the
 * row's problem; reading may go on after it, what is read then counts for nothing.
 */
export class Row {
  readonly #layout: Layout;
  #cells: readonly string[] = [];
  #problem: Problem | null = null;
  #repaired = false;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** Turns to the next row. */
  take(cells: readonly string[]): void {
    this.#cells = cells;
    this.#problem = null;
    this.#repaired = false;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  /** Whether a value was read out of writing that had to be set right. */
  get repaired(): boolean {
    return this.#repaired;
  }

  repair(): void {
    this.#repaired = true;
  }

  /** A column's cell without surrounding space; empty where it is blank or the file lacks it. */
  cell(column: string): string {
    const place = this.#layout.places.get(column);
    if (place === undefined) return this.#layout.stated.get(column) ?? '';
    return (this.#cells[place] ?? '').trim();
  }

  /** A cell of text, or null where it is blank. Formulas and spreadsheet errors are rejected. */
  text(column: string): string | null {
    const text = this.cell(column);
    if (text === '') return null;
    if (isFormula(text)) return this.rejectFormula(column);
    if (isSpreadsheetError(text)) return this.rejectSpreadsheetError(column);
    return text;
  }

  /** A cell of text that must not be blank. */
  required(column: string): string | null {
    const text = this.text(column);
    if (text === null) {
      return this.reject(
        column,
        'blank_cell',
        `The column ${column} is blank in this row. Fill it in.`,
      );
    }
    return text;
  }

  /** Keeps the first problem; answers null, so that a reader can end with it. */
  reject(column: string | null, code: RejectCode, reason: string): null {
    this.#problem ??= { column, value: this.#valueKept(column), code, reason };
    return null;
  }

  /** The value as a sentence may name it: in quotation marks, shortened, personal data as its shape. */
  quoted(column: string): string {
    const value = this.#valueKept(column) ?? '';
    return `“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”`;
  }

  rejectFormula(column: string): null {
    return this.reject(
      column,
      'formula',
      `${this.quoted(column)} is a formula, not its result. Save the file with values instead of formulas.`,
    );
  }

  rejectSpreadsheetError(column: string): null {
    return this.reject(
      column,
      'spreadsheet_error',
      `The spreadsheet could not work this cell out (${this.quoted(column)}). Mend the formula there, or write what is known.`,
    );
  }

  #valueKept(column: string | null): string | null {
    if (column === null) return null;
    const value = this.cell(column);
    if (value === '') return null;
    return this.#layout.personal.has(column) ? shapeOf(value) : value.slice(0, 500);
  }
}
