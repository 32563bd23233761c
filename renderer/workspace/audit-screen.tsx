import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AuditAction, AuditCheck, AuditEntry } from '../../analytics/contract/audit.ts';
import { navigate, useAddress } from '../app/address.ts';
import { Canvas } from '../components/canvas.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState, ErrorNotice, Notice } from '../components/notice.tsx';
import { NotPresented } from '../components/not-presented.tsx';
import { Select } from '../components/select.tsx';
import type { TableColumn } from '../components/table-column.ts';
import { Waiting } from '../components/waiting.tsx';
import { countOf, formatCount } from '../format/number.ts';
import { formatMoment } from '../format/time.ts';
import { failureIn, useWaiting } from '../state/answers.ts';
import { useAudience } from '../state/audience.ts';
import { useClient } from '../state/client.tsx';
import { useDataset } from '../state/dataset.ts';
import { ACTION_LABELS, detailWords } from './audit-words.ts';

const MOST = 1000;
const ALL = 'all';

const COLUMNS: readonly TableColumn<AuditEntry>[] = [
  {
    id: 'sequence',
    header: 'No.',
    value: ({ sequence }) => sequence,
    text: ({ sequence }) => formatCount(sequence),
    align: 'end',
    width: 70,
  },
  {
    id: 'at',
    header: 'When',
    value: ({ at }) => at,
    text: ({ at }) => formatMoment(at, { month: 'short' }),
    width: 190,
  },
  {
    id: 'action',
    header: 'What',
    value: ({ action }) => ACTION_LABELS[action],
    width: 190,
  },
  { id: 'by', header: 'Who', value: ({ by }) => by, text: ({ by }) => by ?? '–', width: 150 },
  {
    id: 'detail',
    header: 'About what, and why',
    value: detailWords,
    width: 320,
    grows: true,
  },
  {
    id: 'digest',
    header: 'Digest',
    definition:
      'The fingerprint of the entry with all before it. Noted elsewhere, it proves later what the log held.',
    value: ({ digest }) => digest,
    text: ({ digest }) => digest.slice(0, 12),
    width: 130,
  },
];

/** What was done with the workspace, the newest first, and whether the log of it is whole. */
export function AuditScreen() {
  const title = 'What was done with this workspace?';
  if (useAudience() === 'presentation') {
    return (
      <Canvas title={title}>
        <NotPresented>The log names who looked up whose record, and why.</NotPresented>
      </Canvas>
    );
  }
  return <AuditLog title={title} />;
}

function AuditLog({ title }: { title: string }) {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  const { params } = useAddress();
  const asked = params.get('action');
  const action = isAction(asked) ? asked : null;
  const log = useQuery({
    queryKey: ['engine', version, 'audit.page', action],
    queryFn: ({ signal }) => client.call('audit.page', { action, limit: MOST }, { signal }),
    placeholderData: keepPreviousData,
    // Entries are added by what is done on every other screen.
    staleTime: 0,
  });
  const waiting = useWaiting(log);
  const failure = failureIn(log);
  const page = log.data;
  return (
    <Canvas
      title={title}
      scroll="fixed"
      isRenewing={log.isFetching && page !== undefined}
      answer={page && answerWords(page.check)}
      filters={
        <Select
          look="inline"
          label="What"
          value={action ?? ALL}
          options={[
            { id: ALL, label: 'Everything' },
            ...Object.entries(ACTION_LABELS).map(([id, label]) => ({ id, label })),
          ]}
          onChange={(chosen) => {
            const next = new URLSearchParams(params);
            if (chosen === ALL) next.delete('action');
            else next.set('action', chosen);
            navigate('audit', next, 'replace');
          }}
        />
      }
    >
      {failure && <ErrorNotice failure={failure} onRetry={() => void log.refetch()} />}
      {!failure && !page && <Waiting what="Reading the audit log" {...waiting} />}
      {page && !page.check.intact && <Tampered check={page.check} />}
      {page?.rows.length === 0 && (
        <EmptyState icon="check" title="Nothing of this kind is in the log">
          Loads, look-ups of single records, exports, locked scenarios and openings are written down
          here as they happen.
        </EmptyState>
      )}
      {page && page.rows.length > 0 && (
        <DataTable
          label="Audit log"
          noun={['entry', 'entries']}
          rows={page.rows}
          columns={COLUMNS}
          rowId={({ sequence }) => String(sequence)}
          {...(page.total > page.rows.length ? { total: page.total } : {})}
        />
      )}
    </Canvas>
  );
}

const isAction = (text: string | null): text is AuditAction =>
  text !== null && Object.hasOwn(ACTION_LABELS, text);

function answerWords({ intact, entries, head }: AuditCheck): string {
  if (entries === 0) return 'Nothing was done with it yet.';
  if (!intact) return 'The log is not as it was written: something in it was changed.';
  return `${countOf(entries, 'entry', 'entries')}; none was changed, taken out or moved since it was written (the last has the digest ${head.slice(0, 12)}).`;
}

/** Says what is wrong with the log, and what that means. */
function Tampered({ check }: { check: AuditCheck }) {
  return (
    <Notice tone="caution" title={check.problem ?? 'The log was changed.'}>
      <p>
        Somebody changed the file outside the workbench. Tell your information governance lead, keep
        this file as it is, and compare it with a backup.
      </p>
    </Notice>
  );
}
