import type { Reject, Source } from '../../analytics/contract/load.ts';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import type { TableColumn } from '../components/table-column.ts';
import { Waiting } from '../components/waiting.tsx';
import { formatCount } from '../format/number.ts';
import { failureIn, useWaiting } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { FILE, ROW } from './file-columns.tsx';
import { PagedTable, usePages, type Numbered } from './paged-rows.tsx';
import { tableName } from './preview-groups.ts';

export type NumberedReject = Numbered<Reject>;

function useRejects(source: number | null) {
  const client = useClient();
  return usePages({
    about: ['sources.rejects', source],
    ask: (page, signal) => client.call('sources.rejects', { source, ...page }, { signal }),
    countIn: ({ total }) => total,
  });
}

const COLUMNS: readonly TableColumn<NumberedReject>[] = [
  FILE,
  ROW,
  { id: 'column', header: 'Column', value: (reject) => reject.column, width: 150 },
  { id: 'value', header: 'Value', value: (reject) => reject.value, width: 140 },
  { id: 'reason', header: 'Reason', value: (reject) => reject.reason, width: 200, grows: true },
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
  if (rejects.data.count === 0 && source === null) {
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
      <PagedTable
        label="Rejected rows"
        noun={['rejected row', 'rejected rows']}
        pages={rejects}
        columns={COLUMNS}
        open={open}
        onOpen={onOpen}
        empty="No row of this file was rejected."
      />
    </>
  );
}
