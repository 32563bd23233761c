import type { Measure } from '../../analytics/contract/measure.ts';
import type { Selection, SelectionOptions } from '../../analytics/contract/selection.ts';
import { hrefOf } from '../app/address.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/notice.tsx';
import { DimensionId } from '../../analytics/contract/dimension.ts';
import { splitBy } from './fit.ts';
import { dimensionLabel } from './series.ts';
import { listWords } from './words.ts';

/** A way on from a selection without figures. */
export type WayOut = { label: string; change: Partial<Selection> };

/** Why nothing matches, and what each single change would bring back. */
export function waysOut(
  selection: Selection,
  options: SelectionOptions,
  measure: Measure,
): { reason: string; ways: WayOut[] } {
  if (selection.statistic === 'median') {
    return {
      reason: 'Reports print means. A median needs journeys, and none loaded match this.',
      ways: [{ label: 'Show the mean', change: { statistic: 'mean' } }],
    };
  }
  const splits = DimensionId.options.filter(
    (id) => id !== selection.by && options.categories[id] !== undefined,
  );
  const ways: (WayOut | false)[] = [
    ...splits.slice(0, 2).map((id) => ({
      label: `Show by ${dimensionLabel(id).toLowerCase()}`,
      change: splitBy(id, options),
    })),
    selection.by !== null && { label: 'Show totals', change: { by: null, where: {} } },
    selection.periods.length > 0 && { label: 'Show all periods', change: { periods: [] } },
    selection.cohort !== null && { label: 'Show all cohorts', change: { cohort: null } },
    selection.areas.length > 0 && { label: 'Show all areas', change: { areas: [] } },
  ];
  const open = ways.filter((way) => way !== false);
  const known = new Set(options.areas.map(({ id }) => id));
  const without = selection.areas.filter((area) => !known.has(area));
  const isOnlySplit = selection.by === null && splits.length > 0 && options.areas.length === 0;
  return {
    reason: isOnlySplit
      ? `${measure.label} is only known broken down, never as a total.`
      : without.length > 0 && without.length === selection.areas.length
        ? `${measure.label}: nothing is loaded for ${listWords(without)} that fits the other choices.`
        : open.length === 0
          ? 'No loaded file gives it. Choose another measure, or load files that do.'
          : 'The figures loaded do not hold this combination.',
    ways: open,
  };
}

/** Where a selection leads nowhere: says why, and offers the nearest that lead somewhere. */
export function NoFigures({
  measure,
  selection,
  options,
  onChange,
}: {
  measure: Measure;
  selection: Selection;
  options: SelectionOptions | undefined;
  onChange: (change: Partial<Selection>) => void;
}) {
  if (!options) return null;
  const { reason, ways } = waysOut(selection, options, measure);
  return (
    <EmptyState
      icon="filter"
      title={
        ways.length === 0
          ? 'No figure of this measure is loaded'
          : 'No figure matches what is chosen'
      }
      actions={
        ways.length === 0 ? (
          <a href={hrefOf('data')}>Load files</a>
        ) : (
          ways.map(({ label, change }) => (
            <Button
              key={label}
              size="small"
              onPress={() => {
                onChange(change);
              }}
            >
              {label}
            </Button>
          ))
        )
      }
    >
      {reason}
    </EmptyState>
  );
}
