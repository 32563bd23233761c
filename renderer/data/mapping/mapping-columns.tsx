import type { Preview } from '../../../analytics/contract/load.ts';
import type {
  Filling,
  MappingProposals,
  TargetColumn,
} from '../../../analytics/contract/recipe.ts';
import { TextField } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { confidenceWords } from '../preview-words.ts';
import { withFilling, withMeaning, wordsToExplain, type Draft } from './draft.ts';
import { WordMeanings } from './word-meanings.tsx';
import '../../components/plain-table.css';

type MappingColumnsProps = {
  preview: Preview;
  proposals: MappingProposals;
  draft: Draft;
  onChange: (draft: Draft) => void;
};

/** Our columns on the left, what fills each of them on the right. */
export function MappingColumns(props: MappingColumnsProps) {
  const { proposals, draft } = props;
  const proposal = proposals.proposals.find(({ target }) => target === draft.target.id);
  // Set once for a target, so that no line moves while it is worked on.
  const found = new Set(proposal?.columns.map(({ column }) => column));
  const rank = ({ id, required }: TargetColumn) => (required ? 0 : found.has(id) ? 1 : 2);
  const columns = draft.target.columns.toSorted((a, b) => rank(a) - rank(b));
  return (
    <div className="mapping-columns" role="region" aria-label="Columns" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Our column</th>
            <th scope="col">Filled from</th>
            <th scope="col">For example</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow key={column.id} {...props} column={column} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const NOTHING = 'nothing';
const CONSTANT = 'constant';
const COLUMN = 'column ';

const choiceOf = (filling: Filling | undefined) =>
  !filling ? NOTHING : filling.from === 'constant' ? CONSTANT : `${COLUMN}${filling.column}`;

function fillingOf(choice: string): Filling | null {
  if (choice === NOTHING) return null;
  if (choice === CONSTANT) return { from: 'constant', value: '' };
  return { from: 'column', column: choice.slice(COLUMN.length) };
}

function ColumnRow({
  preview,
  proposals,
  draft,
  onChange,
  column,
}: MappingColumnsProps & { column: TargetColumn }) {
  const { target, columns } = draft;
  const filling = columns[column.id];
  const source = filling?.from === 'column' ? filling.column : null;
  const proposed = proposals.proposals
    .find((one) => one.target === target.id)
    ?.columns.find((one) => one.column === column.id && one.source === source);
  const cellsOf = (name: string) => {
    const place = proposals.header.indexOf(name);
    return preview.rows.map((row) => row[place] ?? '');
  };
  const words = source === null ? [] : wordsToExplain(column, source, proposals, cellsOf, target);
  return (
    <>
      <tr className={words.length > 0 ? 'mapping-has-words' : undefined}>
        <th scope="row">
          {column.label}
          {column.required && <span className="mapping-required"> needed</span>}
        </th>
        <td>
          <div className="mapping-filling">
            <Select
              label={`${column.label}, filled from`}
              isLabelHidden
              isSearchable={proposals.header.length > 12}
              value={choiceOf(filling)}
              onChange={(choice) => {
                onChange(withFilling(draft, column.id, fillingOf(choice)));
              }}
              options={[
                { id: NOTHING, label: 'Nothing' },
                { id: CONSTANT, label: 'One text for all rows' },
                ...[...new Set(proposals.header)]
                  .filter((name) => name.trim() !== '')
                  .map((name) => ({ id: `${COLUMN}${name}`, label: name })),
              ]}
            />
            {filling?.from === 'constant' && (
              <Constant
                column={column}
                value={filling.value}
                onChange={(value) => {
                  onChange(withFilling(draft, column.id, { from: 'constant', value }));
                }}
              />
            )}
          </div>
        </td>
        <td className="mapping-examples">
          {source !== null &&
            [...new Set(cellsOf(source).map((cell) => cell.trim()))]
              .filter(Boolean)
              .slice(0, 3)
              .join(' · ')}
        </td>
        <td className="mapping-why">
          {proposed && (
            <>
              <strong>{confidenceWords(proposed.confidence)}</strong>: {proposed.reason}
            </>
          )}
          {!proposed && source !== null && 'You chose it.'}
        </td>
      </tr>
      {words.length > 0 && filling?.from === 'column' && (
        <tr>
          <td colSpan={4} className="mapping-words">
            <WordMeanings
              column={column}
              words={words}
              meanings={filling.values ?? {}}
              onChange={(word, meaning) => {
                onChange(withMeaning(draft, column.id, word, meaning));
              }}
            />
          </td>
        </tr>
      )}
    </>
  );
}

type ConstantProps = { column: TargetColumn; value: string; onChange: (value: string) => void };

function Constant({ column, value, onChange }: ConstantProps) {
  const label = `${column.label} in all rows`;
  if (column.choices.length === 0) {
    return <TextField label={label} isLabelHidden value={value} onChange={onChange} autoFocus />;
  }
  return (
    <Select
      label={label}
      isLabelHidden
      value={value === '' ? null : value}
      onChange={onChange}
      options={column.choices.map((choice) => ({ id: choice, label: choice }))}
    />
  );
}
