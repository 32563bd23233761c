import type { Preview } from '../../../analytics/contract/load.ts';
import type { MappingPreview, Recipe } from '../../../analytics/contract/recipe.ts';
import { Icon } from '../../components/icon.tsx';
import { ErrorNotice } from '../../components/notice.tsx';
import { Waiting } from '../../components/waiting.tsx';
import { countOf } from '../../format/number.ts';
import { failureIn, useAnswer, useWaiting } from '../../state/answers.ts';
import { droppedWords } from '../preview-words.ts';
import { useSettled } from './use-settled.ts';
import '../../components/plain-table.css';

type MappedRowsProps = {
  preview: Pick<Preview, 'ticket' | 'file' | 'part'>;
  recipe: Recipe;
  /** What still has to be filled. */
  needed: readonly string[];
};

/** The first rows as they would be loaded, renewed as the mapping changes, with what is wrong. */
export function MappedRows({ preview, recipe, needed }: MappedRowsProps) {
  const { ticket, file, part } = preview;
  const isReady = needed.length === 0;
  // What is asked and what is needed change together: half a mapping is never asked about.
  const settled = useSettled({ recipe, isReady }, JSON.stringify({ ...recipe, name: '' }));
  const answer = useAnswer(
    'mapping.preview',
    { table: { ticket, file, part }, recipe: { ...settled.recipe, name: 'Preview' } },
    { isEnabled: isReady && settled.isReady },
  );
  const waiting = useWaiting(answer);
  const failure = failureIn(answer) ?? answer.data?.refusal ?? null;
  return (
    <section className="mapped-rows" aria-labelledby="mapped-rows">
      <h2 id="mapped-rows">As it would be loaded</h2>
      {!isReady && (
        <p className="mapping-needed" role="status">
          <Icon name="warning" /> Still needed: {needed.join('; ')}. Choose a column for it, or one
          text for all rows.
        </p>
      )}
      {isReady && failure && <ErrorNotice failure={failure} />}
      {isReady && !failure && !answer.data && (
        <Waiting what="Reading the first rows" {...waiting} />
      )}
      {isReady && !failure && answer.data && <Rows mapped={answer.data} />}
    </section>
  );
}

function Rows({ mapped: { columns, rows, dropped } }: { mapped: MappingPreview }) {
  const wrong = rows.filter(({ problem }) => problem !== null).length;
  return (
    <>
      <p className="muted" role="status">
        {wrong === 0
          ? `None of the first ${countOf(rows.length, 'row')} would be rejected.`
          : `${countOf(wrong, 'row')} of the first ${rows.length} would be rejected.`}
        {dropped.length > 0 && ` Left out: ${droppedWords(dropped, 6)}.`}
      </p>
      <div className="mapped-rows-table" role="region" aria-label="Mapped rows" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col" className="numeric">
                Row
              </th>
              {wrong > 0 && <th scope="col">What is wrong</th>}
              {columns.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, cells, problem }) => (
              <tr key={row} className={problem ? 'mapped-row-wrong' : undefined}>
                <th scope="row" className="numeric">
                  {row}
                </th>
                {wrong > 0 && (
                  <td className="mapped-row-problem">
                    {problem && (problem.column ? `${problem.column}: ` : '') + problem.reason}
                  </td>
                )}
                {cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
