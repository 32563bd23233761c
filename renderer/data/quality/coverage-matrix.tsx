import { useState } from 'react';
import type { ReturnCovered } from '../../../analytics/contract/quality.ts';
import { navigate, useAddress } from '../../app/address.ts';
import { ErrorNotice } from '../../components/notice.tsx';
import { ThinBar } from '../../components/progress.tsx';
import { Select } from '../../components/select.tsx';
import { Segmented } from '../../components/toggle.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { failureIn, useAnswer, useWaiting } from '../../state/answers.ts';
import { areaOptions, chosenArea } from './area-options.ts';
import { coverageWords } from './coverage.ts';
import { ByAuthority, ByFile } from './coverage-tables.tsx';
import { walkCells } from './cell-walk.ts';
import { areasConcerned } from './quality-filter.ts';
import { ReturnDetail } from './return-detail.tsx';
import '../data.css';
import './quality.css';

type By = 'authority' | 'file';

const BY: readonly { id: By; label: string }[] = [
  { id: 'authority', label: 'By authority' },
  { id: 'file', label: 'By file' },
];

/** Which authority's return of which year is there, and which is missing. */
export function CoverageMatrix() {
  const { params } = useAddress();
  const area = params.get('area');
  const by: By = params.get('by') === 'file' ? 'file' : 'authority';
  const whole = useAnswer('quality.report', { area: null });
  const report = useAnswer('quality.report', { area });
  const areas = useAnswer('areas.list', undefined);
  const waiting = useWaiting(report);
  const [opened, setOpened] = useState<ReturnCovered | null>(null);
  const change = (key: 'area' | 'by', value: string | null) => {
    const next = new URLSearchParams(params);
    if (value === null) next.delete(key);
    else next.set(key, value);
    setOpened(null);
    navigate('data', next, 'replace');
  };

  const failure = failureIn(report);
  if (failure) return <ErrorNotice failure={failure} onRetry={() => void report.refetch()} />;
  if (!report.data) return <Waiting what="Looking which returns are there" {...waiting} />;
  const { coverage } = report.data;
  const concerned = areasConcerned(whole.data ?? report.data, areas.data ?? []);
  return (
    <div className="quality">
      <div className="quality-main">
        <ThinBar isActive={report.isPlaceholderData} />
        <div className="quality-head">
          <p className="quality-answer" role="status">
            <strong>{coverageWords(coverage)}</strong>
          </p>
        </div>
        <div className="data-filters">
          <Segmented
            label="What to lay out"
            value={by}
            onChange={(id) => {
              change('by', id === 'file' ? id : null);
            }}
            options={BY}
          />
          <Select
            look="inline"
            label="Area"
            isSearchable
            {...areaOptions(concerned, area)}
            onChange={(id) => {
              change('area', chosenArea(id));
            }}
          />
        </div>
        <div
          className="coverage"
          role="region"
          aria-label="What is there by year"
          tabIndex={0}
          onKeyDown={(event) => {
            walkCells(event, '.coverage-open');
          }}
        >
          {by === 'authority' ? (
            <ByAuthority coverage={coverage} opened={opened} onOpen={setOpened} />
          ) : (
            <ByFile coverage={coverage} />
          )}
        </div>
      </div>
      {opened && (
        <ReturnDetail
          returned={opened}
          onClose={() => {
            setOpened(null);
          }}
        />
      )}
    </div>
  );
}
