import type { QualityFinding } from '../../../analytics/contract/quality.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { SEVERITY_LABELS } from './quality-words.ts';
import { SeverityMark } from './severity-mark.tsx';

/** What findings, groups of them and rules are all told by. */
export const SEVERITY: TableColumn<Pick<QualityFinding, 'severity'>> = {
  id: 'severity',
  header: 'Severity',
  definition: 'An error can’t be right. A warning may be, and somebody has to look.',
  value: ({ severity }) => severity,
  text: ({ severity }) => SEVERITY_LABELS[severity],
  cell: ({ severity }) => <SeverityMark severity={severity} />,
  width: 104,
};

export const COLUMN: TableColumn<Pick<QualityFinding, 'column'>> = {
  id: 'column',
  header: 'Column',
  value: ({ column }) => column,
  text: ({ column }) => column ?? 'The row',
  width: 150,
};

export const AREA: TableColumn<Pick<QualityFinding, 'area'>> = {
  id: 'area',
  header: 'Area',
  value: ({ area }) => area,
  text: ({ area }) => area ?? 'Not stated',
  width: 140,
};

export const YEAR: TableColumn<Pick<QualityFinding, 'period'>> = {
  id: 'period',
  header: 'Year',
  value: ({ period }) => period,
  text: ({ period }) => period ?? '–',
  width: 84,
};

/** The rule's number or word, which stands under another name in a rule than in its findings. */
export const ruleColumn = <Row,>(ruleOf: (row: Row) => string): TableColumn<Row> => ({
  id: 'rule',
  header: 'Rule',
  definition: 'The department’s number of the rule, or our own word for it.',
  value: ruleOf,
  width: 150,
});
