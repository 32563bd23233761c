import type { QualityGroup, QualityRule } from '../../../analytics/contract/quality.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount } from '../../format/number.ts';
import { FileName } from './file-name.tsx';
import { SeverityMark } from './severity-mark.tsx';
import { SEVERITY_LABELS } from './quality-words.ts';

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
    width: 260,
    grows: true,
  },
  {
    id: 'severity',
    header: 'Severity',
    definition: 'An error can’t be right. A warning may be, and somebody has to look.',
    value: ({ severity }) => severity,
    text: ({ severity }) => SEVERITY_LABELS[severity],
    cell: ({ severity }) => <SeverityMark severity={severity} />,
    width: 100,
  },
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
    width: 104,
  },
  {
    id: 'file',
    header: 'File',
    value: ({ file }) => file,
    cell: ({ file }) => <FileName file={file} />,
    width: 200,
  },
  {
    id: 'part',
    header: 'Part',
    value: ({ part }) => part,
    text: ({ part }) => part ?? '–',
    width: 96,
  },
  {
    id: 'column',
    header: 'Column',
    value: ({ column }) => column,
    text: ({ column }) => column ?? 'The row',
    width: 130,
  },
  {
    id: 'area',
    header: 'Area',
    value: ({ area }) => area,
    text: ({ area }) => area ?? 'Not stated',
    width: 130,
  },
  {
    id: 'period',
    header: 'Year',
    value: ({ period }) => period,
    text: ({ period }) => period ?? '–',
    width: 80,
  },
  {
    id: 'rule',
    header: 'Rule',
    definition: 'The department’s number of the rule, or our own word for it.',
    value: ({ rule }) => rule,
    width: 150,
  },
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
