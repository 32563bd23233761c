import type { Area } from '../../../analytics/contract/area.ts';
import {
  QualitySeverity,
  type QualityGroup,
  type QualityReport,
} from '../../../analytics/contract/quality.ts';
import { Button } from '../../components/button.tsx';
import type { Option } from '../../components/option-list.tsx';
import { Select } from '../../components/select.tsx';
import { Segmented } from '../../components/toggle.tsx';
import { formatCount } from '../../format/number.ts';
import { tableName } from '../preview-groups.ts';
import { areaOptions, chosenArea } from './area-options.ts';
import {
  countBy,
  EVERYTHING,
  isNarrowed,
  type QualityFilter,
  type QualityList,
} from './quality-filter.ts';
import { SEVERITY_LABELS } from './quality-words.ts';

const ALL = 'all';

const LISTS: readonly { id: QualityList; label: string }[] = [
  { id: 'groups', label: 'Summary' },
  { id: 'findings', label: 'Row by row' },
  { id: 'files', label: 'Files' },
  { id: 'rules', label: 'Rules' },
];

function fileOptions(report: QualityReport): Option[] {
  const counts = countBy(report.groups, ({ source }) => source);
  return report.files.map((file) => ({
    id: String(file.source),
    label: tableName(file),
    detail: formatCount(counts.get(file.source) ?? 0),
  }));
}

function ruleOptions({ rules, groups }: QualityReport): Option[] {
  const counts = countBy(groups, ({ rule }) => rule);
  return rules
    .filter(({ id }) => counts.has(id))
    .map(({ id, title }) => ({
      id,
      label: `${id}: ${title}`,
      detail: formatCount(counts.get(id) ?? 0),
    }));
}

type QualityFiltersProps = {
  report: QualityReport;
  areas: readonly Area[];
  filter: QualityFilter;
  onFilter: (filter: QualityFilter) => void;
};

/** What of the report is shown: which list, and narrowed to what. */
export function QualityFilters({ report, areas, filter, onFilter }: QualityFiltersProps) {
  const bySeverity = countBy(report.groups, ({ severity }: QualityGroup) => severity);
  return (
    <div className="data-filters">
      <Segmented
        label="What to list"
        value={filter.list}
        onChange={(list) => {
          onFilter({ ...filter, list });
        }}
        options={LISTS}
      />
      <Select
        look="inline"
        label="Area"
        isSearchable
        {...areaOptions(areas, filter.area)}
        onChange={(id) => {
          onFilter({ ...filter, area: chosenArea(id) });
        }}
      />
      <Select
        look="inline"
        label="Severity"
        value={filter.severity ?? ALL}
        onChange={(id) => {
          onFilter({ ...filter, severity: QualitySeverity.safeParse(id).data ?? null });
        }}
        options={[
          { id: ALL, label: 'Both' },
          ...QualitySeverity.options.map((id) => ({
            id,
            label: `${SEVERITY_LABELS[id]}s`,
            detail: formatCount(bySeverity.get(id) ?? 0),
          })),
        ]}
      />
      <Select
        look="inline"
        label="File"
        isSearchable
        value={filter.source === null ? ALL : String(filter.source)}
        onChange={(id) => {
          onFilter({ ...filter, source: id === ALL ? null : Number(id) });
        }}
        options={[{ id: ALL, label: 'All files' }, ...fileOptions(report)]}
      />
      <Select
        look="inline"
        label="Rule"
        isSearchable
        value={filter.rule ?? ALL}
        onChange={(id) => {
          onFilter({ ...filter, rule: id === ALL ? null : id });
        }}
        options={[{ id: ALL, label: 'All rules' }, ...ruleOptions(report)]}
      />
      {isNarrowed(filter) && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            onFilter({ ...EVERYTHING, list: filter.list });
          }}
        >
          Show everything
        </Button>
      )}
    </div>
  );
}
