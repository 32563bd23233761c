import type { Area } from '../../contract/area.ts';
import { financialYear, financialYears } from '../../contract/period.ts';
import type { Period } from '../../contract/period.ts';
import { resolveArea } from '../../reference/areas.ts';
import { agreedArea, rejectArea } from './area-and-period.ts';
import { rowReader } from './family.ts';
import type { Family } from './family.ts';
import { laitMeasure } from './lait-measures.ts';
import type { LaitMeasure } from './lait-measures.ts';
import {
  OBSERVATION_COLUMNS,
  countsRoundedTo,
  halfUnitOf,
  measureNamed,
  readFigureCell,
  roundingNote,
} from './observation.ts';
import type { Observation } from './observation.ts';
import { publishedFigures } from './published-figures.ts';
import { remembering } from '../memo.ts';
import type { Row } from '../row.ts';

/**
 * An export of the Department for Education's local authority interactive tool: a row an area, a
 * year and a measure.
 */
export const lait: Family = {
  id: 'lait',
  table: 'observations',
  columns: [
    { id: 'measure_short' },
    { id: 'data_item', aliases: ['measure'] },
    { id: 'year', aliases: ['years'] },
    { id: 'geography', aliases: ['la_and_regions', 'la_name'] },
    { id: 'value' },
    { id: 'la_number' },
    { id: 'region' },
  ],
  needs: [['measure_short'], ['year'], ['geography'], ['value']],
  marks: [['measure_short'], ['value']],
  unique: publishedFigures.unique,
  open() {
    const periodOf = remembering(readLaitYear);
    const areaOf = remembering((text) => {
      const [day = '', name = '', number = ''] = text.split('\t');
      return agreedArea([number], name, day);
    });

    const read = (row: Row): Observation | null => {
      const filed = requiredMeasure(row);
      const period = requiredYear(row, periodOf);
      const area = period && requiredGeography(row, period, areaOf);
      if (row.text('value') === null) row.required('value');
      const measure = filed && measureNamed(filed.measure);
      const figure = measure && readFigureCell(row, 'value', measure, halfUnitOf(measure));
      if (!filed || !measure || !period || !area || !figure) return null;
      return {
        measure,
        area,
        period,
        cohort: filed.cohort ?? null,
        breakdown: filed.breakdown ?? {},
        figure,
        numerator: null,
        denominator: null,
        countsRoundedTo: countsRoundedTo(area),
        publication: 'Local authority interactive tool (LAIT)',
        section: null,
        locator: `measure ${row.cell('measure_short')}`,
        note: figure.printed === '-' ? DASH : roundingNote(measure, area, figure),
      };
    };
    return rowReader<Observation>(read, OBSERVATION_COLUMNS);
  },
};

const DASH = 'LAIT prints the same dash for what is withheld and for what is not known.';

function requiredMeasure(row: Row): LaitMeasure | null {
  const text = row.required('measure_short');
  if (text === null) return null;
  return (
    laitMeasure(text) ??
    row.reject(
      'measure_short',
      'not_used_measure',
      `The workbench doesn't use LAIT's measure ${row.quoted('measure_short')}: it takes those on children in care, adoption and care leavers. Nothing needs to be done.`,
    )
  );
}

/**
 * Reads a year of LAIT: `2022` is the year ending 31 March 2022 and `2016-17` the same kind of
 * year; `2019-22` is the scorecard's average over the three years that end in 2022. What stands in
 * brackets behind it (`(OT)`, outturn) says where the figure comes from.
 */
export function readLaitYear(text: string): Period | null {
  const plain = text.replace(/\s*\([^)]*\)\s*$/, '').trim();
  const years = /^(\d{4})(?:\s*[-/–]\s*(\d{2}|\d{4}))?$/.exec(plain);
  if (!years) return null;
  const first = Number(years[1]);
  if (first < 1980 || first > 2100) return null;
  if (years[2] === undefined) return financialYear(first - 1);
  const length = (Number(years[2]) - first + 10_000) % 100;
  if (length === 1) return financialYear(first);
  return length === 3 ? financialYears(first, first + 2) : null;
}

function requiredYear(row: Row, find: (text: string) => Period | null): Period | null {
  const text = row.required('year');
  if (text === null) return null;
  return (
    find(text) ??
    row.reject(
      'year',
      'unknown_period',
      `${row.quoted('year')} is no year as LAIT writes them. Write 2022 for the year ending 31 March 2022, 2021-22 for the same, or 2019-22 for an average over three years.`,
    )
  );
}

function requiredGeography(
  row: Row,
  period: Period,
  find: (text: string) => Area | 'contradiction' | null,
): Area | null {
  const name = row.required('geography');
  if (name === null) return null;
  if (/^statistical neighbours?$/i.test(name)) return statedNeighbours(row);
  const number = row.cell('la_number');
  const area = find(`${period.end}\t${name}\t${number}`);
  if (area === 'contradiction') {
    return row.reject(
      'geography',
      'area_contradiction',
      `${row.quoted('geography')} and the number ${number} name different areas. Correct the one that is wrong, or export the file again.`,
    );
  }
  return area ?? rejectArea(row, 'geography', name);
}

/** LAIT doesn't say whose neighbours they are: the officer has to. */
function statedNeighbours(row: Row): Area | null {
  const stated = row.cell('area');
  const area = stated === '' ? null : resolveArea(`Statistical neighbours of ${stated}`);
  return (
    area ??
    row.reject(
      'geography',
      'unknown_area',
      'The row is of the statistical neighbours of an authority, but does not say of which. State the area the export was made for, and load the file again.',
    )
  );
}
