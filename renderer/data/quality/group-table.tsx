import type { QualityGroup, QualityRule } from '../../../analytics/contract/quality.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount } from '../../format/number.ts';
import { FILE } from '../file-columns.tsx';
import { AREA, COLUMN, ruleColumn, SEVERITY, YEAR } from './finding-columns.tsx';

/** A group with the words of its rule. */
export type ToldGroup = QualityGroup & {
  readonly id: string;
  readonly told: Pick<QualityRule, 'title' | 'action' | 'falseAlarm' | 'limit' | 'official'>;
};

/** Gives every group its rule's words, and a name to tell it from the others by. */
export function tellGroups(
  groups: readonly QualityGroup[],
  rules: readonly QualityRule[],
): ToldGroup[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return groups.flatMap((group) => {
    const told = byId.get(group.rule);
    const { rule, source, column, area, period } = group;
    return told
      ? [{ ...group, told, id: JSON.stringify([rule, source, column, area, period]) }]
      : [];
  });
}

const COLUMNS: readonly TableColumn<ToldGroup>[] = [
  {
    id: 'title',
    header: 'What is wrong',
    value: ({ told }) => told.title,
    width: 280,
    grows: true,
  },
  SEVERITY,
  {
    id: 'count',
    header: 'Findings',
    value: ({ count }) => count,
    text: ({ count }) => formatCount(count),
    align: 'end',
    width: 88,
  },
  {
    id: 'alarm',
    header: 'False alarm',
    definition:
      'Whether the rule speaks in some cases though nothing is wrong. Open a line for which.',
    value: ({ told }) => (told.falseAlarm === null ? 'No' : 'Possible'),
    width: 108,
  },
  FILE,
  COLUMN,
  AREA,
  YEAR,
  ruleColumn(({ rule }) => rule),
];

type GroupTableProps = {
  groups: readonly ToldGroup[];
  open: string | null;
  onOpen: (group: ToldGroup) => void;
};

/** What was found, a line for each rule in each file. */
export function GroupTable({ groups, open, onOpen }: GroupTableProps) {
  return (
    <DataTable
      label="What was found"
      noun={['group of findings', 'groups of findings']}
      rows={groups}
      columns={COLUMNS}
      rowId={({ id }) => id}
      open={open === null ? null : { row: open }}
      onOpen={onOpen}
      empty="Nothing was found that fits the filter."
    />
  );
}
