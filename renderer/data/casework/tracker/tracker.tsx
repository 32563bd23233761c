import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { readDay } from '../../../../analytics/contract/day.ts';
import { Button } from '../../../components/button.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../../components/notice.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { Waiting } from '../../../components/waiting.tsx';
import { formatDate } from '../../../format/time.ts';
import { failureIn, useWaiting } from '../../../state/answers.ts';
import { useDescribeContext } from '../../../state/context.ts';
import type { CaseworkAddress } from '../casework-address.ts';
import { today } from '../day.ts';
import { ListLayout } from '../list-layout.tsx';
import { useAreasHeld } from '../use-areas-held.ts';
import { DueFilter, fitsDue, stuckFirst, trackerAnswer, type Tracked } from './tracked.ts';
import { TrackerFilters, type TrackerFilter } from './tracker-filters.tsx';

export function readTrackerFilter({ get }: Pick<CaseworkAddress, 'get'>): TrackerFilter {
  const on = get('on');
  return {
    area: get('area'),
    stage: get('stage'),
    due: DueFilter.safeParse(get('due')).data ?? null,
    on: on === null ? null : readDay(on),
  };
}

type TrackerProps<Row extends Tracked> = {
  address: CaseworkAddress;
  tracked: UseQueryResult<Row[]>;
  label: string;
  noun: readonly [one: string, many: string];
  /** What they are on the way to: "on the way to adoption". */
  way: string;
  columns: readonly TableColumn<Row>[];
  stageLabels: Readonly<Record<string, string>>;
  idOf: (row: Row) => string;
  /** What to load so that there is anybody to list. */
  whatToLoad: string;
  detail: (row: Row, onClose: () => void) => ReactNode;
};

/** Who is on the way, with where they stand, for how long and what comes next; who is stuck first. */
export function Tracker<Row extends Tracked>(props: TrackerProps<Row>) {
  const { address, tracked, noun, idOf } = props;
  const filter = readTrackerFilter(address);
  const asOf = filter.on ?? today();
  const areas = useAreasHeld();
  const waiting = useWaiting(tracked);
  const failure = failureIn(tracked);
  useDescribeContext({ area: filter.area, period: `As at ${formatDate(asOf)}` });

  const onFilter = (change: Partial<TrackerFilter>) => {
    address.set({ ...change, open: null });
  };
  if (failure) {
    return (
      <ErrorNotice
        failure={failure}
        onRetry={() => void tracked.refetch()}
        actions={
          filter.area !== null && (
            <Button
              size="small"
              onPress={() => {
                onFilter({ area: null });
              }}
            >
              Show all areas
            </Button>
          )
        }
      />
    );
  }
  if (!tracked.data) return <Waiting what={`Looking where the ${noun[1]} stand`} {...waiting} />;
  const everybody = stuckFirst(tracked.data);
  if (everybody.length === 0 && filter.area === null) {
    return <Nobody {...props} on={filter.on} />;
  }
  const shown = everybody.filter(
    (row) =>
      (filter.stage === null || row.stage === filter.stage) && fitsDue(row, filter.due, asOf),
  );
  const open = address.get('open');
  const opened = everybody.find((row) => idOf(row) === open);
  return (
    <ListLayout
      answer={trackerAnswer(everybody, noun, `${props.way}${whereAndWhen(filter)}`)}
      isRenewing={tracked.isPlaceholderData}
      filters={
        <TrackerFilters
          rows={everybody}
          areas={areas}
          stageLabels={props.stageLabels}
          filter={filter}
          asOf={asOf}
          onFilter={onFilter}
        />
      }
      detail={
        opened &&
        props.detail(opened, () => {
          address.set({ open: null });
        })
      }
    >
      <DataTable
        label={props.label}
        noun={noun}
        rows={shown}
        columns={props.columns}
        rowId={idOf}
        open={opened ? { row: idOf(opened) } : null}
        onOpen={(row) => {
          address.set({ open: idOf(row) });
        }}
        empty={`None of the ${noun[1]} fits the filter.`}
      />
    </ListLayout>
  );
}

function whereAndWhen({ area, on }: TrackerFilter): string {
  return [area && ` in ${area}`, on && ` on ${formatDate(on)}`].filter(Boolean).join('');
}

type NobodyProps = Pick<TrackerProps<never>, 'address' | 'noun' | 'way' | 'whatToLoad'>;

function Nobody({ address, noun, way, whatToLoad, on }: NobodyProps & { on: string | null }) {
  return (
    <EmptyState
      icon="data"
      title={`No ${noun[1]} ${way}${on === null ? ' are loaded' : ` on ${formatDate(on)}`}`}
      actions={
        on !== null && (
          <Button
            size="small"
            onPress={() => {
              address.set({ on: null });
            }}
          >
            Show today
          </Button>
        )
      }
    >
      {whatToLoad}
    </EmptyState>
  );
}
