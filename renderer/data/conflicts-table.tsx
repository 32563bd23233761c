import type { Conflict } from '../../analytics/contract/load.ts';
import { Inspector, InspectorSection, PropertyList } from '../components/inspector.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import type { TableColumn } from '../components/table-column.ts';
import { Waiting } from '../components/waiting.tsx';
import { sentenceCase } from '../explore/words.ts';
import { formatCount } from '../format/number.ts';
import { formatDate } from '../format/time.ts';
import { failureIn, useWaiting } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { shortKey } from './casework/casework-words.ts';
import { PagedTable, usePages, type Numbered } from './paged-rows.tsx';
import { tableName } from './preview-groups.ts';

export type NumberedConflict = Numbered<Conflict>;

/** What rows say differently of one child or family. */
function useConflicts() {
  const client = useClient();
  return usePages({
    about: ['sources.conflicts'],
    ask: (page, signal) => client.call('sources.conflicts', page, { signal }),
    countIn: ({ total }) => total,
  });
}

const place = (file: string, part: string | null, row: number) =>
  `${tableName({ file, part })}, row ${formatCount(row)}`;

const keptAt = ({ keptFile, keptPart, keptRow }: Conflict) => place(keptFile, keptPart, keptRow);
const otherAt = ({ otherFile, otherPart, otherRow }: Conflict) =>
  place(otherFile, otherPart, otherRow);

/** What stands in place of a day that would point to a person. */
const MASKED_DAY = '9999-99-99';

/** A value as people write it; null, or only its shape, where it would point to a person. */
function valueWords(value: string | null): string {
  if (value === null || value === MASKED_DAY) return 'Not shown';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value, { month: 'short' }) : value;
}

const whose = ({ about, key }: Conflict) => `${sentenceCase(about)} ${shortKey(key)}`;

const fieldWords = ({ field }: Conflict) => sentenceCase(field.replaceAll('_', ' '));

const COLUMNS: readonly TableColumn<NumberedConflict>[] = [
  {
    id: 'key',
    header: 'Child or family',
    value: ({ key }) => key,
    text: whose,
    width: 150,
  },
  { id: 'field', header: 'What', value: fieldWords, width: 170 },
  {
    id: 'kept',
    header: 'Counts',
    value: ({ keptValue }) => keptValue,
    text: ({ keptValue }) => valueWords(keptValue),
    width: 130,
  },
  {
    id: 'other',
    header: 'Set aside',
    value: ({ otherValue }) => otherValue,
    text: ({ otherValue }) => valueWords(otherValue),
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
  if (conflicts.data.count === 0) {
    return (
      <EmptyState icon="check" title="No files contradict each other">
        Where two files speak of the same child or family, they say the same.
      </EmptyState>
    );
  }
  return (
    <PagedTable
      label="Conflicts"
      noun={['conflict', 'conflicts']}
      pages={conflicts}
      columns={COLUMNS}
      open={open}
      onOpen={onOpen}
    />
  );
}

type ConflictPanelProps = { conflict: Conflict; onClose: () => void };

/** One contradiction in full: both sides and where they stand. */
export function ConflictPanel({ conflict, onClose }: ConflictPanelProps) {
  return (
    <Inspector title={fieldWords(conflict)} subtitle={whose(conflict)} onClose={onClose}>
      <InspectorSection title="Why one of them counts">
        <p>{conflict.reason}</p>
      </InspectorSection>
      <InspectorSection title="What counts">
        <PropertyList
          items={[
            { name: 'Value', value: valueWords(conflict.keptValue) },
            { name: 'Stands in', value: keptAt(conflict) },
          ]}
        />
      </InspectorSection>
      <InspectorSection title="What is set aside">
        <PropertyList
          items={[
            { name: 'Value', value: valueWords(conflict.otherValue) },
            { name: 'Stands in', value: otherAt(conflict) },
          ]}
        />
      </InspectorSection>
    </Inspector>
  );
}
