import { LISTED_PER_FILE, type QualityFinding } from '../../../analytics/contract/quality.ts';
import { ErrorNotice, Notice } from '../../components/notice.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Waiting } from '../../components/waiting.tsx';
import { countOf, formatCount } from '../../format/number.ts';
import { failureIn, useWaiting } from '../../state/answers.ts';
import { useClient } from '../../state/client.tsx';
import { FILE, ROW } from '../file-columns.tsx';
import { PagedTable, usePages, type Numbered } from '../paged-rows.tsx';
import { AREA, COLUMN, SEVERITY, YEAR } from './finding-columns.tsx';
import type { QualityFilter } from './quality-filter.ts';

export type NumberedFinding = Numbered<QualityFinding>;

type Asked = Pick<QualityFilter, 'area' | 'severity' | 'source' | 'rule'>;

/** Findings one by one; `listed` of them can be fetched, of `total` that were found. */
function useFindings({ area, severity, source, rule }: Asked) {
  const client = useClient();
  const asked = { area, severity, source, rule };
  return usePages({
    about: ['quality.findings', asked],
    ask: (page, signal) => client.call('quality.findings', { ...asked, ...page }, { signal }),
    countIn: ({ listed }) => listed,
  });
}

const COLUMNS: readonly TableColumn<NumberedFinding>[] = [
  FILE,
  ROW,
  COLUMN,
  SEVERITY,
  { id: 'title', header: 'What is wrong', value: ({ title }) => title, width: 260, grows: true },
  { id: 'action', header: 'What to do', value: ({ action }) => action, width: 260, grows: true },
  AREA,
  YEAR,
];

type FindingsTableProps = {
  filter: Asked;
  open: string | null;
  onOpen: (finding: NumberedFinding) => void;
};

/** Every finding with where it stands and what to do about it. */
export function FindingsTable({ filter, open, onOpen }: FindingsTableProps) {
  const findings = useFindings(filter);
  const waiting = useWaiting(findings);
  const failure = failureIn(findings);
  if (failure) return <ErrorNotice failure={failure} onRetry={() => void findings.refetch()} />;
  if (!findings.data) return <Waiting what="Listing the findings" {...waiting} />;
  const { count: listed, last } = findings.data;
  const total = last?.total ?? listed;
  return (
    <>
      {listed < total && (
        <div className="quality-note">
          <Notice
            tone="info"
            title={`${formatCount(listed)} of ${countOf(total, 'finding')} are listed`}
          >
            Of one rule in one file the first {formatCount(LISTED_PER_FILE)} are listed; the counts
            are of all.
          </Notice>
        </div>
      )}
      <PagedTable
        label="Findings"
        noun={['finding', 'findings']}
        pages={findings}
        columns={COLUMNS}
        open={open}
        onOpen={onOpen}
        empty="Nothing was found that fits the filter."
      />
    </>
  );
}
