import { z } from 'zod';
import { parsePeriod } from '../period.ts';

/** Beyond this an amount is surely a slip; whole pence up to it are exact. */
const MOST_MONEY = 1_000_000_000_000;

/** What an issue says to do about it, beside what is wrong. */
export const withAction = (action: string) => ({ params: { action } });

const wholePence = (value: number) => Math.round(value * 100) / 100;

/** Money in pounds, in whole pence, 0 or more. */
export const Money = z
  .number({ error: 'is not an amount of money' })
  .min(0, { error: 'is negative: what is paid or received is written as a positive amount' })
  .max(MOST_MONEY, { error: 'is more than a million million pounds' })
  .superRefine((value, context) => {
    if (wholePence(value) === value) return;
    context.addIssue({
      code: 'custom',
      message: 'has a fraction of a penny',
      ...withAction(`Write ${wholePence(value)}.`),
    });
  });

const yearOf = (text: string): string | null => {
  const period = parsePeriod(text);
  return period?.kind === 'financial_year' ? period.label : null;
};

const noYear = (text: string) => ({
  code: 'custom' as const,
  message: `“${text}” is not a financial year`,
  ...withAction('Write it as 2023/24.'),
});

/** A financial year in any way people write it, read as `2023/24`. */
export const Year = z.string().transform((text, context) => {
  const label = yearOf(text);
  if (label !== null) return label;
  context.addIssue(noYear(text));
  return z.NEVER;
});

/** Something by financial year; years are read however they are written. */
export function byYear<T extends z.ZodType>(value: T) {
  return z.record(z.string(), value).transform((entries, context) => {
    const years: Record<string, z.output<T>> = {};
    for (const [text, entry] of Object.entries(entries)) {
      const label = yearOf(text);
      if (label === null) {
        context.addIssue({ ...noYear(text), path: [text] });
      } else if (label in years) {
        context.addIssue({
          code: 'custom',
          message: `gives ${label} twice`,
          path: [text],
          ...withAction('Take one of the two out.'),
        });
      } else years[label] = entry as z.output<T>;
    }
    return years;
  });
}

/** One value for every year, or a value for each year it holds in. */
export const yearly = <T extends z.ZodType>(value: T) => z.union([value, byYear(value)]);
export type Yearly<T> = T | Readonly<Record<string, T>>;

/** What a yearly value is in a year (`2023/24`); undefined where it says nothing of that year. */
export function inYear<T extends number>(
  value: Yearly<T> | undefined,
  year: string,
): T | undefined {
  return typeof value === 'object' ? value[year] : value;
}
