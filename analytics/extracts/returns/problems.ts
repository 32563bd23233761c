import type { RejectCode } from '../reject.ts';
import { PROBLEM_SEPARATOR } from './check-rows.ts';
import { AREA_COLUMN, YEAR_COLUMN } from './module.ts';
import type { Module } from './module.ts';

/** What a problem (`COLUMN|code`) that the check of a row found means to people. */
export type RowProblem = {
  readonly column: string;
  readonly code: RejectCode;
  readonly reason: string;
  /** Whether the offending value points to a person, so that only its shape may be kept. */
  readonly personal: boolean;
};

/** Says what is wrong with a row and what to do. */
export function rowProblem(module: Module, problem: string): RowProblem {
  const [column = '', code = ''] = problem.split(PROBLEM_SEPARATOR);
  const said = SENTENCES[code];
  if (!said) throw new Error(`There is no sentence for ${problem}.`);
  const known = module.columns.find(({ name }) => name === column);
  const publicColumn = known ? !known.personal : [AREA_COLUMN, YEAR_COLUMN].includes(column);
  return {
    column,
    code: said.code,
    reason: said.reason(column, [...new Set(Object.values(known?.choices ?? {}))]),
    personal: !publicColumn,
  };
}

const SENTENCES: Readonly<
  Record<
    string,
    { code: RejectCode; reason: (column: string, choices: readonly string[]) => string }
  >
> = {
  blank_cell: {
    code: 'blank_cell',
    reason: (column) => `${column} is blank in this row. Fill it in where the file came from.`,
  },
  formula: {
    code: 'formula',
    reason: (column) =>
      `${column} holds a formula, not its result. Save the file with values instead of formulas.`,
  },
  spreadsheet_error: {
    code: 'spreadsheet_error',
    reason: (column) =>
      `The spreadsheet could not work ${column} out. Mend the formula there, or write what is known.`,
  },
  not_a_date: {
    code: 'not_a_date',
    reason: (column) =>
      `${column} is no day of the calendar since 1900. Write it as 31/03/2023, day first.`,
  },
  not_a_number: {
    code: 'not_a_number',
    reason: (column) => `${column} is no whole number. Correct it, or leave it blank.`,
  },
  not_an_age: {
    code: 'not_a_number',
    reason: (column) => `${column} is no age. Write it in whole years, 0 for a baby.`,
  },
  unknown_category: {
    code: 'unknown_category',
    reason: (column, choices) =>
      `${column} holds a word the workbench does not know. Write ${choices.length === 0 ? 'yes or no' : `one of ${choices.join(', ')}`}, or leave it blank.`,
  },
  unknown_code: {
    code: 'unknown_category',
    reason: (column) =>
      `${column} holds a code that no year's return has. Correct it where the file came from.`,
  },
  date_in_the_future: {
    code: 'date_in_the_future',
    reason: (column) =>
      `${column} is later than today. Leave out what is only planned, or correct the year.`,
  },
  dates_out_of_order: {
    code: 'dates_out_of_order',
    reason: (column) =>
      `${column} is earlier than the day that comes before it in the row. Correct the date that is wrong.`,
  },
  unknown_area: {
    code: 'unknown_area',
    reason: (column) =>
      `${column} is no local authority the workbench knows. Write its name or code.`,
  },
  unknown_period: {
    code: 'unknown_period',
    reason: (column) => `${column} is no year of a return. Write it as 2022/23.`,
  },
};
