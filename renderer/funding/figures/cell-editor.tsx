import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { GridColumn } from './grid-cell.ts';

type Way = 'down' | 'up' | 'on' | 'back';

type CellEditorProps = {
  /** The row and the column it is about. */
  label: string;
  column: GridColumn;
  /** What the field begins with: what the cell holds, or the first letter of what replaces it. */
  initial: string;
  unchanged: string;
  /** Takes the text and goes on; `stay` where the field was simply left. */
  onTake: (text: string, way: Way | 'stay') => void;
  /** The field was left with what can't be taken. */
  onRefused: (text: string, why: string) => void;
  onCancel: () => void;
  /** A block was pasted where one value was being typed. */
  onBlock: (text: string) => void;
};

const WAYS: Readonly<Record<string, readonly [plain: Way, shifted: Way]>> = {
  Enter: ['down', 'up'],
  Tab: ['on', 'back'],
};

/** The field in a cell while it is typed in. Enter and Tab take what was typed, Escape leaves it. */
export function CellEditor(props: CellEditorProps) {
  const { label, column, initial, unchanged, onTake, onRefused, onCancel, onBlock } = props;
  const id = useId();
  const [text, setText] = useState(initial);
  const [why, setWhy] = useState<string | null>(null);
  // The field loses the focus as well when it is done, and what it holds would be taken twice.
  const isDone = useRef(false);
  const take = (way: Way | 'stay') => {
    const refused = text === unchanged ? null : column.check(text);
    if (refused === null) {
      isDone.current = true;
      onTake(text, way);
    } else if (way === 'stay') onRefused(text, refused);
    else setWhy(refused);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // The grid's keys, and the scenario's undo, are not those of a text being typed.
    event.stopPropagation();
    const way = WAYS[event.key]?.[event.shiftKey ? 1 : 0];
    if (way) take(way);
    else if (event.key === 'Escape') {
      isDone.current = true;
      onCancel();
    } else if (event.key === 'ArrowDown' && !column.suggestions) take('down');
    else if (event.key === 'ArrowUp' && !column.suggestions) take('up');
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className="edit-grid-input"
        aria-label={label}
        aria-invalid={why !== null}
        title={why ?? undefined}
        data-end={column.align === 'end'}
        autoComplete="off"
        autoFocus
        maxLength={120}
        value={text}
        {...(column.suggestions ? { list: id } : {})}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setWhy(null);
        }}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.stopPropagation();
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          event.stopPropagation();
          if (!/[\t\n]./.test(pasted)) return;
          event.preventDefault();
          isDone.current = true;
          onBlock(pasted);
        }}
        onBlur={() => {
          if (!isDone.current) take('stay');
        }}
      />
      {column.suggestions && (
        <datalist id={id}>
          {column.suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {why !== null && (
        <span className="visually-hidden" role="alert">
          {why}
        </span>
      )}
    </>
  );
}
