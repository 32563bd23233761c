import { useState } from 'react';
import type { FigureCard } from '../../analytics/contract/figure.ts';
import { Button } from '../components/button.tsx';
import { countOf, formatNumber } from '../format/number.ts';
import { formatDate } from '../format/time.ts';
import '../components/plain-table.css';

const FIRST = 10;

/** The rows a computed figure was worked out from; children are named by their row alone. */
export function RowsBehind({ rows }: { rows: FigureCard['rows'] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows.cells : rows.cells.slice(0, FIRST);
  const hidden = rows.cells.length - shown.length;
  const unsent = rows.total - rows.cells.length;
  return (
    <>
      <div className="rows-behind" tabIndex={0} role="group" aria-label="Rows behind the figure">
        <table className="plain-table">
          <thead>
            <tr>
              {rows.columns.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td
                    key={rows.columns[column]?.id ?? column}
                    className={typeof cell === 'number' ? 'numeric' : undefined}
                  >
                    {cellWords(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            setWhole(true);
          }}
        >
          {`Show ${countOf(hidden, 'more row')}`}
        </Button>
      )}
      {isWhole && unsent > 0 && (
        <p className="muted">{countOf(unsent, 'further row is', 'further rows are')} not shown.</p>
      )}
    </>
  );
}

function cellWords(cell: FigureCard['rows']['cells'][number][number]): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return formatNumber(cell, { minimum: 0, maximum: 1 });
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? formatDate(cell) : cell;
}
