import type { TableColumn } from '../../../components/table-column.ts';
import { formatCount } from '../../../format/number.ts';
import { areaWords, dayWords, shortKey } from '../casework-words.ts';
import { Mark } from '../mark.tsx';
import { isPastDue, type Tracked } from './tracked.ts';

/** The column that names a row: enough of the key to tell rows apart; copied in full. */
export function keyColumn<Row>(
  id: string,
  header: string,
  keyOf: (row: Row) => string,
): TableColumn<Row> {
  return {
    id,
    header,
    definition:
      'The start of the key that stands for the local case number in this workspace. Open the row to look the number up.',
    value: keyOf,
    text: (row) => shortKey(keyOf(row)),
    cell: (row) => <span className="casework-key">{shortKey(keyOf(row))}</span>,
    width: 96,
  };
}

/** Where somebody stands, for how long, and what comes next by when. */
export function standingColumns<Row extends Tracked>(
  labelOf: (row: Row) => string,
): TableColumn<Row>[] {
  return [
    { id: 'area', header: 'Authority', value: ({ area }) => areaWords(area), width: 156 },
    { id: 'stage', header: 'Stage', value: labelOf, width: 158 },
    {
      id: 'days',
      header: 'In stage',
      unit: 'days',
      value: ({ days }) => days,
      text: ({ days }) => formatCount(days),
      align: 'end',
      width: 116,
    },
    {
      id: 'overdue',
      header: 'Overdue',
      unit: 'days',
      definition: 'Days since the next step was due; a dash where no day is set for it.',
      value: ({ overdueDays }) => overdueDays,
      text: ({ overdueDays }) => (overdueDays === null ? '–' : formatCount(overdueDays)),
      cell: (row) =>
        isPastDue(row) ? (
          <Mark tone="caution">{formatCount(row.overdueDays ?? 0)}</Mark>
        ) : (
          (row.overdueDays ?? '–')
        ),
      align: 'end',
      width: 122,
    },
    { id: 'next', header: 'Next step', value: ({ next }) => next, width: 170, grows: true },
    {
      id: 'due',
      header: 'Due by',
      definition:
        'The day by which a threshold or target has the next step. A dash where none is set for it.',
      value: ({ due }) => due,
      text: ({ due }) => dayWords(due),
      width: 110,
    },
    {
      id: 'since',
      header: 'Since',
      value: ({ since }) => since,
      text: ({ since }) => dayWords(since),
      width: 110,
    },
  ];
}
