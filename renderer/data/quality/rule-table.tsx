import type { QualityRule } from '../../../analytics/contract/quality.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount } from '../../format/number.ts';
import { ruleColumn, SEVERITY } from './finding-columns.tsx';
import { STATE_LABELS } from './quality-words.ts';

const COLUMNS: readonly TableColumn<QualityRule>[] = [
  {
    id: 'title',
    header: 'What is looked for',
    value: ({ title }) => title,
    width: 320,
    grows: true,
  },
  ruleColumn(({ id }) => id),
  {
    id: 'official',
    header: 'Whose rule',
    definition:
      'The department’s rules on the SSDA903 return keep their numbers; the rest are ours.',
    value: ({ official }) => (official ? 'Department’s' : 'Ours'),
    width: 116,
  },
  SEVERITY,
  {
    id: 'findings',
    header: 'Findings',
    value: ({ state, findings }) => (state === 'checked' ? findings : null),
    // Not looked for is not the same as not found.
    text: ({ state, findings }) => (state === 'checked' ? formatCount(findings) : '–'),
    align: 'end',
    width: 88,
  },
  {
    id: 'state',
    header: 'Checked?',
    value: ({ state }) => STATE_LABELS[state],
    width: 130,
  },
  {
    id: 'limit',
    header: 'Why not, or not fully',
    value: ({ limit }) => limit,
    text: ({ limit }) => limit ?? '–',
    width: 260,
    grows: true,
  },
];

type RuleTableProps = {
  rules: readonly QualityRule[];
  open: string | null;
  onOpen: (rule: QualityRule) => void;
};

/** Everything that is looked for, found or not, and what could not be. */
export function RuleTable({ rules, open, onOpen }: RuleTableProps) {
  return (
    <DataTable
      label="Rules"
      noun={['rule', 'rules']}
      rows={rules}
      columns={COLUMNS}
      rowId={({ id }) => id}
      open={open === null ? null : { row: open }}
      onOpen={onOpen}
      empty="No rule fits the filter."
    />
  );
}
