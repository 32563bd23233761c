import { parsePeriod } from '../../contract/period.ts';

/** A collection year as national statistics write it (`2023/24`), so that years compare as texts. */
export function collectionYear(text: string): string {
  const period = parsePeriod(text);
  if (period?.kind === 'financial_year') return period.label;
  throw new Error(`${text} is no collection year. One is written like 2023/24.`);
}
