import { FAMILY_LABELS, type Preview } from '../../analytics/contract/load.ts';
import { ErrorNotice, Notice } from '../components/notice.tsx';
import { countOf, formatBytes, formatValue } from '../format/number.ts';
import '../components/plain-table.css';

/** One file: what it is taken for and why, what its columns mean, and its first rows as they stand. */
export function PreviewDetail({ preview }: { preview: Preview }) {
  const { family, columns, rows } = preview;
  const unused = columns.filter((column) => column.meaning === null);
  return (
    <div className="preview-detail" role="region" aria-label={preview.file} tabIndex={0}>
      <h2>{preview.file}</h2>
      {preview.refusal && <ErrorNotice failure={preview.refusal} />}
      {!preview.refusal && preview.alreadyLoaded && (
        <Notice tone="info" title="This file is already loaded">
          Loading it again changes nothing: its rows are reported as already loaded.
        </Notice>
      )}
      {preview.refusal === null && (
        <p>
          {family && (
            <>
              <strong>{FAMILY_LABELS[family]}</strong>,{' '}
              {formatValue(preview.confidence * 100, 'percent')} sure.{' '}
            </>
          )}
          {preview.reason}
        </p>
      )}
      <p className="muted">
        {[
          formatBytes(preview.bytes),
          preview.encoding,
          preview.delimiter && `separated by ${preview.delimiter}`,
          columns.length > 0 && countOf(columns.length, 'column'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {columns.length > 0 && (
        <section>
          <h3>What the columns mean</h3>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">Taken for</th>
                <th scope="col">For example</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((column, index) => (
                <tr key={`${index} ${column.name}`}>
                  <th scope="row">
                    <code>{column.name}</code>
                  </th>
                  <td>{column.meaning ?? <span className="muted">Not used</span>}</td>
                  <td className="preview-examples">
                    {column.examples.filter(Boolean).join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {unused.length > 0 && (
            <p className="muted preview-note">
              {countOf(unused.length, 'column')} not used: what{' '}
              {unused.length === 1 ? 'it holds' : 'they hold'} is not loaded.
            </p>
          )}
        </section>
      )}
      {rows.length > 0 && (
        <section>
          <h3>First rows, as they stand in the file</h3>
          <div className="preview-rows" role="region" aria-label="First rows" tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  {columns.map((column, index) => (
                    <th key={`${index} ${column.name}`} scope="col">
                      {column.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((cells, index) => (
                  <tr key={index}>
                    {cells.map((cell, place) => (
                      <td key={place}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </div>
  );
}
