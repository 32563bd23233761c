import type { Area } from '../../contract/area.ts';
import type { Period } from '../../contract/period.ts';
import { agreedArea, rejectArea } from './area-and-period.ts';
import { rowsReader } from './family.ts';
import type { Family } from './family.ts';
import { OBSERVATION_COLUMNS } from './observation.ts';
import type { Observation } from './observation.ts';
import { readOpenDataFigures } from './open-data-figures.ts';
import { readTimePeriod } from './open-data-period.ts';
import { OPEN_DATA_SETS } from './open-data-sets.ts';
import type { OpenDataSet, RowMeaning } from './open-data-sets.ts';
import { publishedFigures } from './published-figures.ts';
import { categoryId } from '../cells/category.ts';
import { readMark } from '../cells/mark.ts';
import { readNumber } from '../cells/number.ts';
import { columnName } from '../layout.ts';
import type { Layout } from '../layout.ts';
import { remembering } from '../memo.ts';
import type { Row } from '../row.ts';

/** Where a row's area stands, by its level: codes, and names in the order they are looked for. */
type Level = { kind: Area['kind']; codes: readonly string[]; names: readonly string[] };
const LEVELS = new Map(
  Object.entries<Level>({
    national: {
      kind: 'country',
      codes: ['country_code'],
      names: ['country_name', 'geo_breakdown'],
    },
    regional: { kind: 'region', codes: ['region_code'], names: ['region_name', 'geo_breakdown'] },
    local_authority: {
      kind: 'local_authority',
      codes: ['new_la_code', 'old_la_code'],
      names: ['la_name', 'geo_breakdown'],
    },
  }),
);

const AREA_COLUMNS = [
  ...new Set([...LEVELS.values()].flatMap(({ codes, names }) => [...codes, ...names])),
];
const SET_COLUMNS = [
  ...new Set(OPEN_DATA_SETS.flatMap(({ filters, indicators }) => [...filters, ...indicators])),
];

/**
 * DfE open data (explore education statistics): a row an area, a year and the categories of the
 * filters, with an indicator a column, so that one row may give several figures. Regions are areas
 * of their own, Inner and Outer London beside London; nothing here or later adds them up.
 */
export const openData: Family = {
  id: 'open_data',
  table: 'observations',
  columns: [
    'time_period',
    'time_identifier',
    'geographic_level',
    ...AREA_COLUMNS,
    'population_estimate',
    ...SET_COLUMNS,
  ].map((id) => ({ id })),
  needs: [
    ['time_period'],
    ['geographic_level'],
    ['la_name', 'geo_breakdown', ...AREA_COLUMNS.filter((id) => /_(?:code|name)$/.test(id))],
  ],
  marks: [['time_period'], ['geographic_level']],
  unique: publishedFigures.unique,
  open(layout) {
    const set = OPEN_DATA_SETS.find(({ filters, indicators }) =>
      [...filters, ...indicators].every((column) => layout.places.has(column)),
    );
    const strangers = layout.unknown;
    const periodOf = remembering((text) => {
      const [period = '', identifier = ''] = text.split('\t');
      return readTimePeriod(period, identifier);
    });
    const areaOf = remembering((text) => {
      const [day = '', name = '', ...codes] = text.split('\t');
      return agreedArea(codes, name, day);
    });
    const meaningOf = remembering((text) => set?.meaning(text.split('\t')) ?? null);

    const read = (row: Row): readonly Observation[] | null => {
      if (!set) return rejectSet(row, layout);
      const meaning = requiredMeaning(row, set, meaningOf);
      for (const header of strangers) rejectStranger(row, header);
      const period = requiredTimePeriod(row, periodOf);
      const area = period && requiredLevelArea(row, period, areaOf);
      if (!meaning || !period || !area) return null;
      return readOpenDataFigures(row, set, meaning, area, period);
    };
    return rowsReader(read, OBSERVATION_COLUMNS);
  },
};

