import { useState } from 'react';
import type { Coverage, ReturnCovered } from '../../../analytics/contract/quality.ts';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/notice.tsx';
import { formatCount } from '../../format/number.ts';
import { tableName } from '../preview-groups.ts';
import {
  familyLabel,
  familyMatrices,
  fileMatrix,
  WHY_LABELS,
  WHY_WORDS,
  withoutWords,
  type Covered,
  type FamilyMatrix,
} from './coverage.ts';
import './coverage.css';

type ByAuthorityProps = {
  coverage: Coverage;
  opened: ReturnCovered | null;
  onOpen: (returned: ReturnCovered) => void;
};

/** Authorities by years, a table for each kind of return, with what is missing. */
export function ByAuthority({ coverage, opened, onOpen }: ByAuthorityProps) {
  const matrices = familyMatrices(coverage);
  const [walkedTo, setWalkedTo] = useState<ReturnCovered | null>(null);
  const there = matrices
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
    .flatMap((cell) => (cell.kind === 'returned' ? [cell.returned] : []));
  // There may be hundreds: Tab stops at one, and the arrow keys walk over them.
  const stop = there.find((returned) => returned === walkedTo) ?? there[0];
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
        <FamilyTable
          key={matrix.family}
          matrix={matrix}
          opened={opened}
          onOpen={onOpen}
          stop={stop}
          onWalk={setWalkedTo}
        />
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

type FamilyTableProps = Omit<ByAuthorityProps, 'coverage'> & {
  matrix: FamilyMatrix;
  /** The return that Tab stops at. */
  stop: ReturnCovered | undefined;
  onWalk: (returned: ReturnCovered) => void;
};

function FamilyTable({ matrix, opened, onOpen, stop, onWalk }: FamilyTableProps) {
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
                  isStop={cell.kind === 'returned' && cell.returned === stop}
                  onOpen={onOpen}
                  onWalk={onWalk}
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
  isStop: boolean;
  onOpen: (returned: ReturnCovered) => void;
  onWalk: (returned: ReturnCovered) => void;
};

function Cell({ cell, label, isOpen, isStop, onOpen, onWalk }: CellProps) {
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
          tabIndex={isStop ? 0 : -1}
          onFocus={() => {
            onWalk(returned);
          }}
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

/** Every file by the years its rows are about. */
export function ByFile({ coverage }: { coverage: Coverage }) {
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
            <th scope="row">{tableName(row)}</th>
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
