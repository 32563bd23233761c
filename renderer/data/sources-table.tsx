import { FAMILY_LABELS, type Source } from '../../analytics/contract/load.ts';
import { parsePeriod } from '../../analytics/contract/period.ts';
import { DataTable } from '../components/data-table.tsx';
import type { TableColumn } from '../components/table-column.ts';
import { formatCount } from '../format/number.ts';
import { formatDate, formatMoment, formatPeriod, type DateStyle } from '../format/time.ts';
import { tableName } from './preview-groups.ts';

/** The end of a span that runs from one date to another; any other period as it is. */
function spanEnd(label: string, side: 'start' | 'end', style: DateStyle): string {
  const period = parsePeriod(label);
  return period?.kind === 'from_to' ? formatDate(period[side], style) : formatPeriod(label, style);
}

/** "2018/19 to 2022/23", or the one period there is. */
export function describeSpan(source: Source, style: DateStyle = {}): string {
  const { firstPeriod, lastPeriod } = source;
  if (!firstPeriod || !lastPeriod) return '–';
  return firstPeriod === lastPeriod
    ? formatPeriod(lastPeriod, style)
    : `${spanEnd(firstPeriod, 'start', style)} to ${spanEnd(lastPeriod, 'end', style)}`;
}

const count = (
  id: 'read' | 'loaded' | 'repaired' | 'rejected',
  header: string,
  definition: string,
): TableColumn<Source> => ({
  id,
  header,
  definition,
  value: (source) => source[id],
  text: (source) => formatCount(source[id]),
  align: 'end',
  width: 94,
});

const COLUMNS: readonly TableColumn<Source>[] = [
  { id: 'file', header: 'File', value: tableName, width: 240, grows: true },
  {
    id: 'family',
    header: 'Taken for',
    value: (source) => FAMILY_LABELS[source.family],
    width: 150,
  },
  count(
    'read',
    'Read',
    'Rows in the file, blank lines left out: what was loaded and what was rejected.',
  ),
  count('loaded', 'Loaded', 'Rows that are in the workspace.'),
  count('repaired', 'Repaired', 'Loaded rows of which something had to be put right or merged.'),
  count('rejected', 'Rejected', 'Rows that were not loaded; each is kept with its reason.'),
  {
    id: 'periods',
    header: 'Periods',
    value: (source) => source.lastPeriod,
    text: (source) => describeSpan(source, { month: 'short' }),
    width: 220,
  },
  {
    id: 'loadedAt',
    header: 'When',
    value: (source) => (source.sample ? 'With the workbench' : source.loadedAt),
    text: (source) =>
      source.sample ? 'With the workbench' : formatMoment(source.loadedAt, { month: 'short' }),
    width: 180,
  },
];

type SourcesTableProps = {
  sources: readonly Source[];
  open: number | null;
  onOpen: (source: Source) => void;
};

export function SourcesTable({ sources, open, onOpen }: SourcesTableProps) {
  return (
    <DataTable
      label="Sources"
      noun={['source', 'sources']}
      rows={sources}
      columns={COLUMNS}
      rowId={(source) => String(source.id)}
      open={open === null ? null : { row: String(open) }}
      onOpen={onOpen}
    />
  );
}
