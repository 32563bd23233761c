import type { CsvFault, CsvRecord, Ragged } from './csv/parse.ts';
import type { Problem } from './reject.ts';

/** Why a record can't be split into the columns of its header; null when it can. */
export function malformation({ cells, fault }: CsvRecord, width: number): Problem | null {
  if (fault === null) return raggedness(cells.length, width);
  return typeof fault === 'string' ? BROKEN[fault] : raggedness(fault.cells, fault.header);
}

/** Whether a record is no more than a blank line. */
export function isBlank({ cells, fault }: CsvRecord): boolean {
  return fault === null && cells.every((cell) => cell.trim() === '');
}

const BROKEN: Readonly<Record<Exclude<CsvFault, Ragged>, Problem>> = {
  quotes: {
    column: null,
    value: null,
    code: 'broken_quotes',
    reason:
      'A quotation mark in this row is never closed, or text follows a closed one. Write a quotation mark inside a cell twice ("").',
  },
  too_long: {
    column: null,
    value: null,
    code: 'line_too_long',
    reason:
      'The line is longer than a million characters, so it is no row of a table. Check how the file was exported.',
  },
  nothing_mapped: {
    column: null,
    value: null,
    code: 'blank_cell',
    reason:
      'The row has nothing in any of the columns the recipe reads. Fill it in, or leave it out.',
  },
};

function raggedness(found: number, expected: number): Problem | null {
  if (found === expected) return null;
  const hint =
    found > expected
      ? 'Put text that holds the separator in quotation marks'
      : 'Fill in the missing cells, if only with nothing between separators';
  return {
    column: null,
    value: null,
    code: 'ragged_row',
    reason: `The row has ${found} ${found === 1 ? 'cell' : 'cells'}, the header ${expected}. ${hint}, or save the file again from the spreadsheet.`,
  };
}
