import { describe, expect, it } from 'vitest';
import { publishedFigures } from '../../../../analytics/extracts/families/published-figures.ts';
import { readText } from './read-text.ts';

/** One row with these cells, the rest as good as can be. */
function read(cells: Record<string, string>, header?: readonly string[]) {
  const row: Record<string, string> = {
    measure: 'placement_orders',
    area: 'Croydon',
    period: '2022/23',
    value: '12',
    ...cells,
  };
  const columns = header ?? Object.keys(row);
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const text = `${columns.join(',')}\n${columns.map((column) => quote(row[column] ?? '')).join(',')}\n`;
  const [result] = readText(publishedFigures, text);
  if (!result) throw new Error('No row was read.');
  return result;
}

const problem = (cells: Record<string, string>) => read(cells).problem;
const values = (cells: Record<string, string>) => {
  const result = read(cells);
  expect(result.problem).toBeNull();
  return result.values;
};

describe('a published figure', () => {
  it('is loaded with nothing but measure, area, period and value', () => {
    expect(values({})).toMatchObject({
      measure: 'placement_orders',
      area_code: 'E09000008',
      area: 'Croydon',
      period_kind: 'financial_year',
      period: '2022/23',
      period_start: '2022-04-01',
      period_end: '2023-03-31',
      value: 12,
      status: 'final',
      cohort: null,
      publication: null,
    });
  });

  it('keeps where it stands and how it was printed', () => {
    expect(
      values({
        cohort: 'placed_in_year',
        source: 'Annual Report',
        section: 'Timeliness',
        table: 'score-card',
        place: 'table',
        locator: 'row 1',
        printed_as: 'A10',
        note: 'unadjusted',
      }),
    ).toMatchObject({
      cohort: 'placed_in_year',
      publication: 'Annual Report',
      section: 'Timeliness',
      printed_table: 'score-card',
      place: 'table',
      locator: 'row 1',
      printed_as: 'A10',
      note: 'unadjusted',
    });
  });

  it('keeps the unit its publication rounds counts to, when it says one', () => {
    expect(values({ counts_rounded_to: '10' })).toMatchObject({ counts_rounded_to: 10 });
    expect(values({})).toMatchObject({ counts_rounded_to: null });
    expect(problem({ counts_rounded_to: '0' })).toMatchObject({
      column: 'counts_rounded_to',
      code: 'not_a_number',
    });
    expect(problem({ counts_rounded_to: 'ten' })).toMatchObject({ column: 'counts_rounded_to' });
  });

  it('keeps its breakdown under the ids of categories, and a total as no category', () => {
    expect(values({ ethnicity: 'White British', sex: 'Total' })).toMatchObject({
      ethnicity: 'white_british',
      sex: null,
    });
  });

  it('takes areas and periods however they are written, under one name', () => {
    expect(values({ area: 'LB Croydon', period: '2022-23' })).toMatchObject({
      area: 'Croydon',
      period: '2022/23',
    });
    expect(values({ period: '2023-03-31' })).toMatchObject({
      period_kind: 'as_at',
      period: '2023-03-31',
    });
    expect(values({ area: 'Dorset', period: '2017/18' })).toMatchObject({ area_code: 'E10000009' });
  });

  it('takes a day written day first for a day, and counts it as repaired', () => {
    const result = read({ period: '31/03/2023' });
    expect(result.values).toMatchObject({ period: '2023-03-31' });
    expect(result.repaired).toBe(true);
  });
});

