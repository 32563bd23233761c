import type { Failure } from '../../analytics/contract/failure.ts';
import type { Preview } from '../../analytics/contract/load.ts';
import { Button } from '../components/button.tsx';
import { Inspector, InspectorSection } from '../components/inspector.tsx';
import { ErrorNotice, Notice } from '../components/notice.tsx';
import { countOf, formatBytes } from '../format/number.ts';
import { confidenceWords, sizeWords } from './preview-words.ts';
import '../components/plain-table.css';

type PreviewDetailProps = { preview: Preview; onClose: () => void; onMap: () => void };

/** One table: what it is taken for and why, what its columns mean, and its first rows. */
export function PreviewDetail({ preview, onClose, onMap }: PreviewDetailProps) {
  const { file, part, refusal, columns, dropped, rows } = preview;
  return (
    <Inspector
      title={part ?? file}
      subtitle={part === null ? undefined : file}
      onClose={onClose}
      actions={
        columns.length > 1 && (
          <Button size="small" onPress={onMap}>
            Map its columns…
          </Button>
        )
      }
    >
      <InspectorSection title="What it is">
        {refusal ? (
          <Refusal refusal={refusal} />
        ) : (
          <p>
            {preview.reason} That is <strong>{confidenceWords(preview.confidence)}</strong>.
          </p>
        )}
        {!refusal && preview.alreadyLoaded && (
          <Notice tone="info" title="It is already loaded">
            Loading it again would change nothing, so it is left alone.
          </Notice>
        )}
        <p className="muted preview-note">
          {[
            formatBytes(preview.bytes),
            preview.encoding,
            preview.delimiter && `separated by ${preview.delimiter}`,
            sizeWords(preview),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {preview.notes.map((note) => (
          <p key={note} className="muted preview-note">
            {note}
          </p>
        ))}
      </InspectorSection>
      {dropped.length > 0 && (
        <InspectorSection title={`Left out: ${countOf(dropped.length, 'column')}`}>
          <p>{dropped.join(', ')}</p>
          <p className="muted preview-note">
            They point to a person, or nothing needs them. They are not kept anywhere.
          </p>
        </InspectorSection>
      )}
      {columns.length > 0 && (
        <InspectorSection title="What its columns mean">
          <Columns columns={columns} dropped={dropped} />
        </InspectorSection>
      )}
      {rows.length > 0 && (
        <InspectorSection title="First rows">
          {!refusal && (
            <p className="muted">
              What may point to a person is shown as its shape: A9 for a letter and a digit.
            </p>
          )}
          <FirstRows preview={preview} />
        </InspectorSection>
      )}
    </Inspector>
  );
}

/** What nobody recognises can still be mapped: nothing has failed. */
function Refusal({ refusal }: { refusal: Failure }) {
  return refusal.code === 'file_not_recognised' ? (
    <Notice tone="caution" title={refusal.message}>
      <p>{refusal.action}</p>
    </Notice>
  ) : (
    <ErrorNotice failure={refusal} />
  );
}

function Columns({ columns, dropped }: Pick<Preview, 'columns' | 'dropped'>) {
  return (
    <table className="plain-table preview-columns">
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">Taken for</th>
          <th scope="col">For example</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, meaning, examples }, index) => (
          <tr key={`${index} ${name}`}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              {meaning ?? (
                <span className="muted">{dropped.includes(name) ? 'Left out' : 'Not used'}</span>
              )}
            </td>
            <td className="preview-examples">{examples.filter(Boolean).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FirstRows({ preview: { columns, rows } }: { preview: Preview }) {
  return (
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
  );
}
