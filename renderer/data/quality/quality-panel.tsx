import { useState } from 'react';
import type { QualityReport } from '../../../analytics/contract/quality.ts';
import { navigate, useAddress } from '../../app/address.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState, ErrorNotice } from '../../components/notice.tsx';
import { ThinBar } from '../../components/progress.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { failureIn, useAnswer, useWaiting } from '../../state/answers.ts';
import { ExportWorkbook } from './export-workbook.tsx';
import { FileTable, filesFound, type FileFound } from './file-table.tsx';
import { FindingsTable, type NumberedFinding } from './findings-table.tsx';
import { GroupTable, tellGroups, type ToldGroup } from './group-table.tsx';
import { FileDetail, FindingDetail, GroupDetail, RuleDetail } from './quality-detail.tsx';
import {
  areasConcerned,
  EVERYTHING,
  filterGroups,
  readQualityFilter,
  writeQualityFilter,
  type QualityFilter,
} from './quality-filter.ts';
import { QualityFilters } from './quality-filters.tsx';
import { answerWords, uncheckedWords } from './quality-words.ts';
import { RuleTable } from './rule-table.tsx';
import '../data.css';
import './quality.css';

/** What of the tables is open beside them. */
type Opened =
  | { list: 'groups'; of: ToldGroup }
  | { list: 'findings'; of: NumberedFinding }
  | { list: 'files'; of: FileFound }
  | { list: 'rules'; of: QualityReport['rules'][number] };

/**
 * What is wrong with what was loaded, where it stands, and what to do about it. What is shown is
 * kept in the address of the Data screen.
 */
export function QualityPanel() {
  const { params } = useAddress();
  const filter = readQualityFilter(params);
  const whole = useAnswer('quality.report', { area: null });
  const report = useAnswer('quality.report', { area: filter.area });
  const areas = useAnswer('areas.list', undefined);
  const waiting = useWaiting(report);
  const onFilter = (next: QualityFilter) => {
    const edited = new URLSearchParams(params);
    writeQualityFilter(edited, next);
    navigate('data', edited, next.list === filter.list ? 'replace' : 'push');
  };

  const failure = failureIn(report);
  if (failure) {
    return (
      <ErrorNotice
        failure={failure}
        onRetry={() => void report.refetch()}
        actions={
          filter.area !== null && (
            <Button
              size="small"
              onPress={() => {
                onFilter({ ...filter, area: null });
              }}
            >
              Show all areas
            </Button>
          )
        }
      />
    );
  }
  if (!report.data)
    return <Waiting what="Checking what was loaded against the rules" {...waiting} />;
  if (report.data.files.length === 0 && filter.area === null) {
    return (
      <EmptyState icon="data" title="There is nothing to check yet">
        What is wrong with the rows of a file appears here once it is loaded.
      </EmptyState>
    );
  }
  return (
    <Report
      report={report.data}
      isRenewing={report.isPlaceholderData}
      areas={areasConcerned(whole.data ?? report.data, areas.data ?? [])}
      filter={filter}
      onFilter={onFilter}
    />
  );
}

type ReportProps = {
  report: QualityReport;
  isRenewing: boolean;
  areas: ReturnType<typeof areasConcerned>;
  filter: QualityFilter;
  onFilter: (filter: QualityFilter) => void;
};

function Report({ report, isRenewing, areas, filter, onFilter }: ReportProps) {
  const [last, setLast] = useState<{ within: string; opened: Opened } | null>(null);
  // What is open belongs to what was asked for when it was opened.
  const within = JSON.stringify(filter);
  const opened = last?.within === within ? last.opened : null;
  const unchecked = uncheckedWords(report.rules);
  return (
    <div className="quality">
      <div className="quality-main">
        <ThinBar isActive={isRenewing} />
        <div className="quality-head">
          <p className="quality-answer" role="status">
            <strong>{answerWords(report)}</strong>{' '}
            {unchecked && <span className="muted">{unchecked}</span>}
          </p>
          <ExportWorkbook area={filter.area} />
        </div>
        <QualityFilters report={report} areas={areas} filter={filter} onFilter={onFilter} />
        <List
          report={report}
          filter={filter}
          opened={opened}
          onOpen={(next) => {
            setLast({ within, opened: next });
          }}
        />
      </div>
      {opened && (
        <Detail
          report={report}
          opened={opened}
          filter={filter}
          onFilter={onFilter}
          onClose={() => {
            setLast(null);
          }}
        />
      )}
    </div>
  );
}