describe('a value', () => {
  it.each([
    ['742.63', 742.63],
    ['0', 0],
  ])('%s is read as it stands', (value, expected) => {
    const result = read({ value });
    expect(result.values).toMatchObject({ value: expected, status: 'final', printed_as: null });
    expect(result.repaired).toBe(false);
  });

  it.each([
    ['1,204', 'children_in_care', 1204],
    ['£410, 560', 'partner_contribution', 410560],
    ['46%', 'in_house_share', 46],
    ['(18,125)', 'variance', -18125],
  ])(
    '%s is read out of its writing, kept as printed and counted as repaired',
    (value, measure, expected) => {
      const result = read({ value, measure });
      expect(result.values).toMatchObject({ value: expected, status: 'final', printed_as: value });
      expect(result.repaired).toBe(true);
    },
  );

  it.each([
    ['<5', 'suppressed', 1, 4],
    ['<5*', 'suppressed', 1, 4],
    ['c', 'suppressed', null, null],
    ['z', 'not_applicable', null, null],
    ['x', 'not_available', null, null],
    ['low', 'suppressed', 0, null],
    ['No data', 'not_available', null, null],
    ['TBC from scorecard', 'not_available', null, null],
    ['15-25', 'not_available', 15, 25],
  ])('%s is %s with bounds %s and %s, and kept as printed', (value, status, lower, upper) => {
    const result = read({ value });
    expect(result.values).toMatchObject({ value: null, status, lower, upper, printed_as: value });
    expect(result.repaired).toBe(false);
  });

  it('that is blank is not available, and never zero', () => {
    expect(values({ value: '' })).toMatchObject({
      value: null,
      status: 'not_available',
      printed_as: null,
    });
  });

  it('of a share below 5 has bounds 0 and 5', () => {
    expect(values({ value: '<5', measure: 'in_house_share' })).toMatchObject({
      lower: 0,
      upper: 5,
    });
  });

  it.each(['abc', '742,63', '1.2E+05', '13 Feb'])('of “%s” is rejected', (value) => {
    expect(problem({ value })).toEqual({
      column: 'value',
      value,
      code: 'not_a_number',
      reason: `“${value}” is not a number. Write the plain number (742.63), or what is printed instead of one: <5, c, z, x, No data, TBC.`,
    });
  });

  it.each(['=1+1', '+A1', '@SUM(A1)', '-2-3'])('of %s is rejected as a formula', (value) => {
    expect(problem({ value })).toMatchObject({ column: 'value', value, code: 'formula' });
  });

  it('that a spreadsheet could not work out is rejected as such', () => {
    expect(problem({ value: '#REF!' })).toMatchObject({ code: 'spreadsheet_error' });
  });

  it('below zero is rejected where something is counted', () => {
    expect(problem({ value: '-3' })).toEqual({
      column: 'value',
      value: '-3',
      code: 'negative_number',
      reason:
        '“-3” is below zero, but placement_orders is in children. Correct it; a change needs its kind in the column statistic.',
    });
  });

  it.each([
    { value: '-3', statistic: 'change' },
    { value: '-28', statistic: 'percent_change' },
    { value: '-3', measure: 'adopter_gap' },
    { value: '-652950', measure: 'budget_total' },
    { value: '-4', measure: 'in_house_share', statistic: 'difference_from_target' },
  ])('below zero is loaded where it means something: %j', (cells) => {
    expect(values(cells)).toMatchObject({ value: Number(cells.value) });
  });

  it.each(['101', '-1'])('of %s per cent is rejected for a share', (value) => {
    expect(problem({ value, measure: 'in_house_share' })).toMatchObject({
      code: 'percent_out_of_range',
    });
  });

  it('over 100 per cent is loaded for a ratio of two different groups', () => {
    const measure = 'best_interests_decisions_share_of_entries_under_5';
    expect(values({ value: '120', measure })).toMatchObject({ value: 120 });
  });

  it('that fell by more than all is rejected', () => {
    expect(problem({ value: '-101', statistic: 'percent_change' })).toMatchObject({
      code: 'percent_out_of_range',
    });
  });

  it.each([
    ['46%', 'placement_orders'],
    ['£46', 'placement_orders'],
    ['46%', 'budget_total'],
    ['£46', 'in_house_share'],
  ])('of %s is rejected where %s is counted', (value, measure) => {
    expect(problem({ value, measure })).toMatchObject({ code: 'wrong_unit', value });
  });
});

