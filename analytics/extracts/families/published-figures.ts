import { findMeasure, nearestMeasures } from '../../contract/catalogue/index.ts';
import { CohortId } from '../../contract/cohort.ts';
import { DIMENSIONS } from '../../contract/dimension.ts';
import type { Measure } from '../../contract/measure.ts';
import { resolveArea } from '../../reference/areas.ts';
import { categoryId } from '../cells/category.ts';
import { meant, readPeriod, requiredArea, requiredPeriod } from './area-and-period.ts';
import { filledFrom, rowReader } from './family.ts';
import type { Family } from './family.ts';
import { STATISTICS, readFigureValue, readOptionalNumber } from './figure-value.ts';
import type { Statistic } from './figure-value.ts';
import { columnName } from '../layout.ts';
import type { Layout } from '../layout.ts';
import { remembering } from '../memo.ts';
import type { Row } from '../row.ts';

/** Columns of text that are kept as they stand, with the canonical column they go to. */
const TEXTS = [
  ['source', 'publication'],
  ['section', 'section'],
  ['table', 'printed_table'],
  ['place', 'place'],
  ['locator', 'locator'],
  ['note', 'note'],
] as const;

/** Everything that makes a figure what it is and where it stands: two alike are one, loaded twice. */
const SAME_FIGURE = [
  'measure',
  'area_code',
  'period',
  'cohort',
  ...DIMENSIONS.map((dimension) => dimension.id),
  'value',
  'numerator',
  'denominator',
  'lower',
  'upper',
  'status',
  'statistic',
  'base_period',
  'publication',
  'section',
  'printed_table',
  'place',
  'locator',
] as const;

/**
 * Published figures: a tidy CSV with a figure a row, as annual reports print them. A breakdown is
 * a column by its dimension's id between `period` and `value`.
 */
export const publishedFigures: Family = {
  id: 'published_figures',
  table: 'observations',
  columns: [
    { id: 'measure', aliases: ['measure_id'] },
    { id: 'area', aliases: ['area_name', 'area_code', 'local_authority', 'borough'] },
    { id: 'period', aliases: ['year', 'financial_year'] },
    { id: 'cohort' },
    ...DIMENSIONS.map(({ id }) => ({ id })),
    { id: 'value' },
    { id: 'numerator' },
    { id: 'denominator' },
    { id: 'lower', aliases: ['lower_bound'] },
    { id: 'upper', aliases: ['upper_bound'] },
    { id: 'counts_rounded_to' },
    { id: 'status' },
    { id: 'statistic' },
    { id: 'base_period' },
    { id: 'source', aliases: ['publication'] },
    { id: 'section' },
    { id: 'table', aliases: ['printed_table'] },
    { id: 'place' },
    { id: 'locator' },
    { id: 'printed_as' },
    { id: 'note', aliases: ['notes'] },
  ],
  needs: [['measure'], ['area'], ['period'], ['value']],
  unique: [
    {
      columns: SAME_FIGURE,
      code: 'already_loaded',
      reason:
        'The same figure from the same place of the same publication is there already. Nothing needs to be done.',
    },
  ],
  open(layout, { today }) {
    const measureOf = remembering((text) => findMeasure(columnName(text)) ?? null);
    const periodOf = remembering((text) => readPeriod(text, today));
    const areaOf = remembering((text) => {
      const [day = '', name = ''] = text.split('\t');
      return resolveArea(name, day);
    });
    const categoryOf = remembering(categoryId);
    const breakdowns = DIMENSIONS.filter(({ id }) => layout.places.has(id)).map(({ id }) => id);
    const strangers = unknownBreakdowns(layout);

    const read = (row: Row) => {
      for (const header of strangers) rejectStranger(row, header);
      const measure = requiredMeasure(row, measureOf);
      const period = requiredPeriod(row, 'period', periodOf);
      const area = period && requiredArea(row, 'area', (name) => areaOf(`${period.end}\t${name}`));
      const based = row.cell('base_period') !== '';
      const statistic = optionalStatistic(row);
      const figure = measure && readFigureValue(row, measure, statistic);
      const reading = {
        cohort: optionalCohort(row),
        categories: breakdowns.map((id) => categoryOf(row.text(id) ?? '')),
        numerator: readOptionalNumber(row, 'numerator'),
        denominator: readOptionalNumber(row, 'denominator'),
        countsRoundedTo: readRounding(row),
        statistic,
        base: based ? requiredPeriod(row, 'base_period', periodOf) : null,
        texts: TEXTS.map(([column]) => row.text(column)),
        printed: row.text('printed_as'),
      };
      return measure && period && area && figure
        ? { ...reading, measure, period, area, figure }
        : null;
    };

    type Reading = NonNullable<ReturnType<typeof read>>;
    return rowReader<Reading>(read, [
      ['measure', ({ measure }) => measure.id],
      ['area_code', ({ area }) => area.code],
      ['area', ({ area }) => area.name],
      ['period_kind', ({ period }) => period.kind],
      ['period', ({ period }) => period.label],
      ['period_start', ({ period }) => period.start],
      ['period_end', ({ period }) => period.end],
      ['cohort', ({ cohort }) => cohort],
      ...filledFrom<Reading>(breakdowns, ({ categories }) => categories),
      ['value', ({ figure }) => figure.value],
      ['numerator', ({ numerator }) => numerator],
      ['denominator', ({ denominator }) => denominator],
      ['lower', ({ figure }) => figure.lower],
      ['upper', ({ figure }) => figure.upper],
      ['counts_rounded_to', ({ countsRoundedTo }) => countsRoundedTo],
      ['status', ({ figure }) => figure.status],
      ['statistic', ({ statistic }) => statistic],
      ['base_period', ({ base }) => base?.label ?? null],
      ...filledFrom<Reading>(
        TEXTS.map(([, column]) => column),
        ({ texts }) => texts,
      ),
      ['printed_as', ({ printed, figure }) => printed ?? figure.printed],
    ]);
  },
};

