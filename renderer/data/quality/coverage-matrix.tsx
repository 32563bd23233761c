import { useState } from 'react';
import type { Coverage, ReturnCovered } from '../../../analytics/contract/quality.ts';
import { navigate, useAddress } from '../../app/address.ts';
import { classNames } from '../../components/class-names.ts';
import { EmptyState, ErrorNotice } from '../../components/notice.tsx';
import { ThinBar } from '../../components/progress.tsx';
import { Select } from '../../components/select.tsx';
import { Segmented } from '../../components/toggle.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { formatCount } from '../../format/number.ts';
import { failureIn, useAnswer, useWaiting } from '../../state/answers.ts';
import { areaOptions, chosenArea } from './area-options.ts';
import {
  coverageWords,
  familyLabel,
  familyMatrices,
  fileMatrix,
  WHY_LABELS,
  WHY_WORDS,
  withoutWords,
  type Covered,
  type FamilyMatrix,
} from './coverage.ts';
import { areasConcerned } from './quality-filter.ts';
import { fileWords } from './quality-words.ts';
import { ReturnDetail } from './return-detail.tsx';
import '../data.css';
import './quality.css';
import './coverage.css';

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
        <div className="coverage" role="region" aria-label="What is there by year" tabIndex={0}>
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

type ByAuthorityProps = {
  coverage: Coverage;
  opened: ReturnCovered | null;
  onOpen: (returned: ReturnCovered) => void;
};

function ByAuthority({ coverage, opened, onOpen }: ByAuthorityProps) {
  const matrices = familyMatrices(coverage);
  const silent = coverage.missing.filter(({ why }) => why === 'nothing_sent');
  if (matrices.length === 0 && silent.length === 0) {
    return (
      <EmptyState icon="data" title="No return is loaded">
        SSDA903, Annex A and ASG returns are laid out here by authority and year. What other files
        hold stands under “By file”.
      </EmptyState>
    );
  }
  return (
    <>
      {matrices.map((matrix) => (
        <FamilyTable key={matrix.family} matrix={matrix} opened={opened} onOpen={onOpen} />
      ))}
      {silent.length > 0 && (
        <section className="coverage-silent">
          <h2>Members of whom nothing is loaded</h2>
          <ul>
            {silent.map(({ area }) => (
              <li key={area}>{area}</li>
            ))}
          </ul>
        </section>
      )}
      {matrices.length > 0 && (
        <ul className="muted coverage-legend">
          <li>
            {WHY_LABELS.gap}: {WHY_WORDS.gap}
          </li>
          <li>
            {WHY_LABELS.others_sent}: {WHY_WORDS.others_sent} Choose an agency to see its.
          </li>
          <li>–: nothing is loaded, and nothing says that there should be.</li>
        </ul>
      )}
    </>
  );
}

const yearLabel = (year: string | null) => year ?? 'Year unknown';

type FamilyTableProps = Omit<ByAuthorityProps, 'coverage'> & { matrix: FamilyMatrix };

function FamilyTable({ matrix, opened, onOpen }: FamilyTableProps) {
  const { family, years, rows } = matrix;
  return (
    <table className="coverage-table">
      <caption>{familyLabel(family)}: rows loaded, by authority and year</caption>
      <thead>
        <tr>
          <th scope="col">Authority</th>
          {years.map((year) => (
            <th key={year} scope="col" className="numeric">
              {yearLabel(year)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ area, cells }) => (
          <tr key={area}>
            <th scope="row">{area ?? 'Unknown authority'}</th>
            {cells.map((cell, index) => (
              <td key={years[index]} className={`numeric coverage-${cell.kind}`}>
                <Cell
                  cell={cell}
                  label={`${area ?? 'Unknown authority'}, ${yearLabel(years[index] ?? null)}`}
                  isOpen={cell.kind === 'returned' && cell.returned === opened}
                  onOpen={onOpen}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = {
  cell: Covered;
  label: string;
  isOpen: boolean;
  onOpen: (returned: ReturnCovered) => void;
};

function Cell({ cell, label, isOpen, onOpen }: CellProps) {
  switch (cell.kind) {
    case 'returned': {
      const { returned, without } = cell;
      const rows = formatCount(returned.rows);
      const lacks = withoutWords(without);
      return (
        <button
          type="button"
          className={classNames('coverage-open', isOpen && 'coverage-opened')}
          aria-label={[`${label}: ${rows} rows`, lacks].filter(Boolean).join(', ')}
          onClick={() => {
            onOpen(returned);
          }}
        >
          {rows}
          {lacks && <span className="muted fine">{lacks}</span>}
        </button>
      );
    }
    case 'missing':
      return <span title={WHY_WORDS[cell.why]}>{WHY_LABELS[cell.why]}</span>;
    case 'none':
      return (
        <span className="muted" aria-label="Nothing loaded">
          –
        </span>
      );
  }
}

function ByFile({ coverage }: { coverage: Coverage }) {
  const { years, rows } = fileMatrix(coverage.cells);
  if (rows.length === 0) {
    return <EmptyState icon="data" title="No file holds anything here" />;
  }
  return (
    <table className="coverage-table">
      <caption>Rows of every file by the financial year they are about</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Taken for</th>
          {years.map((year) => (
            <th key={year} scope="col" className="numeric">
              {year ?? 'No single year'}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.source}>
            <th scope="row">{fileWords(row)}</th>
            <td>{familyLabel(row.family)}</td>
            {row.counts.map((count, index) => (
              <td key={years[index]} className="numeric">
                {count === null ? <span className="muted">–</span> : formatCount(count)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
