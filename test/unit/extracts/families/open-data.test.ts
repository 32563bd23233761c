import { describe, expect, it } from 'vitest';
import { openDataMetadata } from '../../../../analytics/extracts/families/metadata.ts';
import { OPEN_DATA_SETS } from '../../../../analytics/extracts/families/open-data-sets.ts';
import { openData } from '../../../../analytics/extracts/families/open-data.ts';
import { findMeasure } from '../../../../analytics/contract/catalogue/index.ts';
import { recognise } from '../../../../analytics/extracts/recognise.ts';
import { readText } from './read-text.ts';

const IN_CARE =
  'time_period,geographic_level,geo_breakdown,old_la_code,new_la_code,population_estimate,cla_group,characteristic,cla_31_march_number,percentage';
const STARTED =
  'time_period,geographic_level,geo_breakdown,old_la_code,new_la_code,population_estimate,cla_group,characteristic,placements_number,percentage,placement_per_10000';
const CEASED =
  'time_period,geographic_level,geo_breakdown,old_la_code,new_la_code,cla_group,characteristic,number,percentage';
const RATES =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code,population_type,population_estimate,children_count,rate_per_10000';
const TIMES =
  'time_period,time_identifier,geographic_level,country_code,country_name,cla_group,stage_of_adoption_process,age_start_poc,number';

function read(header: string, line: string) {
  const [result] = readText(openData, `${header}\n${line}\n`);
  if (!result) throw new Error('No row was read.');
  return result;
}

const inCare = (characteristic: string, number: string, percentage: string) =>
  read(
    IN_CARE,
    `2021,Local authority,Barking and Dagenham,301.0,E09000002,64112,${characteristic},${number},${percentage}`,
  );
const rates = (cells: string) => read(RATES, cells);
const stage = (number: string, name = 'x', age = 'Aged 1') =>
  read(
    TIMES,
    `2025,Reporting year,National,E92000001,England,Age on starting final period of care,${name},${age},${number}`,
  );
const DECISION =
  '1. Average time between entry into care and decision that child should be placed for adoption';
const WITHIN =
  'Children adopted who were placed for adoption within 12 months of the LA decision to place the child for adoption';

describe('a row of DfE open data', () => {
  it('gives a figure for each of its indicators', () => {
    const { all, problem } = inCare('Age group,1 to 4 years', '38', '10');
    expect(problem).toBeNull();
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject({
      measure: 'children_in_care',
      area_code: 'E09000002',
      area: 'Barking and Dagenham',
      period: '2020/21',
      age_band: '1_to_4',
      value: 38,
      status: 'final',
      section: 'Age group: 1 to 4 years',
      locator: 'column cla_31_march_number',
    });
    expect(all[1]).toMatchObject({
      measure: 'children_in_care_share',
      age_band: '1_to_4',
      value: 10,
      numerator: 38,
    });
  });

  it.each([
    ['Ethnicity,"Black, African, Caribbean or Black British"', { ethnicity: 'black' }],
    ['Ethnicity,Refused or information not yet available', { ethnicity: 'not_known' }],
    ['Legal status,Placement order granted', { legal_status: 'placement_order' }],
    ['Placement,Placed for adoption', { placement: 'placed_for_adoption' }],
    ['Sex,Female', { sex: 'female' }],
    ['Age group,Under 1 year', { age_band: 'under_1' }],
    ['Age group,16 years and over', { age_band: '16_and_over' }],
  ])('files %s under its dimension', (characteristic, breakdown) => {
    expect(inCare(characteristic, '38', '10').values).toMatchObject(breakdown);
  });

  it('takes a total for the whole, without saying that it is 100% of itself', () => {
    const { all } = inCare('Ethnicity,Total', '399', '100');
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ value: 399, ethnicity: null, section: null });
  });

  it('keeps symbols as statuses, never as numbers', () => {
    const status = (number: string) => {
      const { measure, value, lower, upper, status: kept } = inCare('Sex,Male', number, 'c').values;
      return { measure, value, lower, upper, status: kept };
    };
    const none = { measure: 'children_in_care', value: null, lower: null, upper: null };
    for (const symbol of ['c', 'C', '[c]']) {
      expect(status(symbol)).toEqual({ ...none, status: 'suppressed' });
    }
    for (const symbol of ['x', ':', 'u']) {
      expect(status(symbol)).toEqual({ ...none, status: 'not_available' });
    }
    expect(status('z')).toEqual({ ...none, status: 'not_applicable' });
    for (const symbol of ['low', 'k', '~']) {
      expect(status(symbol)).toEqual({ ...none, lower: 0, upper: 5, status: 'suppressed' });
    }
    expect(inCare('Sex,Male', '3', 'k').all[1]).toMatchObject({
      value: null,
      lower: 0,
      upper: 0.5,
      status: 'suppressed',
      printed_as: 'k',
      numerator: 3,
    });
    expect(inCare('Sex,Male', '0', 'z').values).toMatchObject({ value: 0, status: 'final' });
  });

  it('is rejected whole, naming the column, when one indicator is bad', () => {
    const { all, problem } = inCare('Sex,Male', '38', 'lots');
    expect(all).toEqual([]);
    expect(problem).toMatchObject({ column: 'percentage', value: 'lots', code: 'not_a_number' });
    expect(inCare('Sex,Male', '-1', '3').problem).toMatchObject({ code: 'negative_number' });
    expect(inCare('Sex,Male', '1', '103').problem).toMatchObject({ code: 'percent_out_of_range' });
    expect(inCare('Sex,Male', '', '').problem).toMatchObject({ code: 'blank_cell' });
  });

  it('with a characteristic the workbench does not use is rejected with the words', () => {
    const { problem } = inCare('Religion,Total', '38', '10');
    expect(problem).toMatchObject({ column: 'cla_group', code: 'not_used_measure' });
    expect(problem?.reason).toContain('“Religion”');
  });
});

