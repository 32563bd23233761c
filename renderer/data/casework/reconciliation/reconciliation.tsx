import { ReturnFamily, type Holdings } from '../../../../analytics/contract/casework.ts';
import { Button } from '../../../components/button.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../../components/notice.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { Waiting } from '../../../components/waiting.tsx';
import { failureIn, useAnswer, useWaiting } from '../../../state/answers.ts';
import { useDescribeContext } from '../../../state/context.ts';
import type { CaseworkAddress } from '../casework-address.ts';
import { fieldLabel, placeWords, valueWords } from '../casework-words.ts';
import { ListLayout } from '../list-layout.tsx';
import { keyColumn } from '../tracker/tracked-columns.tsx';
import {
  chosenReturn,
  DifferenceKind,
  differencesOf,
  KIND_LABELS,
  reconciliationAnswer,
  RETURN_LABELS,
  type Difference,
  type HeldReturn,
} from './compared.ts';
import { DifferenceDetail } from './difference-detail.tsx';
import { ReturnFilters } from './return-filters.tsx';

const at = (place: Difference['returnedAt']) => (place === null ? '–' : placeWords(place));

/** What a side says of a field; a dash where it is about the child as a whole. */
const says = ({ kind }: Difference, value: string | null) =>
  kind === 'differs' ? valueWords(value) : '–';

const COLUMNS: readonly TableColumn<Difference>[] = [
  keyColumn('child', 'Child', ({ child }) => child),
  { id: 'kind', header: 'How', value: ({ kind }) => KIND_LABELS[kind], width: 170 },
  {
    id: 'field',
    header: 'What',
    value: ({ field }) => (field === null ? 'The child as a whole' : fieldLabel(field)),
    width: 180,
  },
  {
    id: 'returned',
    header: 'Return says',
    value: ({ returned }) => returned,
    text: (row) => says(row, row.returned),
    width: 120,
  },
  {
    id: 'recorded',
    header: 'Records say',
    value: ({ recorded }) => recorded,
    text: (row) => says(row, row.recorded),
    width: 120,
  },
  {
    id: 'returned_at',
    header: 'Place in the return',
    value: ({ returnedAt }) => at(returnedAt),
    width: 220,
  },
  {
    id: 'recorded_at',
    header: 'Place in the records',
    value: ({ recordedAt }) => at(recordedAt),
    width: 220,
    grows: true,
  },
];

/** An authority's own records against a return it submitted, child by child. */
export function ReconciliationList({ address }: { address: CaseworkAddress }) {
  const holdings = useAnswer('casework.holdings', undefined);
  const waiting = useWaiting(holdings);
  const failure = failureIn(holdings);
  if (failure) return <ErrorNotice failure={failure} onRetry={() => void holdings.refetch()} />;
  if (!holdings.data) return <Waiting what="Looking which returns are loaded" {...waiting} />;
  const { returns } = holdings.data;
  if (returns.length === 0) {
    return (
      <EmptyState icon="data" title="There is no return to hold the records against">
        Load the SSDA903 or ASG return that was submitted, and beside it the authority’s own
        records: Annex A or an export of children’s journeys. Children that differ are then listed
        here.
      </EmptyState>
    );
  }
  const held = chosenReturn(returns, {
    area: address.get('area'),
    year: address.get('year'),
    family: ReturnFamily.safeParse(address.get('against')).data ?? null,
  });
  if (!held) {
    return (
      <EmptyState
        title="The return that the address names isn’t loaded"
        actions={
          <Button
            size="small"
            onPress={() => {
              address.set({ area: null, year: null, against: null, open: null });
            }}
          >
            Show the latest return
          </Button>
        }
      >
        Load it, and say whose it is and of which year if it doesn’t say so itself.
      </EmptyState>
    );
  }
  return <Against address={address} returns={returns} held={held} />;
}

type AgainstProps = {
  address: CaseworkAddress;
  returns: Holdings['returns'];
  held: HeldReturn;
};

function Against({ address, returns, held }: AgainstProps) {
  const { area, year, family } = held;
  const found = useAnswer('reconciliation.run', { area, year, against: family });
  const waiting = useWaiting(found);
  const failure = failureIn(found);
  useDescribeContext({ area, period: year });
  if (failure) return <ErrorNotice failure={failure} onRetry={() => void found.refetch()} />;
  if (!found.data) {
    return (
      <Waiting what={`Holding the records against the ${RETURN_LABELS[family]}`} {...waiting} />
    );
  }
  const kind = DifferenceKind.safeParse(address.get('kind')).data ?? null;
  const differences = differencesOf(found.data.rows);
  const shown = differences.filter((difference) => kind === null || difference.kind === kind);
  const opened = shown.find(({ id }) => id === address.get('open'));
  return (
    <ListLayout
      answer={reconciliationAnswer(found.data, held)}
      isRenewing={found.isPlaceholderData}
      filters={
        <ReturnFilters
          returns={returns}
          held={held}
          differences={differences}
          kind={kind}
          onReturn={(to) => {
            address.set({ area: to.area, year: to.year, against: to.family, open: null });
          }}
          onKind={(to) => {
            address.set({ kind: to, open: null });
          }}
        />
      }
      detail={
        opened && (
          <DifferenceDetail
            key={opened.id}
            of={opened}
            held={held}
            onClose={() => {
              address.set({ open: null });
            }}
            onCorrect={() => {
              address.set({ correct: opened.child, field: opened.field });
            }}
          />
        )
      }
    >
      <DataTable
        label={`Differences from the ${RETURN_LABELS[family]}`}
        noun={['difference', 'differences']}
        rows={shown}
        columns={COLUMNS}
        rowId={({ id }) => id}
        open={opened ? { row: opened.id } : null}
        onOpen={({ id }) => {
          address.set({ open: id });
        }}
        empty={differences.length === 0 ? 'No child differs.' : 'No difference fits the filter.'}
      />
    </ListLayout>
  );
}
