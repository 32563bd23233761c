import type { Correction } from '../../../../analytics/contract/casework.ts';
import { Button } from '../../../components/button.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../../components/notice.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { Switch } from '../../../components/toggle.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { failureIn, useAnswer, useWaiting } from '../../../state/answers.ts';
import type { CaseworkAddress } from '../casework-address.ts';
import { dayWords, fieldLabel, valueWords } from '../casework-words.ts';
import { ListLayout } from '../list-layout.tsx';
import { Mark } from '../mark.tsx';
import { keyColumn } from '../tracker/tracked-columns.tsx';
import { CorrectionDetail } from './correction-detail.tsx';
import { correctionsAnswer, hasEnded, STATE_LABELS, STATE_TONES } from './correction-words.ts';
import { useCorrections } from './use-corrections.ts';

const COLUMNS: readonly TableColumn<Correction>[] = [
  keyColumn('child', 'Child', ({ child }) => child),
  { id: 'area', header: 'Authority', value: ({ area }) => area, width: 140 },
  { id: 'field', header: 'What', value: ({ field }) => fieldLabel(field), width: 180 },
  {
    id: 'old',
    header: 'Files said',
    definition: 'What the files said when it was corrected.',
    value: ({ oldValue }) => oldValue,
    text: ({ oldValue }) => valueWords(oldValue),
    width: 120,
  },
  {
    id: 'new',
    header: 'Corrected to',
    value: ({ newValue }) => newValue,
    text: ({ newValue }) => valueWords(newValue),
    width: 120,
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => STATE_LABELS[state],
    cell: ({ state }) => <Mark tone={STATE_TONES[state]}>{STATE_LABELS[state]}</Mark>,
    width: 170,
  },
  { id: 'reason', header: 'Why', value: ({ reason }) => reason, width: 200, grows: true },
  {
    id: 'made',
    header: 'Made',
    value: ({ at }) => at,
    text: ({ at }) => dayWords(at),
    width: 110,
  },
];

/** What officers corrected in children's records, over what the files say. */
export function Corrections({ address }: { address: CaseworkAddress }) {
  const showsEnded = address.get('ended') === 'yes';
  const all = useAnswer('corrections.list', { ended: true });
  const { undo } = useCorrections();
  const waiting = useWaiting(all);
  const failure = failureIn(all);
  if (failure) return <ErrorNotice failure={failure} onRetry={() => void all.refetch()} />;
  if (!all.data) return <Waiting what="Reading the corrections" {...waiting} />;
  if (all.data.length === 0) {
    return (
      <EmptyState
        icon="check"
        title="Nothing is corrected"
        actions={
          <Button
            size="small"
            onPress={() => {
              address.set({ correct: 'new' });
            }}
          >
            Correct a record…
          </Button>
        }
      >
        Where a file is wrong and can’t be mended at once, correct the child’s record here. It
        counts in every figure, stays when files are loaded again, and can be undone.
      </EmptyState>
    );
  }
  const shown = all.data.filter(({ state }) => showsEnded || !hasEnded({ state }));
  const open = address.get('open');
  const opened = shown.find(({ id }) => String(id) === open);
  const onClose = () => {
    address.set({ open: null });
  };
  return (
    <ListLayout
      answer={correctionsAnswer(all.data)}
      isRenewing={all.isPlaceholderData}
      filters={
        <Switch
          isSelected={showsEnded}
          onChange={(ended) => {
            address.set({ ended: ended ? 'yes' : null, open: null });
          }}
        >
          Undone and replaced ones too
        </Switch>
      }
      detail={
        opened && (
          <CorrectionDetail
            key={opened.id}
            of={opened}
            onClose={onClose}
            onCorrect={() => {
              address.set({ correct: opened.child, field: opened.field });
            }}
            onUndo={() => {
              undo(opened);
              onClose();
            }}
          />
        )
      }
    >
      <DataTable
        label="Corrections"
        noun={['correction', 'corrections']}
        rows={shown}
        columns={COLUMNS}
        rowId={({ id }) => String(id)}
        sorting={{ column: 'made', isDescending: true }}
        open={opened ? { row: String(opened.id) } : null}
        onOpen={({ id }) => {
          address.set({ open: String(id) });
        }}
        empty="No correction stands."
      />
    </ListLayout>
  );
}
