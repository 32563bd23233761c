import type { Source } from '../../analytics/contract/load.ts';
import { parsePeriod } from '../../analytics/contract/period.ts';
import { DataTable } from '../components/data-table.tsx';
import type { TableColumn } from '../components/table-column.ts';
import { formatDate, formatMoment, formatPeriod, type DateStyle } from '../format/time.ts';
import { FILE, ROW_COUNTS, TAKEN_FOR } from './file-columns.tsx';

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

const COLUMNS: readonly TableColumn<Source>[] = [
  { ...FILE, width: 240, grows: true },
  TAKEN_FOR,
  ...ROW_COUNTS,
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
