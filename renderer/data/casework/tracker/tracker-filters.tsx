import type { Area } from '../../../../analytics/contract/area.ts';
import { Button } from '../../../components/button.tsx';
import { Select } from '../../../components/select.tsx';
import { formatCount } from '../../../format/number.ts';
import { areaOptions, chosenArea } from '../../quality/area-options.ts';
import { DayField } from '../day-field.tsx';
import { countByStage, DueFilter, fitsDue, SOON_DAYS, type Tracked } from './tracked.ts';

export type TrackerFilter = {
  readonly area: string | null;
  readonly stage: string | null;
  readonly due: DueFilter | null;
  /** An ISO date; null for today. */
  readonly on: string | null;
};

const ALL = 'all';

const DUE_LABELS = {
  past: 'Overdue',
  soon: `Due within ${SOON_DAYS} days`,
} as const satisfies Record<DueFilter, string>;

type TrackerFiltersProps = {
  /** All that are tracked in the area, whatever else they are narrowed to. */
  rows: readonly Tracked[];
  areas: readonly Area[];
  stageLabels: Readonly<Record<string, string>>;
  filter: TrackerFilter;
  asOf: string;
  onFilter: (filter: Partial<TrackerFilter>) => void;
};

/** Whom of those on the way the list shows, and on which day. */
export function TrackerFilters({
  rows,
  areas,
  stageLabels,
  filter,
  asOf,
  onFilter,
}: TrackerFiltersProps) {
  const counts = countByStage(rows);
  const isNarrowed = filter.area !== null || filter.stage !== null || filter.due !== null;
  return (
    <>
      <Select
        look="inline"
        label="Area"
        isSearchable
        {...areaOptions(areas, filter.area)}
        onChange={(id) => {
          onFilter({ area: chosenArea(id) });
        }}
      />
      <Select
        look="inline"
        label="Stage"
        value={filter.stage ?? ALL}
        onChange={(id) => {
          onFilter({ stage: id === ALL ? null : id });
        }}
        options={[
          { id: ALL, label: 'All stages', detail: formatCount(rows.length) },
          ...Object.entries(stageLabels).map(([id, label]) => ({
            id,
            label,
            detail: formatCount(counts.get(id) ?? 0),
          })),
        ]}
      />
      <Select
        look="inline"
        label="Next step"
        value={filter.due ?? ALL}
        onChange={(id) => {
          onFilter({ due: DueFilter.safeParse(id).data ?? null });
        }}
        options={[
          { id: ALL, label: 'Due or not' },
          ...DueFilter.options.map((id) => ({
            id,
            label: DUE_LABELS[id],
            detail: formatCount(rows.filter((row) => fitsDue(row, id, asOf)).length),
          })),
        ]}
      />
      <DayField
        label="As at"
        value={filter.on}
        onChange={(on) => {
          onFilter({ on });
        }}
      />
      {isNarrowed && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            onFilter({ area: null, stage: null, due: null });
          }}
        >
          Show everybody
        </Button>
      )}
    </>
  );
}
