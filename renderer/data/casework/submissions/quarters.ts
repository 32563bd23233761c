import { financialYearOf, parsePeriod, quarter } from '../../../../analytics/contract/period.ts';

/** The quarter of the financial year a day lies in (ISO date): 2023-02-15 gives `2022/23 Q4`. */
export function quarterOf(day: string): string {
  const inYear = (Number(day.slice(5, 7)) + 8) % 12;
  const q = inYear < 3 ? 1 : inYear < 6 ? 2 : inYear < 9 ? 3 : 4;
  return quarter(financialYearOf(day), q).label;
}

const LISTED = 24;

/** The quarters to choose from: those up to today's, the latest first, and the one chosen. */
export function quartersTo(today: string, chosen: string): string[] {
  const quarters: string[] = [];
  let day = today;
  while (quarters.length < LISTED) {
    const label = quarterOf(day);
    quarters.push(label);
    const start = parsePeriod(label)?.start ?? day;
    day = new Date(Date.parse(start) - 86_400_000).toISOString().slice(0, 10);
  }
  return quarters.includes(chosen) ? quarters : [chosen, ...quarters];
}
