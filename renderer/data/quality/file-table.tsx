import { FAMILY_LABELS } from '../../../analytics/contract/load.ts';
import type { QualityFile, QualityGroup } from '../../../analytics/contract/quality.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount } from '../../format/number.ts';
import { FileName } from './file-name.tsx';
import { countBy } from './quality-filter.ts';

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

const count = (
  id: 'read' | 'loaded' | 'repaired' | 'rejected' | 'errors' | 'warnings',
  header: string,
  definition: string,
): TableColumn<FileFound> => ({
  id,
  header,
  definition,
  value: (file) => file[id],
  text: (file) => formatCount(file[id]),
  align: 'end',
  width: 90,
});

const COLUMNS: readonly TableColumn<FileFound>[] = [
  {
    id: 'file',
    header: 'File',
    value: ({ file }) => file,
    cell: ({ file }) => <FileName file={file} />,
    width: 220,
    grows: true,
  },
  {
    id: 'part',
    header: 'Part',
    value: ({ part }) => part,
    text: ({ part }) => part ?? '–',
    width: 96,
  },
  {
    id: 'family',
    header: 'Taken for',
    value: ({ family }) => FAMILY_LABELS[family],
    width: 140,
  },
  count(
    'read',
    'Read',
    'Rows in the file, blank lines left out: what was loaded and what was rejected.',
  ),
  count('loaded', 'Loaded', 'Rows that are in the workspace.'),
  count('repaired', 'Repaired', 'Loaded rows of which something had to be put right or merged.'),
  count('rejected', 'Rejected', 'Rows that were not loaded; each is kept with its reason.'),
  count('errors', 'Errors', 'What can’t be right in the rows that were loaded.'),
  count('warnings', 'Warnings', 'What somebody has to look at in the rows that were loaded.'),
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
      source: -1,
      file: 'All files',
      part: '',
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