describe('what a data set counts', () => {
  it('is read from its columns, so that a legal status on starting is no legal status in care', () => {
    const line = '2021,National,National,,,12000000,Legal status,Full care order,230,1,0';
    expect(read(STARTED, line).all.map(({ measure, value }) => [measure, value])).toEqual([
      ['entered_care', 230],
      ['entered_care_share', 1],
      ['entered_care_rate', 0],
    ]);
  });

  it('gives the rate of a group with the children it is a rate of', () => {
    const line =
      '2021,National,National,,,12059476,Category of need,N1. Abuse or neglect,17590,62,15';
    const { all } = read(STARTED, line);
    expect(all[1]).toMatchObject({ measure: 'starters_by_need_share', reason: 'abuse_or_neglect' });
    expect(all[2]).toMatchObject({
      measure: 'entered_care_rate',
      numerator: 17590,
      denominator: 12059476,
      note: 'Per 10,000 of all children, not of the group.',
    });
  });

  it('files adopted leavers under the measures the sector knows them by as well', () => {
    const { all } = read(CEASED, '2025,National,National,,,Reason episode ceased,Adopted,3040,9');
    expect(all.map(({ measure, reason, value }) => [measure, reason, value])).toEqual([
      ['left_care', 'adopted', 3040],
      ['adoption_orders', null, 3040],
      ['left_care_share', 'adopted', 9],
      ['adopted_share_of_leavers', null, 9],
    ]);
    expect(all[0]).toMatchObject({ note: 'Rounded to the nearest 10 by the department.' });
  });

  it('keeps to which unit the counts of regions and of England are rounded', () => {
    const rounding = (place: string) =>
      read(CEASED, `2025,${place},Reason episode ceased,Adopted,3040,9`).all.map(
        (one) => one['counts_rounded_to'],
      );
    expect(rounding('National,National,,')).toEqual([10, 10, 10, 10]);
    expect(rounding('Local authority,Kent,E10000016,886')).toEqual([null, null, null, null]);
  });

  it('is not guessed when nothing but the columns’ usual names tell', () => {
    expect(read(CEASED, '2025,National,National,,,Ethnicity,White,58220,71').problem).toMatchObject(
      { code: 'not_used_measure' },
    );
    const { problem } = read(
      'time_period,geographic_level,geo_breakdown,pupils,headcount',
      '202425,National,National,All,12',
    );
    expect(problem).toMatchObject({ column: null, code: 'not_used_measure' });
    expect(problem?.reason).toContain('(pupils, headcount)');
  });

  it('is not read past a filter that the workbench does not know', () => {
    const header = `${CEASED},disability,number_of_siblings`;
    const line = '2025,National,National,,,Reason episode ceased,Adopted,3040,9';
    expect(read(header, `${line},Total,3`).problem).toBeNull();
    expect(read(header, `${line},Yes,3`).problem).toMatchObject({
      column: 'disability',
      value: 'Yes',
      code: 'unknown_breakdown',
    });
    expect(read(header, `${line},Total,3 or more`).problem).toMatchObject({
      column: 'number_of_siblings',
    });
  });

  it('names only measures the catalogue has, with the breakdowns it allows', () => {
    const stated = OPEN_DATA_SETS.flatMap((set) =>
      [
        ['Age group', '1 to 4 years'],
        ['Legal status', 'Full care order'],
        ['Age on starting', 'Total'],
        ['Category of need', 'N7. Low income'],
        ['Reason episode ceased', 'Adopted'],
        ['Children looked after on 31 March each year'],
        ['Age on starting final period of care', DECISION, 'Total'],
        ['Age on starting final period of care', WITHIN, 'Aged 7 and over'],
      ].flatMap((filters) => set.meaning(filters)?.figures ?? []),
    );
    expect(stated.length).toBeGreaterThan(15);
    for (const { measure, breakdown, cohort } of stated) {
      const known = findMeasure(measure);
      expect(known, measure).toBeDefined();
      expect(known?.breakdowns, measure).toEqual(expect.arrayContaining(Object.keys(breakdown)));
      if (cohort) expect(known?.cohorts, measure).toContain(cohort);
    }
  });
});