/** Headers that stand where breakdowns do and are none we know: leaving one out would make a part a total. */
function unknownBreakdowns(layout: Layout): string[] {
  const value = layout.places.get('value') ?? 0;
  const period = layout.places.get('period') ?? 0;
  return layout.unknown.filter((header) => {
    const place = layout.places.get(header) ?? 0;
    return header !== '' && place > period && place < value;
  });
}

function rejectStranger(row: Row, header: string): void {
  if (row.cell(header) === '') return;
  row.reject(
    header,
    'unknown_breakdown',
    `The column “${header}” stands among the breakdowns, but is none the workbench knows, so this figure can't be told from the total. Use one of ${DIMENSIONS.map(({ id }) => id).join(', ')}, or move the column behind the value if it is only a remark.`,
  );
}

function requiredMeasure(row: Row, find: (text: string) => Measure | null): Measure | null {
  const text = row.required('measure');
  if (text === null) return null;
  return (
    find(text) ??
    row.reject(
      'measure',
      'unknown_measure',
      `${row.quoted('measure')} is no measure of the catalogue. ${meant(nearestMeasures(text))}Write a measure's id; the list of measures has them all.`,
    )
  );
}

function optionalCohort(row: Row): CohortId | null {
  const text = row.text('cohort');
  if (text === null) return null;
  const cohort = CohortId.safeParse(columnName(text));
  if (cohort.success) return cohort.data;
  return row.reject(
    'cohort',
    'unknown_cohort',
    `${row.quoted('cohort')} is no cohort. Write one of ${CohortId.options.join(', ')}, or leave it blank.`,
  );
}

function readRounding(row: Row): number | null {
  const unit = readOptionalNumber(row, 'counts_rounded_to');
  if (unit === null || unit > 0) return unit;
  return row.reject(
    'counts_rounded_to',
    'not_a_number',
    `${row.quoted('counts_rounded_to')} is no unit that counts are rounded to. Write 5 or 10, as the publication says, or leave it blank for counts as they were counted.`,
  );
}

function optionalStatistic(row: Row): Statistic | null {
  const text = row.text('statistic');
  if (text === null) return null;
  const name = columnName(text);
  return (
    STATISTICS.find((statistic) => statistic === name) ??
    row.reject(
      'statistic',
      'unknown_statistic',
      `${row.quoted('statistic')} is no kind of statistic. Write one of ${STATISTICS.join(', ')}, or leave it blank for a level.`,
    )
  );
}
