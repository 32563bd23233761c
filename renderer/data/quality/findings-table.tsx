import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { LISTED_PER_FILE, type QualityFinding } from '../../../analytics/contract/quality.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorNotice, Notice } from '../../components/notice.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Waiting } from '../../components/waiting.tsx';
import { countOf, formatCount } from '../../format/number.ts';
import { answerKey, failureIn, useWaiting } from '../../state/answers.ts';
import { useClient } from '../../state/client.tsx';
import { useDataset } from '../../state/dataset.ts';
import type { QualityFilter } from './quality-filter.ts';
import { SEVERITY_LABELS } from './quality-words.ts';
import { FileName } from './file-name.tsx';
import { SeverityMark } from './severity-mark.tsx';

const PAGE = 500;

export type NumberedFinding = QualityFinding & { readonly id: string };

type Asked = Pick<QualityFilter, 'area' | 'severity' | 'source' | 'rule'>;

/** Findings one by one, a page at a time as they are scrolled to. */
function useFindings({ area, severity, source, rule }: Asked) {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  const asked = { area, severity, source, rule, limit: PAGE };
  return useInfiniteQuery({
    queryKey: answerKey(version, 'quality.findings', { ...asked, offset: 0 }),
    queryFn: ({ signal, pageParam }) =>
      client.call('quality.findings', { ...asked, offset: pageParam }, { signal }),
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    getNextPageParam: (last, pages) => {
      const here = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return here < last.listed && last.rows.length > 0 ? here : undefined;
    },
    select: ({ pages }) => ({
      rows: pages
        .flatMap((page) => page.rows)
        .map((finding, index): NumberedFinding => ({ ...finding, id: String(index) })),
      listed: pages.at(-1)?.listed ?? 0,
      total: pages.at(-1)?.total ?? 0,
    }),
  });
}

const COLUMNS: readonly TableColumn<NumberedFinding>[] = [
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
    width: 90,
  },
  {
    id: 'row',
    header: 'Row',
    definition: 'Counted from 1, with the header as row 1: the row as a spreadsheet numbers it.',
    value: ({ row }) => row,
    text: ({ row }) => (row === null ? 'The file' : formatCount(row)),
    align: 'end',
    width: 80,
  },
  {
    id: 'column',
    header: 'Column',
    value: ({ column }) => column,
    text: ({ column }) => column ?? 'The row',
    width: 130,
  },
  {
    id: 'severity',
    header: 'Severity',
    value: ({ severity }) => severity,
    text: ({ severity }) => SEVERITY_LABELS[severity],
    cell: ({ severity }) => <SeverityMark severity={severity} />,
    width: 104,
  },
  { id: 'title', header: 'What is wrong', value: ({ title }) => title, width: 260, grows: true },
  { id: 'action', header: 'What to do', value: ({ action }) => action, width: 260, grows: true },
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
  const { rows, listed, total } = findings.data;
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
      <DataTable
        label="Findings"
        noun={['finding', 'findings']}
        rows={rows}
        total={listed}
        columns={COLUMNS}
        rowId={({ id }) => id}
        open={open === null ? null : { row: open }}
        onOpen={onOpen}
        onEndReached={() => {
          if (findings.hasNextPage && !findings.isFetchingNextPage) void findings.fetchNextPage();
        }}
        actions={
          findings.hasNextPage && (
            <Button
              size="small"
              variant="quiet"
              isDisabled={findings.isFetchingNextPage}
              onPress={() => void findings.fetchNextPage()}
            >
              Show more
            </Button>
          )
        }
        empty="Nothing was found that fits the filter."
      />
    </>
  );
}
