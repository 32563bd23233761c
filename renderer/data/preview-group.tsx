import { useId, useState } from 'react';
import type { Area } from '../../analytics/contract/area.ts';
import { FAMILY_LABELS, type Preview, type StatedFacts } from '../../analytics/contract/load.ts';
import { Button, IconButton } from '../components/button.tsx';
import { classNames } from '../components/class-names.ts';
import { Icon } from '../components/icon.tsx';
import { countOf } from '../format/number.ts';
import { tableKey, tableName, tableNameIn, type TableGroup } from './preview-groups.ts';
import { confidenceWords, droppedWords, sizeWords, verdictOf } from './preview-words.ts';
import { ReturnFacts } from './return-facts.tsx';
import { alikeWords } from './stated-alike.ts';
import { assumptionOf, factsOf, type StatedByTicket } from './stated-facts.ts';
import '../components/plain-table.css';

type PreviewGroupProps = {
  group: TableGroup;
  /** The names of those that what is stated makes the same return. */
  alike: readonly string[] | undefined;
  areas: readonly Area[];
  stated: StatedByTicket;
  onState: (stated: StatedByTicket) => void;
  /** States the same of every group that asks; absent where there is no other. */
  onStateForAll: ((facts: StatedFacts) => void) | undefined;
  isOpenAtFirst: boolean;
  /** The key of the table whose detail is open. */
  shown: string | null;
  onShow: (key: string) => void;
  onMap: (key: string) => void;
  onRemove: (tickets: readonly string[]) => void;
};

/** Tables that belong together: what they are, what they don't say, and each of them in a line. */
export function PreviewGroup(props: PreviewGroupProps) {
  const { group, isOpenAtFirst, onRemove } = props;
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const id = useId();
  const isReturn = group.family !== null;
  const assumption = assumptionOf(group, factsOf(props.stated, group));
  const alike = alikeWords(props.alike);
  return (
    <section className="preview-group" aria-labelledby={`${id}-name`}>
      <header className="preview-group-head">
        <div className="preview-group-words">
          <h2 id={`${id}-name`}>
            <button
              type="button"
              className="preview-fold"
              aria-expanded={isOpen}
              onClick={() => {
                setOpen(!isOpen);
              }}
            >
              <Icon name={isOpen ? 'chevron_down' : 'chevron_right'} />
              <span>{group.name}</span>
            </button>
          </h2>
          <span className="muted">
            {group.family && `${FAMILY_LABELS[group.family]} · `}
            {countOf(group.tables.length, 'table')}
          </span>
          {assumption && (
            <p className={assumption.matters ? 'preview-caution' : 'muted'}>{assumption.words}</p>
          )}
          {alike && <p className="preview-caution">{alike}</p>}
        </div>
        {group.asks.length > 0 && <ReturnFacts {...props} />}
        {isReturn && (
          <IconButton
            icon="close"
            size="small"
            label={`Leave out ${group.within === null ? '' : 'the archive with '}${group.name}`}
            onPress={() => {
              onRemove(group.tickets);
            }}
          />
        )}
      </header>
      {isOpen && <GroupTables {...props} />}
    </section>
  );
}

function GroupTables({ group, shown, onShow, onMap, onRemove }: PreviewGroupProps) {
  const tables = (ticket: string) => group.tables.filter((one) => one.ticket === ticket).length;
  const isMappable = group.tables.some((preview) => canBeMapped(preview, group));
  return (
    <table
      className={classNames('plain-table preview-tables', isMappable && 'preview-tables-mappable')}
    >
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col">What it is</th>
          <th scope="col">Size</th>
          <th scope="col">Left out</th>
          <th scope="col">
            <span className="visually-hidden">What to do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {group.tables.map((preview) => {
          const key = tableKey(preview);
          const isLone = tables(preview.ticket) === 1;
          return (
            <tr key={key} className={classNames(key === shown && 'preview-shown')}>
              <th scope="row">
                <button
                  type="button"
                  className="preview-choose"
                  aria-pressed={key === shown}
                  onClick={() => {
                    onShow(key);
                  }}
                >
                  {nameWithin(preview, group)}
                </button>
              </th>
              <WhatItIs preview={preview} group={group} />
              <td className="preview-size">{sizeWords(preview)}</td>
              <td className="preview-dropped" title={preview.dropped.join(', ')}>
                {droppedWords(preview.dropped)}
              </td>
              <td className="preview-actions">
                {canBeMapped(preview, group) && (
                  <Button
                    size="small"
                    onPress={() => {
                      onMap(key);
                    }}
                  >
                    Map its columns…
                  </Button>
                )}
                {isLone && (
                  <IconButton
                    icon="close"
                    size="small"
                    label={`Leave out ${tableName(preview)}`}
                    onPress={() => {
                      onRemove([preview.ticket]);
                    }}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A table nobody recognises is the mapping assistant's, unless it came beside recognised sheets. */
function canBeMapped({ refusal, columns }: Preview, { family }: TableGroup): boolean {
  const codes: readonly (string | undefined)[] = ['file_not_recognised', 'column_missing'];
  return family === null && columns.length > 1 && codes.includes(refusal?.code);
}

/** The name without what the group already tells: its folder, or the workbook itself. */
function nameWithin(preview: Preview, { tables, folder }: TableGroup): string {
  const isWorkbook = tables.length > 1 && tables.every(({ file }) => file === preview.file);
  return isWorkbook && preview.part !== null ? preview.part : tableNameIn(preview, folder);
}

function WhatItIs({ preview, group }: { preview: Preview; group: TableGroup }) {
  const verdict = verdictOf(preview, group);
  const isUnsure = preview.refusal === null && preview.confidence < 0.99;
  // Where it is what its group is, its own reason says all there is to say.
  if (verdict.tone === 'good' && !isUnsure && preview.family === group.family) {
    return (
      <td>
        <span className="preview-verdict preview-good">
          <Icon name={verdict.icon} />
          {preview.reason}
        </span>
      </td>
    );
  }
  return (
    <td>
      <span className={`preview-verdict preview-${verdict.tone}`}>
        <Icon name={verdict.icon} />
        {verdict.words}
      </span>
      {isUnsure && <span className="muted">, {confidenceWords(preview.confidence)}</span>}
      <span className="preview-reason">
        {preview.refusal ? refusalWords(preview, verdict.tone) : preview.reason}
      </span>
    </td>
  );
}

function refusalWords({ refusal, columns }: Preview, tone: string): string {
  if (!refusal) return '';
  if (tone === 'neutral') return 'It is beside tables of an extract; its rows stay out.';
  if (tone === 'caution') {
    const names = columns.slice(0, 4).map(({ name }) => name);
    return `Its columns are like those of no extract: ${droppedWords(names, 4)}${columns.length > 4 ? '…' : ''}.`;
  }
  return `${refusal.message} ${refusal.action}`;
}
