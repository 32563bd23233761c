import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { ErrorNotice } from '../../../components/notice.tsx';
import { Select } from '../../../components/select.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { Waiting } from '../../../components/waiting.tsx';
import { formatMoment } from '../../../format/time.ts';
import { failureIn, useAnswer, useWaiting } from '../../../state/answers.ts';
import { useDescribeContext } from '../../../state/context.ts';
import type { CaseworkAddress } from '../casework-address.ts';
import { dayWords } from '../casework-words.ts';
import { today } from '../day.ts';
import { ListLayout } from '../list-layout.tsx';
import { Mark } from '../mark.tsx';
import { areasHeld } from '../use-areas-held.ts';
import { quarterOf, quartersTo } from './quarters.ts';
import { SubmissionDetail } from './submission-detail.tsx';
import {
  familiesSent,
  likelyAgency,
  sentWords,
  STATUS_LABELS,
  STATUS_TONES,
  submissionsAnswer,
  submittersOf,
  type Submitter,
} from './submission-words.ts';

const latest = (moments: readonly string[]) => moments.toSorted().at(-1) ?? null;

const columnsFor = (families: readonly string[]): TableColumn<Submitter>[] => [
  { id: 'area', header: 'Authority', value: ({ area }) => area, width: 220 },
  {
    id: 'status',
    header: 'Status',
    value: ({ status }) => STATUS_LABELS[status],
    cell: ({ status }) => <Mark tone={STATUS_TONES[status]}>{STATUS_LABELS[status]}</Mark>,
    width: 130,
  },
  ...families.map((family): TableColumn<Submitter> => {
    const words = ({ sent }: Submitter) => sentWords(sent.find((one) => one.family === family));
    return {
      id: family,
      header: family,
      definition: 'Of the tables or measures that any of the authorities sent of this kind.',
      value: words,
      width: 160,
    };
  }),
  {
    id: 'through',
    header: 'Data to',
    definition: 'The latest day that anything loaded of the authority tells of, in any period.',
    value: ({ through }) => through,
    text: ({ through }) => dayWords(through),
    width: 120,
  },
  {
    id: 'loaded',
    header: 'Loaded',
    value: ({ sent }) => latest(sent.map(({ loadedAt }) => loadedAt)),
    text: ({ sent }) => {
      const at = latest(sent.map(({ loadedAt }) => loadedAt));
      return at === null ? '–' : formatMoment(at, { month: 'short' });
    },
    width: 190,
    grows: true,
  },
];

/** Which members of an agency have sent theirs for a quarter; whoever has to be reminded first. */
export function Submissions({ address }: { address: CaseworkAddress }) {
  const holdings = useAnswer('casework.holdings', undefined);
  const areas = useAnswer('areas.list', undefined);
  const period = address.get('period') ?? quarterOf(today());
  const held = holdings.data && areas.data ? areasHeld(holdings.data, areas.data) : [];
  const agencies = (areas.data ?? []).filter(({ kind }) => kind === 'agency');
  const agency =
    address.get('area') ??
    (holdings.data && areas.data ? (likelyAgency(agencies, held)?.name ?? null) : null);
  const submissions = useAnswer(
    'submissions.list',
    { agency: agency ?? '', period },
    { isEnabled: agency !== null },
  );
  const waiting = useWaiting(submissions);
  const failure = failureIn(holdings) ?? failureIn(areas) ?? failureIn(submissions);
  const families = familiesSent(submissions.data ?? []).join('\n');
  const columns = useMemo(() => columnsFor(families.split('\n').filter(Boolean)), [families]);
  useDescribeContext({ area: agency, period });

  if (failure) {
    return (
      <ErrorNotice
        failure={failure}
        onRetry={() => {
          for (const answer of [holdings, areas, submissions]) void answer.refetch();
        }}
        actions={
          <Button
            size="small"
            onPress={() => {
              address.set({ area: null, period: null });
            }}
          >
            Show this quarter
          </Button>
        }
      />
    );
  }
  if (!submissions.data || !holdings.data || agency === null) {
    return <Waiting what="Looking who has submitted" {...waiting} isStopped={false} />;
  }
  const rows = submittersOf(submissions.data, holdings.data);
  const opened = rows.find(({ area }) => area === address.get('open'));
  const lastDay = latest(rows.flatMap(({ through }) => through ?? []));
  const last = lastDay === null ? null : quarterOf(lastDay);
  const isSilent = rows.every(({ status }) => status === 'nothing');
  return (
    <ListLayout
      answer={submissionsAnswer(rows, period)}
      next={
        isSilent &&
        last !== null &&
        last !== period && (
          <Button
            size="small"
            onPress={() => {
              address.set({ period: last });
            }}
          >
            Show {last}, the last there is anything of
          </Button>
        )
      }
      isRenewing={submissions.isPlaceholderData}
      filters={
        <>
          <Select
            look="inline"
            label="Agency"
            isSearchable
            value={agency}
            onChange={(area) => {
              address.set({ area, open: null });
            }}
            options={[
              ...agencies.map(({ name }) => ({ id: name, label: name, section: 'Agencies' })),
              ...held
                .filter(({ kind }) => kind === 'local_authority')
                .map(({ name }) => ({ id: name, label: name, section: 'Single authorities' })),
            ]}
          />
          <Select
            look="inline"
            label="Quarter"
            value={period}
            onChange={(chosen) => {
              address.set({ period: chosen, open: null });
            }}
            options={quartersTo(today(), period).map((label) => ({ id: label, label }))}
          />
        </>
      }
      detail={
        opened && (
          <SubmissionDetail
            of={opened}
            period={period}
            onClose={() => {
              address.set({ open: null });
            }}
          />
        )
      }
    >
      <DataTable
        label={`Submissions for ${period}`}
        noun={['authority', 'authorities']}
        rows={rows}
        columns={columns}
        rowId={({ area }) => area}
        open={opened ? { row: opened.area } : null}
        onOpen={({ area }) => {
          address.set({ open: area });
        }}
        empty="The agency had no members in this period."
      />
    </ListLayout>
  );
}
