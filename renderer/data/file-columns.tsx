import { FAMILY_LABELS, type Source } from '../../analytics/contract/load.ts';
import type { TableColumn } from '../components/table-column.ts';
import { formatCount } from '../format/number.ts';
import { tableName } from './preview-groups.ts';
import './file-columns.css';

/** A file's name, and its sheet's, where there may be too little room: a path says most at its end. */
export const FILE: TableColumn<Pick<Source, 'file' | 'part'>> = {
  id: 'file',
  header: 'File',
  value: tableName,
  cell: (row) => (
    <span className="file-end">
      <bdi>{tableName(row)}</bdi>
    </span>
  ),
  width: 220,
};

export const TAKEN_FOR: TableColumn<Pick<Source, 'family'>> = {
  id: 'family',
  header: 'Taken for',
  value: ({ family }) => FAMILY_LABELS[family],
  width: 160,
};

/** Where a row stands in its file; null where it is about the file as a whole. */
export const ROW: TableColumn<{ readonly row: number | null }> = {
  id: 'row',
  header: 'Row',
  definition: 'Counted from 1, with the header as row 1: the row as a spreadsheet numbers it.',
  value: ({ row }) => row,
  text: ({ row }) => (row === null ? 'The file' : formatCount(row)),
  align: 'end',
  width: 80,
};

/** A column of counts under a name that is also that of the count. */
export function countColumn<Id extends string>(
  id: Id,
  header: string,
  definition: string,
): TableColumn<Readonly<Record<Id, number>>> {
  return {
    id,
    header,
    definition,
    value: (row) => row[id],
    text: (row) => formatCount(row[id]),
    align: 'end',
    width: 92,
  };
}

/** What became of the rows of a file: read = loaded + rejected. */
export const ROW_COUNTS: readonly TableColumn<
  Pick<Source, 'read' | 'loaded' | 'repaired' | 'rejected'>
>[] = [
  countColumn(
    'read',
    'Read',
    'Rows in the file, blank lines left out: what was loaded and what was rejected.',
  ),
  countColumn('loaded', 'Loaded', 'Rows that are in the workspace.'),
  countColumn(
    'repaired',
    'Repaired',
    'Loaded rows of which something had to be put right or merged.',
  ),
  countColumn('rejected', 'Rejected', 'Rows that were not loaded; each is kept with its reason.'),
];
