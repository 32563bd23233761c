import type { ReactNode } from 'react';
import { FAMILY_LABELS } from '../../../analytics/contract/load.ts';
import type { QualityFile, QualityRule } from '../../../analytics/contract/quality.ts';
import { Button } from '../../components/button.tsx';
import { Inspector, InspectorSection, PropertyList } from '../../components/inspector.tsx';
import { countOf, formatCount } from '../../format/number.ts';
import { tableName } from '../preview-groups.ts';
import { rowCounts } from '../row-counts.tsx';
import type { NumberedFinding } from './findings-table.tsx';
import type { FileFound } from './file-table.tsx';
import type { ToldGroup } from './group-table.tsx';
import { STATE_LABELS } from './quality-words.ts';
import { SeverityMark } from './severity-mark.tsx';

type RuleWords = Pick<QualityRule, 'title' | 'action' | 'falseAlarm'> & { limit?: string | null };

function RuleSections({ title, action, falseAlarm, limit = null }: RuleWords) {
  return (
    <>
      <InspectorSection title="What is wrong">
        <p>{title}</p>
      </InspectorSection>
      <InspectorSection title="What to do">
        <p>{action}</p>
      </InspectorSection>
      <InspectorSection title="May it be a false alarm?">
        <p>{falseAlarm === null ? 'No: it can’t be right as it stands.' : `Yes: ${falseAlarm}`}</p>
        {limit !== null && <p className="muted quality-alarm">{limit}</p>}
      </InspectorSection>
    </>
  );
}

const whose = ({ official }: Pick<QualityRule, 'official'>, rule: string) =>
  official ? `The department’s rule ${rule}` : `Our own rule ${rule}`;

type DetailProps<T> = { of: T; onClose: () => void };

type ListedProps<T> = DetailProps<T> & {
  /** How many findings the list holds that the button leads to. */
  listed: number;
  onList: () => void;
};

function ListButton({ listed, onList }: { listed: number; onList: () => void }) {
  if (listed === 0) return null;
  return (
    <Button icon="table" onPress={onList}>
      List {countOf(listed, 'finding')}
    </Button>
  );
}

/** A rule's findings in one file. The list is of all the rule found in that file. */
export function GroupDetail({ of: group, onClose, ...list }: ListedProps<ToldGroup>) {
  const { told, rule, severity, count, area, period, column } = group;
  return (
    <Inspector
      title={`${countOf(count, 'finding')}, rule ${rule}`}
      subtitle={<SeverityMark severity={severity} />}
      onClose={onClose}
      actions={<ListButton {...list} />}
    >
      <RuleSections {...told} />
      <InspectorSection title="Where">
        <PropertyList
          items={[
            { name: 'File', value: tableName(group) },
            { name: 'Column', value: column ?? 'The row as a whole' },
            { name: 'Area', value: area ?? 'Not stated' },
            { name: 'Year', value: period ?? '–' },
            { name: 'Whose rule', value: whose(told, rule) },
          ]}
        />
      </InspectorSection>
    </Inspector>
  );
}

/** One finding in full; the row's content stays where it is. */
export function FindingDetail({ of: finding, onClose }: DetailProps<NumberedFinding>) {
  const { row, rule, severity, column, area, period, child } = finding;
  return (
    <Inspector
      title={row === null ? 'The file as a whole' : `Row ${formatCount(row)}`}
      subtitle={tableName(finding)}
      onClose={onClose}
    >
      <RuleSections {...finding} />
      <InspectorSection title="Where">
        <PropertyList
          items={[
            { name: 'Severity', value: <SeverityMark severity={severity} /> },
            { name: 'Rule', value: rule },
            { name: 'Column', value: column ?? 'The row as a whole' },
            { name: 'Area', value: area ?? 'Not stated' },
            { name: 'Year', value: period ?? '–' },
            {
              name: 'Child’s key',
              value: child === null ? '–' : <code className="quality-key">{child}</code>,
            },
          ]}
        />
      </InspectorSection>
    </Inspector>
  );
}

const OUTCOME_LABELS = { rejected: 'rejected', repaired: 'repaired' } as const;

function Outcomes({ outcomes }: Pick<QualityFile, 'outcomes'>): ReactNode {
  if (outcomes.length === 0) return <p>Every row was loaded as it came.</p>;
  return (
    <ul className="quality-outcomes">
      {outcomes.map(({ outcome, code, column, reason, rows }) => (
        <li key={`${outcome} ${code} ${column}`}>
          <strong>
            {countOf(rows, 'row')} {OUTCOME_LABELS[outcome]}
            {column !== null && `, ${column}`}
          </strong>
          <p className="muted">{rows === 1 ? reason : `For example: ${reason}`}</p>
        </li>
      ))}
    </ul>
  );
}

/** What became of a file's rows, and why. */
export function FileDetail({ of: file, onClose, ...list }: ListedProps<FileFound>) {
  const { source, family, part } = file;
  return (
    <Inspector
      title={file.file}
      subtitle={[part, FAMILY_LABELS[family]].filter(Boolean).join(' · ')}
      onClose={onClose}
      actions={<ListButton {...list} />}
    >
      <InspectorSection title="Rows">
        <PropertyList items={rowCounts(file, source)} />
      </InspectorSection>
      <InspectorSection title="Why rows were rejected or repaired">
        <Outcomes outcomes={file.outcomes} />
      </InspectorSection>
    </Inspector>
  );
}

/** A rule, found or not. */
export function RuleDetail({ of: rule, onClose, ...list }: ListedProps<QualityRule>) {
  const { id, severity, state, findings } = rule;
  return (
    <Inspector
      title={`Rule ${id}`}
      subtitle={whose(rule, id)}
      onClose={onClose}
      actions={<ListButton {...list} />}
    >
      <RuleSections {...rule} />
      <InspectorSection title="Whether it was checked">
        <PropertyList
          items={[
            { name: 'Severity', value: <SeverityMark severity={severity} /> },
            { name: 'Checked?', value: STATE_LABELS[state] },
            { name: 'Findings', value: state === 'checked' ? formatCount(findings) : '–' },
          ]}
        />
      </InspectorSection>
    </Inspector>
  );
}
