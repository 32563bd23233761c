import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Reject, Source } from '../../analytics/contract/load.ts';
import { Button } from '../components/button.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import type { TableColumn } from '../components/table-column.ts';
import { Waiting } from '../components/waiting.tsx';
import { formatCount } from '../format/number.ts';
import { answerKey, failureIn, useWaiting } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { useDataset } from '../state/dataset.ts';
import { tableName } from './preview-groups.ts';

const PAGE = 500;

export type NumberedReject = Reject & { id: string };

/** Rejected rows, a page at a time as they are scrolled to. */
function useRejects(source: number | null) {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  return useInfiniteQuery({
    queryKey: answerKey(version, 'sources.rejects', { source, offset: 0, limit: PAGE }),
    queryFn: ({ signal, pageParam }) =>
      client.call('sources.rejects', { source, offset: pageParam, limit: PAGE }, { signal }),
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    getNextPageParam: (last, pages) => {
      const here = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return here < last.total && last.rows.length > 0 ? here : undefined;
    },
    select: ({ pages }) => ({
      rows: pages
        .flatMap((page) => page.rows)
        .map((reject, index): NumberedReject => ({ ...reject, id: String(index) })),
      total: pages.at(-1)?.total ?? 0,
    }),
  });
}

const COLUMNS: readonly TableColumn<NumberedReject>[] = [
  { id: 'file', header: 'File', value: tableName, width: 220 },
  {
    id: 'row',
    header: 'Row',
    definition: 'Counted from 1, with the header as row 1: the row as a spreadsheet numbers it.',
    value: (reject) => reject.row,
    text: (reject) => formatCount(reject.row),
    align: 'end',
    width: 72,
  },
  { id: 'column', header: 'Column', value: (reject) => reject.column, width: 130 },
  { id: 'value', header: 'Value', value: (reject) => reject.value, width: 140 },
  { id: 'reason', header: 'Reason', value: (reject) => reject.reason, width: 300, grows: true },
];

type RejectedRowsProps = {
  sources: readonly Source[];
  source: number | null;
  onSource: (source: number | null) => void;
  open: string | null;
  onOpen: (reject: NumberedReject) => void;
};

const ALL = 'all';

/** Every row that was not loaded, with where it stands and what to do about it. */
export function RejectedRows({ sources, source, onSource, open, onOpen }: RejectedRowsProps) {
  const rejects = useRejects(source);
  const waiting = useWaiting(rejects);
  const failure = failureIn(rejects);
  const withRejects = sources.filter((candidate) => candidate.rejected > 0);
  if (failure) return <ErrorNotice failure={failure} onRetry={() => void rejects.refetch()} />;
  if (!rejects.data) return <Waiting what="Reading the rejected rows" {...waiting} />;
  if (rejects.data.total === 0 && source === null) {
    return (
      <EmptyState icon="check" title="No row was rejected">
        Every row of every file that was loaded is in the workspace.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="data-filters">
        <Select
          look="inline"
          label="File"
          value={source === null ? ALL : String(source)}
          onChange={(id) => {
            onSource(id === ALL ? null : Number(id));
          }}
          options={[
            { id: ALL, label: 'All files' },
            ...withRejects.map((candidate) => ({
              id: String(candidate.id),
              label: tableName(candidate),
              detail: formatCount(candidate.rejected),
            })),
          ]}
        />
      </div>
      <DataTable
        label="Rejected rows"
        noun={['rejected row', 'rejected rows']}
        rows={rejects.data.rows}
        total={rejects.data.total}
        columns={COLUMNS}
        rowId={(reject) => reject.id}
        open={open === null ? null : { row: open }}
        onOpen={onOpen}
        onEndReached={() => {
          if (rejects.hasNextPage && !rejects.isFetchingNextPage) void rejects.fetchNextPage();
        }}
        actions={
          rejects.hasNextPage && (
            <Button
              size="small"
              variant="quiet"
              isDisabled={rejects.isFetchingNextPage}
              onPress={() => void rejects.fetchNextPage()}
            >
              Show more
            </Button>
          )
        }
        empty="No row of this file was rejected."
      />
    </>
  );
}
