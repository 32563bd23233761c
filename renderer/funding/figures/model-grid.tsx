import { useState } from 'react';
import { useHandler } from '../../state/handler.ts';
import type { Change } from '../builder/editing.ts';
import { EditGrid } from './edit-grid.tsx';
import type { GridModel } from './grid-model.ts';
import type { Written } from './pasted.ts';

type ModelGridProps = { model: GridModel; change: Change; isDisabled: boolean };

/** A grid on a part of the scenario; a step in it is a step of the scenario. */
export function ModelGrid({ model, change, isDisabled }: ModelGridProps) {
  const write = useHandler((cells: readonly Written[]) => {
    change(model.written(cells));
  });
  return (
    <EditGrid
      label={model.label}
      rowHeader={model.rowHeader}
      labelWidth={model.labelWidth}
      spareRows={model.spareRows}
      columns={useSame(model.columns)}
      rows={useSame(model.rows)}
      isDisabled={isDisabled}
      onWrite={write}
    />
  );
}

/**
 * The value given before while a new one says the same: a weight that is dragged changes no figure,
 * and hundreds of cells need not be drawn again for it.
 */
function useSame<T>(value: T): T {
  const [known, setKnown] = useState(value);
  if (known === value || JSON.stringify(known) === JSON.stringify(value)) return known;
  setKnown(value);
  return value;
}