describe('the area of a row', () => {
  const figures = 'Children looked after on 31 March each year,12183016,81770,67';
  const at = (place: string) => rates(`2025,Reporting year,${place},${figures}`);

  it('is England, a region or an authority, by its level', () => {
    const area = (place: string) => at(place).values['area'];
    expect(area('National,E92000001,England,,,,,')).toBe('England');
    expect(area('Regional,E92000001,England,E12000007,London,,,')).toBe('London');
    expect(area('Regional,E92000001,England,E13000001,Inner London,,,')).toBe('Inner London');
    const hull = 'Local authority,E92000001,England,E12000003,Yorkshire and The Humber';
    expect(area(`${hull},810.0,"Kingston Upon Hull, City of",E06000010`)).toBe(
      'Kingston upon Hull, City of',
    );
    expect(area(`${hull},810,,`)).toBe('Kingston upon Hull, City of');
    expect(area(`${hull},,Hull,`)).toBe('Kingston upon Hull, City of');
    expect(area(`${hull},x,Hull,x`)).toBe('Kingston upon Hull, City of');
  });

  it('is rejected when code and name, or level and area, contradict each other', () => {
    const la = 'Local authority,E92000001,England,E13000002,Outer London';
    expect(at(`${la},306,Croydon,E09000007`).problem).toMatchObject({
      code: 'area_contradiction',
    });
    expect(at('Regional,E92000001,England,,Croydon,,,').problem).toMatchObject({
      column: 'region_name',
      code: 'area_contradiction',
    });
    expect(at(`${la},,Nowhere,`).problem).toMatchObject({ code: 'unknown_area' });
    expect(at(`${la},,,`).problem).toMatchObject({ column: 'la_name', code: 'blank_cell' });
    expect(at('Constituency,E92000001,England,,,,,').problem).toMatchObject({
      code: 'unknown_level',
    });
  });
});

describe('a duration in years and months', () => {
  it('becomes whole months, of the children adopted in the year', () => {
    expect(stage('01:07', DECISION).values).toMatchObject({
      measure: 'entry_to_decision_months',
      cohort: 'adopted_in_year',
      age_band: '1',
      value: 19,
      printed_as: '01:07',
    });
    expect(stage('00:09', DECISION, 'Total').values).toMatchObject({ value: 9, age_band: null });
    expect(stage('k', DECISION).values).toMatchObject({
      value: null,
      lower: 0,
      upper: 0.5,
      status: 'suppressed',
    });
  });

  it('is not confused with the count in the same column', () => {
    expect(stage('2150', WITHIN, 'Aged under 1').values).toMatchObject({
      measure: 'adopted_placed_within_12_months',
      age_band: 'under_1',
      value: 2150,
    });
    for (const number of ['0.1', '12', '01:12', '00:10:00', 'soon']) {
      expect(stage(number, DECISION).problem, number).toMatchObject({ code: 'not_a_duration' });
    }
    expect(stage('01:07', WITHIN).problem).toMatchObject({ code: 'not_a_number' });
  });
});

describe('DfE open data', () => {
  it('is known by its columns in any order', () => {
    const reversed = IN_CARE.split(',').reverse();
    expect(recognise(reversed)).toMatchObject({ family: { id: 'open_data' }, confidence: 1 });
    expect(recognise(RATES.split(','))).toMatchObject({ family: { id: 'open_data' } });
  });

  it('is told from the file that describes its columns', () => {
    const header = 'col_name,col_type,label,indicator_grouping,indicator_unit';
    expect(recognise(header.split(','))?.family).toBe(openDataMetadata);
    const [result] = readText(openDataMetadata, `${header}\nnumber,Indicator,Number,,\n`);
    expect(result?.problem).toMatchObject({ code: 'metadata_only' });
  });
});
