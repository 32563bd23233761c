import type { LoadReport, Source } from '../../analytics/contract/load.ts';
import { countOf, formatCount } from '../format/number.ts';
import { groupBy } from './group-by.ts';

/** Something that is said of several tables, with how many. */
export type Remark = { readonly words: string; readonly tables: number };

function remarksOf(
  reports: readonly LoadReport[],
  said: (report: LoadReport) => string[],
): Remark[] {
  const all = reports.flatMap((report) => [...new Set(said(report))]);
  return [...groupBy(all, (words) => words)]
    .map(([words, { length }]) => ({ words, tables: length }))
    .toSorted((a, b) => b.tables - a.tables);
}

/** What was taken for granted, most widely first. */
export const assumptionsIn = (reports: readonly LoadReport[]): Remark[] =>
  remarksOf(reports, ({ assumptions }) => assumptions);

/** What else there is to know; what is said of a table by its name, is said of "the table". */
export const notesIn = (reports: readonly LoadReport[]): Remark[] =>
  remarksOf(reports, ({ file, part, notes }) => {
    const name = part === null ? file : `${file}, ${part}`;
    return notes.map((words) =>
      words.startsWith(name) ? `The table${words.slice(name.length)}` : words,
    );
  });

/** Which columns were left out, most widely first. */
export const droppedIn = (reports: readonly LoadReport[]): Remark[] =>
  remarksOf(reports, ({ dropped }) => dropped);

const sum = (reports: readonly LoadReport[], of: 'loaded' | 'rejected' | 'repaired') =>
  reports.reduce((total, report) => total + report[of], 0);

/** "1,240 rows loaded from 1 file, 1,240 rejected; 1 table refused" */
export function summaryOf(reports: readonly LoadReport[]): string {
  if (reports.length === 0) return 'Nothing was loaded';
  const taken = reports.filter(({ refusal }) => refusal === null);
  const refused = reports.length - taken.length;
  const rejected = sum(reports, 'rejected');
  const repaired = sum(reports, 'repaired');
  const hasParts = reports.some(({ part }) => part !== null);
  const noun = hasParts ? 'table' : 'file';
  return [
    `${countOf(sum(reports, 'loaded'), 'row')} loaded from ${countOf(taken.length, noun)}`,
    repaired > 0 && `, ${formatCount(repaired)} of them repaired`,
    rejected > 0 && `, ${formatCount(rejected)} rejected`,
    refused > 0 && `; ${countOf(refused, noun)} refused`,
  ]
    .filter(Boolean)
    .join('');
}

/**
 * The source a report became, by file and count; null where it became none, or where several look
 * the same.
 */
export function sourceOf(report: LoadReport, sources: readonly Source[]): Source | null {
  const [source, ...others] = sources.filter(
    ({ file, part, read, rejected, sample }) =>
      !sample &&
      file === report.file &&
      part === report.part &&
      read === report.read &&
      rejected === report.rejected,
  );
  return source && others.length === 0 ? source : null;
}

/** The tables in the order people look at them: refused, with rejected rows, loaded, empty. */
export function byConcern(reports: readonly LoadReport[]): LoadReport[] {
  const rank = ({ refusal, rejected, loaded }: LoadReport) =>
    refusal !== null ? 0 : rejected > 0 ? 1 : loaded > 0 ? 2 : 3;
  return reports.toSorted((a, b) => rank(a) - rank(b));
}
