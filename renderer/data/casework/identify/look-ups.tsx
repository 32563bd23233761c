import type { LookUp } from '../../../../analytics/contract/casework.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../../components/notice.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { Waiting } from '../../../components/waiting.tsx';
import { countOf } from '../../../format/number.ts';
import { formatMoment } from '../../../format/time.ts';
import { failureIn, useAnswer, useWaiting } from '../../../state/answers.ts';
import { ListLayout } from '../list-layout.tsx';
import { keyColumn } from '../tracker/tracked-columns.tsx';

type NumberedLookUp = LookUp & { readonly id: string };

const COLUMNS: readonly TableColumn<NumberedLookUp>[] = [
  keyColumn('key', 'Whose', ({ key }) => key),
  {
    id: 'at',
    header: 'When',
    value: ({ at }) => at,
    text: ({ at }) => formatMoment(at, { month: 'short' }),
    width: 190,
  },
  { id: 'by', header: 'Who', value: ({ by }) => by, text: ({ by }) => by ?? '–', width: 180 },
  { id: 'reason', header: 'Why', value: ({ reason }) => reason, width: 300, grows: true },
];

/** Who looked up whose local case number, when and why; the latest first. */
export function LookUps() {
  const log = useAnswer('identities.log', undefined);
  const waiting = useWaiting(log);
  const failure = failureIn(log);
  if (failure) return <ErrorNotice failure={failure} onRetry={() => void log.refetch()} />;
  if (!log.data) return <Waiting what="Reading who looked up case numbers" {...waiting} />;
  if (log.data.length === 0) {
    return (
      <EmptyState icon="check" title="Nobody has looked up a local case number">
        Open a child or a family to look one up with a reason; it is written down here.
      </EmptyState>
    );
  }
  const keys = new Set(log.data.map(({ key }) => key)).size;
  return (
    <ListLayout
      answer={`Local case numbers were looked up ${countOf(log.data.length, 'time')}, of ${countOf(keys, 'child or family', 'children and families')}.`}
    >
      <DataTable
        label="Look-ups"
        noun={['look-up', 'look-ups']}
        rows={log.data.map((lookUp, index) => ({ ...lookUp, id: String(index) }))}
        columns={COLUMNS}
        rowId={({ id }) => id}
      />
    </ListLayout>
  );
}
