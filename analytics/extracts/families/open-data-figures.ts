import type { Area } from '../../contract/area.ts';
import type { Measure } from '../../contract/measure.ts';
import type { Period } from '../../contract/period.ts';
import { readMark } from '../cells/mark.ts';
import { readNumber } from '../cells/number.ts';
import type { FigureValue } from './figure-value.ts';
import {
  countsRoundedTo,
  halfUnitOf,
  measureNamed,
  readFigureCell,
  roundingNote,
} from './observation.ts';
import type { Observation } from './observation.ts';
import type { OpenDataSet, RowMeaning } from './open-data-sets.ts';
import type { Row } from '../row.ts';

const noteOf = ({ printed }: FigureValue) =>
  printed?.toLowerCase() === 'u' ? 'Withheld by the publisher as not reliable enough.' : null;

/**
 * The figures of one row of DfE open data. A cell that can't be read rejects the row, so that of a
 * row all or nothing is taken.
 */
export function readOpenDataFigures(
  row: Row,
  { title }: OpenDataSet,
  { figures, group }: RowMeaning,
  area: Area,
  period: Period,
): readonly Observation[] | null {
  const [first] = figures;
  if (first && figures.every(({ column }) => row.cell(column) === '')) {
    row.required(first.column);
    return null;
  }
  const read = figures.map((stated): Observation | null => {
    const { column, breakdown, cohort = null, note = null } = stated;
    const measure = measureNamed(stated.measure);
    const figure =
      measure.unit === 'months'
        ? readDuration(row, column, measure)
        : readFigureCell(row, column, measure, halfUnitOf(measure));
    return (
      figure && {
        measure,
        area,
        period,
        cohort,
        breakdown,
        figure,
        numerator: beside(row, stated.numerator),
        denominator: beside(row, stated.denominator),
        countsRoundedTo: countsRoundedTo(area),
        publication: `DfE open data: ${title}`,
        section: group,
        locator: `column ${column}`,
        note: noteOf(figure) ?? note ?? roundingNote(measure, area, figure),
      }
    );
  });
  return read.every((one) => one !== null) ? read : null;
}

const YEARS_AND_MONTHS = /^(\d{1,2}):(\d{2})$/;

/**
 * Reads a duration in years and months (`01:07`) as whole months: 19. It is rounded to a month by
 * the publisher, so it isn't turned into days, which would look more exact than it is.
 */
function readDuration(row: Row, column: string, measure: Measure): FigureValue | null {
  const text = row.cell(column);
  if (readMark(text, false)) return readFigureCell(row, column, measure, halfUnitOf(measure));
  const [, years, months] = YEARS_AND_MONTHS.exec(text) ?? [];
  if (years === undefined || Number(months) > 11) {
    return row.reject(
      column,
      'not_a_duration',
      `${row.quoted(column)} in the column ${column} is no duration in years and months, as 01:07 is. A spreadsheet may have turned it into a time of day: load the file as it was published.`,
    );
  }
  return {
    value: 12 * Number(years) + Number(months),
    lower: null,
    upper: null,
    status: 'final',
    printed: text,
  };
}

/** The number in another column of the row, where one stands there. */
function beside(row: Row, column: string | undefined): number | null {
  return column === undefined ? null : (readNumber(row.cell(column))?.value ?? null);
}
