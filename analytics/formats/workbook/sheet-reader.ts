import { damaged } from '../failures.ts';
import type { XmlHandlers } from '../xml/reader.ts';
import type { CellBudget } from './cell-budget.ts';
import { isImprecise, numberText, unescapeText } from './cell-text.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import type { NumberFormats } from './number-formats.ts';
import type { DateSystem } from './serial-date.ts';
import type { CellPlace, Sheet } from './sheet.ts';

/** What a workbook's sheets are read against. */
export type SheetContext = {
  readonly file: string;
  readonly texts: readonly string[];
  readonly formats: NumberFormats;
  readonly dates: DateSystem;
  readonly budget: CellBudget;
};

type OpenCell = {
  readonly column: number;
  readonly type: string;
  readonly style: string | undefined;
  /** The stored value, null until there is one; text typed into the cell itself. */
  value: string | null;
  formula: string | null;
  typed: string;
};

const BLANK_ROW: readonly string[] = [];

/** Listens to a sheet's XML (ECMA-376 part 1, 18.3) and turns its cells into text. */
export class SheetReader {
  readonly #name: string;
  readonly #context: SheetContext;
  readonly #rows: (readonly string[])[] = [];
  readonly #percent: CellPlace[] = [];
  readonly #imprecise: CellPlace[] = [];
  #row: string[] | null = null;
  #cell: OpenCell | null = null;
  #column = 0;
  #into: 'value' | 'formula' | 'typed' | null = null;
  #inReading = false;

  constructor(name: string, context: SheetContext) {
    this.#name = name;
    this.#context = context;
  }

  readonly handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (name === 'row') this.#openRow(attributes['r']);
      else if (name === 'c' && this.#row) this.#openCell(attributes);
      else if (this.#cell) this.#openPart(name, this.#cell);
    },
    text: (text) => {
      if (!this.#cell || this.#into === null) return;
      this.#cell[this.#into] = (this.#cell[this.#into] ?? '') + text;
    },
    close: (name) => {
      if (name === 'row') this.#closeRow();
      else if (name === 'c') this.#closeCell();
      else if (name === 'rPh') this.#inReading = false;
      else if (name === 'v' || name === 'f' || name === 't') this.#into = null;
    },
  };

  /** The sheet, when all of its XML has been heard. */
  finish(hidden: boolean): Sheet {
    while (this.#rows.at(-1)?.length === 0) this.#rows.pop();
    return {
      name: this.#name,
      hidden,
      rows: this.#rows,
      percent: this.#percent,
      imprecise: this.#imprecise,
    };
  }

  #openRow(stated: string | undefined): void {
    const row = stated === undefined ? this.#rows.length + 1 : Number(stated);
    const blank = row - 1 - this.#rows.length;
    if (!Number.isInteger(row) || blank < 0 || row > WORKBOOK_LIMITS.rows) throw this.#misplaced();
    this.#context.budget.spend(blank, this.#name);
    for (let missing = 0; missing < blank; missing += 1) this.#rows.push(BLANK_ROW);
    this.#row = [];
    this.#column = 0;
  }

  #closeRow(): void {
    if (!this.#row) return;
    while (this.#row.at(-1) === '') this.#row.pop();
    this.#rows.push(this.#row.length === 0 ? BLANK_ROW : this.#row);
    this.#row = null;
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const column = attributes['r'] === undefined ? this.#column + 1 : columnOf(attributes['r']);
    const skipped = column - this.#column - 1;
    if (skipped < 0 || column > WORKBOOK_LIMITS.columns) throw this.#misplaced();
    this.#context.budget.spend(skipped + 1, this.#name);
    this.#column = column;
    this.#cell = {
      column,
      type: attributes['t'] ?? 'n',
      style: attributes['s'],
      value: null,
      formula: null,
      typed: '',
    };
  }

  #openPart(name: string, cell: OpenCell): void {
    if (name === 'v') {
      cell.value = '';
      this.#into = 'value';
    } else if (name === 'f') {
      cell.formula = '';
      this.#into = 'formula';
    } else if (name === 'rPh') {
      this.#inReading = true;
    } else if (name === 't') {
      this.#into = this.#inReading ? null : 'typed';
    }
  }

  #closeCell(): void {
    const cell = this.#cell;
    if (!cell || !this.#row) return;
    this.#cell = null;
    const text = this.#textOf(cell);
    if (text === '') return;
    while (this.#row.length < cell.column - 1) this.#row.push('');
    this.#row.push(text);
  }

  #textOf(cell: OpenCell): string {
    const { type, value, formula } = cell;
    if (type === 'inlineStr') return unescapeText(cell.typed);
    // A formula whose result is an empty text has been worked out all the same.
    if (value === null || (value === '' && type !== 'str')) {
      return formula === null ? '' : `=${formula}`;
    }
    switch (type) {
      case 's':
        return this.#sharedText(value);
      case 'str':
        return unescapeText(value);
      case 'b':
        return value === '1' || value === 'true' ? 'true' : 'false';
      case 'd':
        return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
      case 'n':
        return this.#number(cell, value);
      default:
        return value;
    }
  }

  #number(cell: OpenCell, stored: string): string {
    const kind = this.#context.formats.kindOf(cell.style);
    const place = { row: this.#rows.length + 1, column: cell.column };
    if (kind === 'percent') this.#percent.push(place);
    if (isImprecise(stored)) this.#imprecise.push(place);
    return numberText(stored, kind, this.#context.dates);
  }

  #sharedText(index: string): string {
    const text = this.#context.texts[Number(index)];
    if (text !== undefined) return text;
    throw damaged(this.#context.file, `the sheet “${this.#name}” refers to texts it does not hold`);
  }

  #misplaced(): Error {
    return damaged(
      this.#context.file,
      `the rows or columns of the sheet “${this.#name}” are out of order`,
    );
  }
}

/** The column (from 1) of a cell reference: 28 for `AB12`, 0 without letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}