/** Whether a column is a figure by its name: one the workbench doesn't use may stand in a row. */
function isIndicator(header: string): boolean {
  return /(?:^|_)(?:number|count|num|percentage|percent|pct|pc|rate|per|average|avg|mean|median|days|months|population|estimate|change|difference|total)(?:_|$)/.test(
    columnName(header),
  );
}

/** A filter the workbench doesn't know must be at its total, else a part would look like the whole. */
function rejectStranger(row: Row, header: string): void {
  const text = row.cell(header);
  if (text === '' || categoryId(text) === null) return;
  const mark = readMark(text, false);
  if (mark?.status === 'not_applicable') return;
  if (isIndicator(header) && (mark !== null || readNumber(text) !== null)) return;
  row.reject(
    header,
    'unknown_breakdown',
    `The workbench doesn't know the column “${header}”, so it can't tell whether this row (${row.quoted(header)}) is a part or the whole. Load the data set without that column, with its totals only.`,
  );
}

function rejectSet(row: Row, layout: Layout): null {
  const columns = layout.header.filter((name) => !PLACE_COLUMNS.has(columnName(name)));
  return row.reject(
    null,
    'not_used_measure',
    `The workbench uses none of the figures of this data set (${columns.slice(0, 6).join(', ')}). It takes: ${OPEN_DATA_SETS.map(({ title }) => title).join('; ')}.`,
  );
}

const PLACE_COLUMNS = new Set([
  'time_period',
  'time_identifier',
  'geographic_level',
  ...AREA_COLUMNS,
]);

function requiredMeaning(
  row: Row,
  { filters, title }: OpenDataSet,
  find: (text: string) => RowMeaning | null,
): RowMeaning | null {
  const meaning = find(filters.map((column) => row.cell(column)).join('\t'));
  if (meaning) return meaning;
  const blank = filters.find((column) => row.cell(column) === '');
  if (blank !== undefined) {
    row.required(blank);
    return null;
  }
  const [column = null] = filters;
  return row.reject(
    column,
    'not_used_measure',
    `The workbench doesn't use the figures for ${filters.map((name) => row.quoted(name)).join(', ')} of ${title}. Nothing needs to be done, unless the words differ from those of the published file.`,
  );
}

function requiredTimePeriod(row: Row, find: (text: string) => Period | null): Period | null {
  const text = row.required('time_period');
  if (text === null) return null;
  const identifier = row.cell('time_identifier');
  return (
    find(`${text}\t${identifier}`) ??
    row.reject(
      'time_period',
      'unknown_period',
      `${row.quoted('time_period')}${identifier === '' ? '' : ` with the time identifier ${row.quoted('time_identifier')}`} is no period the workbench can read. Write a year (2025, the year ending 31 March) or two (202425), as the published file has it.`,
    )
  );
}

function requiredLevelArea(
  row: Row,
  period: Period,
  find: (text: string) => Area | 'contradiction' | null,
): Area | null {
  const text = row.required('geographic_level');
  if (text === null) return null;
  const level = LEVELS.get(columnName(text));
  if (!level) {
    return row.reject(
      'geographic_level',
      'unknown_level',
      `The workbench takes figures of the levels National, Regional and Local authority, not ${row.quoted('geographic_level')}.`,
    );
  }
  const column = level.names.find((name) => row.cell(name) !== '');
  const name = column === undefined ? '' : row.cell(column);
  const codes = level.codes.map((code) => row.cell(code));
  const shown = column ?? level.codes.find((code) => row.cell(code) !== '') ?? level.names[0] ?? '';
  const area = find([period.end, name, ...codes].join('\t'));
  if (area !== null && (area === 'contradiction' || area.kind !== level.kind)) {
    const said = [...codes, name].filter(Boolean).join(', ');
    return row.reject(
      shown,
      'area_contradiction',
      `The row is of the level ${text}, but ${said} ${area === 'contradiction' ? 'name different areas' : `is ${area.name}, no area of that level`}. Correct the code or the name, or export the file again.`,
    );
  }
  if (area) return area;
  return row.required(shown) === null ? null : rejectArea(row, shown, name);
}
