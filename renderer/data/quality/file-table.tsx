import { FAMILY_LABELS } from '../../../analytics/contract/load.ts';
import type { QualityFile, QualityGroup } from '../../../analytics/contract/quality.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { countColumn, FILE, ROW_COUNTS, TAKEN_FOR } from '../file-columns.tsx';
import { countBy } from './quality-filter.ts';

/** Stands in place of a source's number in the sums. */
const TOTAL = -1;

/** A file, or one of its parts, with how much was found in it. */
export type FileFound = QualityFile & { readonly errors: number; readonly warnings: number };

export function filesFound(
  files: readonly QualityFile[],
  groups: readonly QualityGroup[],
): FileFound[] {
  const counts = countBy(groups, ({ source, severity }) => `${source} ${severity}`);
  return files.map((file) => ({
    ...file,
    errors: counts.get(`${file.source} error`) ?? 0,
    warnings: counts.get(`${file.source} warning`) ?? 0,
  }));
}

const COLUMNS: readonly TableColumn<FileFound>[] = [
  { ...FILE, grows: true },
  // Files of several families have no family in their sum.
  { ...TAKEN_FOR, text: (file) => (file.source === TOTAL ? '' : FAMILY_LABELS[file.family]) },
  ...ROW_COUNTS,
  countColumn('errors', 'Errors', 'What can’t be right in the rows that were loaded.'),
  countColumn('warnings', 'Warnings', 'What somebody has to look at in the rows that were loaded.'),
];

/** The sums at the foot: one row, of no file. */
function totalOf(files: readonly FileFound[]): FileFound[] {
  const [first] = files;
  if (!first || files.length < 2) return [];
  const sum = (of: (file: FileFound) => number) =>
    files.reduce((total, file) => total + of(file), 0);
  return [
    {
      ...first,
      source: TOTAL,
      file: 'All files',
      part: null,
      read: sum(({ read }) => read),
      loaded: sum(({ loaded }) => loaded),
      repaired: sum(({ repaired }) => repaired),
      rejected: sum(({ rejected }) => rejected),
      errors: sum(({ errors }) => errors),
      warnings: sum(({ warnings }) => warnings),
      outcomes: [],
    },
  ];
}

type FileTableProps = {
  files: readonly FileFound[];
  open: number | null;
  onOpen: (file: FileFound) => void;
};

/** What became of each file's rows, and how much is wrong with them. */
export function FileTable({ files, open, onOpen }: FileTableProps) {
  return (
    <DataTable
      label="Files"
      noun={['file or part of one', 'files and parts of files']}
      rows={files}
      totals={totalOf(files)}
      columns={COLUMNS}
      rowId={({ source }) => String(source)}
      open={open === null ? null : { row: String(open) }}
      onOpen={onOpen}
      empty="No file fits the filter."
    />
  );
}