type ListProps = {
  report: QualityReport;
  filter: QualityFilter;
  opened: Opened | null;
  onOpen: (opened: Opened) => void;
};

function List({ report, filter, opened, onOpen }: ListProps) {
  const groups = filterGroups(report.groups, filter);
  switch (filter.list) {
    case 'groups':
      if (report.groups.length === 0) return <NothingFound report={report} />;
      return (
        <GroupTable
          groups={tellGroups(groups, report.rules)}
          open={opened?.list === 'groups' ? opened.of.id : null}
          onOpen={(of) => {
            onOpen({ list: 'groups', of });
          }}
        />
      );
    case 'findings':
      return (
        <FindingsTable
          filter={filter}
          open={opened?.list === 'findings' ? opened.of.id : null}
          onOpen={(of) => {
            onOpen({ list: 'findings', of });
          }}
        />
      );
    case 'files':
      return (
        <FileTable
          files={filesFound(report.files, groups).filter(
            ({ source }) => filter.source === null || source === filter.source,
          )}
          open={opened?.list === 'files' ? opened.of.source : null}
          onOpen={(of) => {
            onOpen({ list: 'files', of });
          }}
        />
      );
    case 'rules':
      return (
        <RuleTable
          rules={report.rules.filter(
            ({ id, severity }) =>
              (filter.rule === null || id === filter.rule) &&
              (filter.severity === null || severity === filter.severity),
          )}
          open={opened?.list === 'rules' ? opened.of.id : null}
          onOpen={(of) => {
            onOpen({ list: 'rules', of });
          }}
        />
      );
  }
}

function NothingFound({ report }: { report: QualityReport }) {
  const checked = report.rules.filter(({ state }) => state === 'checked').length;
  return (
    <EmptyState icon="check" title="Nothing was found">
      {checked === 0
        ? 'No rule could be checked against what is loaded.'
        : `${checked} of ${report.rules.length} rules were checked. Rejected rows have their own tab.`}
    </EmptyState>
  );
}

type DetailProps = {
  report: QualityReport;
  opened: Opened;
  filter: QualityFilter;
  onFilter: (filter: QualityFilter) => void;
  onClose: () => void;
};

function Detail({ report, opened, filter, onFilter, onClose }: DetailProps) {
  const listOf = (narrowed: Partial<QualityFilter>) => {
    const next: QualityFilter = { ...filter, ...narrowed, list: 'findings' };
    const listed = filterGroups(report.groups, next).reduce((sum, { count }) => sum + count, 0);
    return {
      listed,
      onList: () => {
        onFilter(next);
      },
    };
  };
  switch (opened.list) {
    case 'groups': {
      const { rule, source } = opened.of;
      return <GroupDetail of={opened.of} onClose={onClose} {...listOf({ rule, source })} />;
    }
    case 'findings':
      return <FindingDetail of={opened.of} onClose={onClose} />;
    case 'files':
      return (
        <FileDetail
          of={opened.of}
          onClose={onClose}
          {...listOf({ ...EVERYTHING, area: filter.area, source: opened.of.source })}
        />
      );
    case 'rules':
      return (
        <RuleDetail
          of={opened.of}
          onClose={onClose}
          {...listOf({ ...EVERYTHING, area: filter.area, rule: opened.of.id })}
        />
      );
  }
}