describe('a status', () => {
  it.each([
    { value: '5', status: 'suppressed' },
    { value: '5', status: 'not_available' },
    { value: '', status: 'final' },
    { value: '<5', status: 'final' },
    { value: '<5', status: 'not_available' },
    { value: 'z', status: 'not_available' },
    { value: '', status: 'range' },
    { value: '5', status: 'range', lower: '1', upper: '9' },
  ])('that contradicts the value is rejected: %j', (cells) => {
    expect(problem(cells)).toMatchObject({
      column: 'status',
      value: cells.status,
      code: 'status_contradicts_value',
    });
  });

  it.each([
    [
      { value: '5', status: 'Provisional' },
      { value: 5, status: 'provisional' },
    ],
    [
      { value: '', status: 'not applicable' },
      { value: null, status: 'not_applicable' },
    ],
    [
      { value: '-', status: 'suppressed' },
      { value: null, status: 'suppressed' },
    ],
    [
      { value: '<5*', status: 'suppressed', lower: '1', upper: '4' },
      { value: null, status: 'suppressed', lower: 1, upper: 4 },
    ],
    [
      { value: '', status: 'range', lower: '15', upper: '25' },
      { value: null, status: 'not_available', lower: 15, upper: 25 },
    ],
  ])('that explains the value is kept: %j', (cells, expected) => {
    expect(values(cells)).toMatchObject(expected);
  });

  it('nobody knows is rejected', () => {
    expect(problem({ status: 'guessed' })).toMatchObject({ code: 'unknown_status' });
  });
});

describe('the other columns', () => {
  it.each([
    [{ area: 'Croyden' }, 'unknown_area', 'area', 'Did you mean Croydon'],
    [{ measure: 'placement_order' }, 'unknown_measure', 'measure', 'placement_orders'],
    [{ period: '2022/24' }, 'unknown_period', 'period', 'financial year (2022/23)'],
    [{ period: '2022-13' }, 'unknown_period', 'period', ''],
    [{ period: '1022/23' }, 'unknown_period', 'period', ''],
    [{ period: '31/02/2022' }, 'unknown_period', 'period', ''],
    [{ base_period: 'last year' }, 'unknown_period', 'base_period', ''],
    [{ cohort: 'some' }, 'unknown_cohort', 'cohort', 'placed_in_year'],
    [{ statistic: 'mode' }, 'unknown_statistic', 'statistic', 'percent_change'],
    [{ area: '' }, 'blank_cell', 'area', 'Fill it in'],
    [{ measure: ' ' }, 'blank_cell', 'measure', 'Fill it in'],
    [{ area: '=A1' }, 'formula', 'area', 'formula'],
    [{ numerator: 'many' }, 'not_a_number', 'numerator', 'plain number'],
    [{ denominator: '=1' }, 'formula', 'denominator', 'formula'],
    [{ value: '<5', lower: '4', upper: '1' }, 'bounds_reversed', 'lower', 'Swap them'],
  ])('are checked: %j is %s', (cells, code, column, hint) => {
    const found = problem(cells);
    expect(found).toMatchObject({ code, column });
    expect(found?.reason).toContain(hint);
    expect(found?.reason).toMatch(/\.$/);
  });

  it('read numbers beside the value, and leave marks in them open', () => {
    expect(values({ numerator: '31', denominator: 'c' })).toMatchObject({
      numerator: 31,
      denominator: null,
    });
  });

  it('do not let an unknown breakdown make a part look like the total', () => {
    const header = ['measure', 'area', 'period', 'religion', 'value'];
    expect(read({ religion: 'none' }, header).problem).toMatchObject({
      column: 'religion',
      value: 'none',
      code: 'unknown_breakdown',
    });
    expect(read({ religion: '' }, header).problem).toBeNull();
  });

  it('may be anything behind the value', () => {
    expect(
      read({ remark: 'seen' }, ['measure', 'area', 'period', 'value', 'remark']).problem,
    ).toBeNull();
  });
});
