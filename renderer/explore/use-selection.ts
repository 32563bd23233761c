import { useEffect, useMemo, useState } from 'react';
import { replaceEqualDeep, useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { Area } from '../../analytics/contract/area.ts';
import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import type { Selection } from '../../analytics/contract/selection.ts';
import { navigate, useAddress } from '../app/address.ts';
import { useClient } from '../state/client.tsx';
import { useDataset } from '../state/dataset.ts';
import { openingSelection } from './fit.ts';
import { readSelection, selectionOf, writeSelection } from './selection-address.ts';

/** Goes to a selection; what is not a step of its own (closing a card) replaces the address. */
export function showSelection(selection: Selection, how: 'push' | 'replace' = 'push'): void {
  navigate('explore', writeSelection(selection), how);
}

/** The selection last shown, to come back to when the screen is left and entered again. */
export const useLastSelection = create<{ selection: Selection | null }>(() => ({
  selection: null,
}));

export type SelectionState =
  | { step: 'opening' }
  | { step: 'empty' }
  | { step: 'failed'; error: unknown; retry: () => void }
  | { step: 'shown'; selection: Selection; ignored: readonly string[] };

/**
 * What the address asks for. An address without a measure opens what was last shown, or what there
 * is most to say about, and becomes the address of that.
 */
export function useSelection(areas: readonly Area[] | undefined): SelectionState {
  const { params } = useAddress();
  const measure = params.get('measure');
  const isOpening = measure === null || !findMeasure(measure);
  const opening = useOpening(areas, isOpening, params.getAll('area'));
  const [opened, setOpened] = useState<{ address: string; ignored: string[] } | null>(null);

  useEffect(() => {
    if (!isOpening || !opening.data) return;
    const { selection, ignored } = readSelection(params, opening.data);
    setOpened({ address: writeSelection(selection).toString(), ignored });
    showSelection(selection, 'replace');
  }, [isOpening, opening.data, params]);

  const shown = useMemo(() => {
    if (measure === null || isOpening) return null;
    const { selection, ignored } = readSelection(params, selectionOf(measure));
    // What stays as it was stays the same object, so that only what changed is drawn again.
    const { selection: before } = useLastSelection.getState();
    return { selection: replaceEqualDeep(before, selection), ignored };
  }, [params, measure, isOpening]);
  useEffect(() => {
    if (shown) useLastSelection.setState({ selection: { ...shown.selection, figure: null } });
  }, [shown]);

  if (!shown) {
    if (opening.error) {
      return { step: 'failed', error: opening.error, retry: () => void opening.refetch() };
    }
    return { step: opening.data === null ? 'empty' : 'opening' };
  }
  const before = opened?.address === params.toString() ? opened.ignored : [];
  return { step: 'shown', selection: shown.selection, ignored: [...before, ...shown.ignored] };
}

/** The selection to open with; null when nothing is loaded that could be shown. */
function useOpening(
  areas: readonly Area[] | undefined,
  isOpening: boolean,
  wanted: readonly string[],
) {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  return useQuery({
    queryKey: ['opening of explore', version, wanted],
    queryFn: async () =>
      (wanted.length === 0 ? useLastSelection.getState().selection : null) ??
      openingSelection((request) => client.call('explore.options', request), areas ?? [], wanted),
    enabled: isOpening && areas !== undefined,
    gcTime: 0,
  });
}
