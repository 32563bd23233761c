import { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';
import { financialYear } from '../contract/period.ts';
import type { Day } from './day.ts';
import { yearEnd, yearStart } from './day.ts';

/** What the agency is made from; the same options give the same agency to the byte. */
export const Options = z.object({
  name: z.string().trim().min(1).max(80),
  seed: z.int().min(0),
  children: z.int().min(1).max(200_000),
  families: z.int().min(0).max(200_000),
  boroughs: z.int().min(1).max(40),
  /** Calendar year in which the first financial year starts. */
  firstYear: z.int().min(2017).max(2040),
  years: z.int().min(1).max(20),
  /** Whether the returns and workbooks come as dirty as real ones. */
  dirt: z.boolean(),
});
export type Options = z.infer<typeof Options>;

/** Checks options; refuses with a {@link PermanenceError} that names the first one that is wrong. */
export function checkedOptions(options: Options): Options {
  const checked = Options.safeParse(options);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new PermanenceError({
    code: 'invalid_request',
    message: `An agency can't be made with this ${issue?.path.join('.') ?? 'option'}: ${issue?.message ?? 'it is invalid'}.`,
    action: 'Correct the option and try again.',
  });
}

/** The financial years covered, by the calendar year each starts in. */
export const yearsOf = ({ firstYear, years }: Options): number[] =>
  Array.from({ length: years }, (_, i) => firstYear + i);

/** First and last day covered. */
export function windowOf({ firstYear, years }: Options): { readonly from: Day; readonly to: Day } {
  return { from: yearStart(firstYear), to: yearEnd(firstYear + years - 1) };
}

/** `2022/23` */
export const yearLabel = (startYear: number): string => financialYear(startYear).label;
