import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Conflict } from '../../analytics/contract/load.ts';
import { Button } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { Inspector, InspectorSection, PropertyList } from '../components/inspector.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import type { TableColumn } from '../components/table-column.ts';
import { Waiting } from '../components/waiting.tsx';
import { formatCount } from '../format/number.ts';
import { answerKey, failureIn, useWaiting } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { useDataset } from '../state/dataset.ts';
import { tableName } from './preview-groups.ts';

const PAGE = 500;

export type NumberedConflict = Conflict & { id: string };

/** What rows say differently of one child or family, a page at a time as it is scrolled to. */
function useConflicts() {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  return useInfiniteQuery({
    queryKey: [...answerKey(version, 'sources.conflicts', { offset: 0, limit: PAGE }), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      client.call('sources.conflicts', { offset: pageParam, limit: PAGE }, { signal }),
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    getNextPageParam: (last, pages) => {
      const here = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return here < last.total && last.rows.length > 0 ? here : undefined;
    },
    select: ({ pages }) => ({
      rows: pages
        .flatMap((page) => page.rows)
        .map((conflict, index): NumberedConflict => ({ ...conflict, id: String(index) })),
      total: pages.at(-1)?.total ?? 0,
    }),
  });
}

const place = (file: string, part: string | null, row: number) =>
  `${tableName({ file, part })}, row ${formatCount(row)}`;

const keptAt = ({ keptFile, keptPart, keptRow }: Conflict) => place(keptFile, keptPart, keptRow);
const otherAt = ({ otherFile, otherPart, otherRow }: Conflict) =>
  place(otherFile, otherPart, otherRow);

const NOT_SHOWN = 'not shown';

const COLUMNS: readonly TableColumn<NumberedConflict>[] = [
  { id: 'key', header: 'Child or family', value: ({ key }) => key, width: 170 },
  { id: 'field', header: 'What', value: ({ field }) => field.replaceAll('_', ' '), width: 170 },
  { id: 'kept', header: 'Counts', value: ({ keptValue }) => keptValue ?? NOT_SHOWN, width: 130 },
  {
    id: 'other',
    header: 'Set aside',
    value: ({ otherValue }) => otherValue ?? NOT_SHOWN,
    width: 130,
  },
  { id: 'reason', header: 'Why', value: ({ reason }) => reason, width: 320, grows: true },
];

type ConflictsTableProps = { open: string | null; onOpen: (conflict: NumberedConflict) => void };

/** Every contradiction between files about one child or family, with which side counts. */
export function ConflictsTable({ open, onOpen }: ConflictsTableProps) {
  const conflicts = useConflicts();
  const waiting = useWaiting(conflicts);
  const failure = failureIn(conflicts);
  if (failure) return <ErrorNotice failure={failure} onRetry={() => void conflicts.refetch()} />;
  if (!conflicts.data) return <Waiting what="Reading the conflicts" {...waiting} />;
  if (conflicts.data.total === 0) {
    return (
      <EmptyState icon="check" title="No files contradict each other">
        Where two files speak of the same child or family, they say the same.
      </EmptyState>
    );
  }
  const more = () => {
    if (conflicts.hasNextPage && !conflicts.isFetchingNextPage) void conflicts.fetchNextPage();
  };
  return (
    <DataTable
      label="Conflicts"
      noun={['conflict', 'conflicts']}
      rows={conflicts.data.rows}
      total={conflicts.data.total}
      columns={COLUMNS}
      rowId={({ id }) => id}
      open={open === null ? null : { row: open }}
      onOpen={onOpen}
      onEndReached={more}
      actions={
        conflicts.hasNextPage && (
          <Button size="small" variant="quiet" onPress={more}>
            Show more
          </Button>
        )
      }
    />
  );
}

type ConflictPanelProps = { conflict: Conflict; onClose: () => void };

/** One contradiction in full: both sides and where they stand. */
export function ConflictPanel({ conflict, onClose }: ConflictPanelProps) {
  return (
    <Inspector
      title={conflict.field.replaceAll('_', ' ')}
      subtitle={conflict.key}
      onClose={onClose}
    >
      <InspectorSection title="Why one of them counts">
        <p>{conflict.reason}</p>
      </InspectorSection>
      <InspectorSection title="What counts">
        <PropertyList
          items={[
            { name: 'Value', value: conflict.keptValue ?? NOT_SHOWN },
            { name: 'Stands in', value: keptAt(conflict) },
          ]}
        />
      </InspectorSection>
      <InspectorSection title="What is set aside">
        <PropertyList
          items={[
            { name: 'Value', value: conflict.otherValue ?? NOT_SHOWN },
            { name: 'Stands in', value: otherAt(conflict) },
          ]}
        />
      </InspectorSection>
    </Inspector>
  );
}
