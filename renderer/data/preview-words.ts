import { FAMILY_LABELS, type Preview } from '../../analytics/contract/load.ts';
import type { IconName } from '../components/icon.tsx';
import { countOf, formatCount } from '../format/number.ts';
import type { TableGroup } from './preview-groups.ts';

export type Verdict = {
  icon: IconName;
  words: string;
  tone: 'good' | 'neutral' | 'caution' | 'critical';
};

/** Rows a preview shows at most; a table with as many may have more. */
const FIRST_ROWS = 20;

/** How sure the workbench is, in words: 1 is "certain". */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.99) return 'certain';
  if (confidence >= 0.85) return 'almost certain';
  if (confidence >= 0.7) return 'likely';
  if (confidence >= 0.5) return 'possible';
  return 'a guess';
}

/** What becomes of a table if nothing more is done. A sheet beside recognised ones is of no use. */
export function verdictOf(preview: Preview, { family }: Pick<TableGroup, 'family'>): Verdict {
  if (preview.refusal?.code === 'file_not_recognised') {
    return family === null
      ? { icon: 'warning', words: 'Not recognised', tone: 'caution' }
      : { icon: 'minus', words: 'No use for this table', tone: 'neutral' };
  }
  if (preview.refusal) return { icon: 'error', words: 'Can’t be loaded', tone: 'critical' };
  if (preview.alreadyLoaded) return { icon: 'info', words: 'Already loaded', tone: 'neutral' };
  return {
    icon: 'check',
    words: preview.family ? FAMILY_LABELS[preview.family] : 'Recognised',
    tone: 'good',
  };
}

/** "13 columns, 20 rows or more" */
export function sizeWords({ columns, rows }: Preview): string {
  if (columns.length === 0) return '–';
  const more = rows.length >= FIRST_ROWS ? ' or more' : '';
  return `${countOf(columns.length, 'column')}, ${formatCount(rows.length)}${more} ${rows.length === 1 ? 'row' : 'rows'}`;
}

/** "UPN, MC_DOB and 4 more"; a dash when nothing is left out. */
export function droppedWords(dropped: readonly string[], most = 3): string {
  if (dropped.length === 0) return '–';
  const shown = dropped.length <= most + 1 ? dropped : dropped.slice(0, most);
  const rest = dropped.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${formatCount(rest)} more`;
}

/** "Load 12 tables"; files where each holds one table. */
export function whatToLoad(tables: readonly Preview[]): string {
  const files = new Set(tables.map(({ ticket }) => ticket)).size;
  return files === tables.length ? countOf(files, 'file') : countOf(tables.length, 'table');
}
