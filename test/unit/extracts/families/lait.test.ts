import { describe, expect, it } from 'vitest';
import { lait, readLaitYear } from '../../../../analytics/extracts/families/lait.ts';
import { laitMeasure } from '../../../../analytics/extracts/families/lait-measures.ts';
import { laitIndex } from '../../../../analytics/extracts/families/metadata.ts';
import { recognise } from '../../../../analytics/extracts/recognise.ts';
import { readText } from './read-text.ts';

const HEADER = 'measure_short,data_item,year,geography,value,la_number,region';

function read(line: string, stated: Record<string, string> = {}) {
  const [result] = readText(lait, `${HEADER}\n${line}\n`, { stated });
  if (!result) throw new Error('No row was read.');
  return result;
}

describe('a row of LAIT', () => {
  it('is filed under the measure of the catalogue', () => {
    const { values, problem } = read('%_of LAC Adopted,,2025,Leeds,11,383.0,Yorkshire');
    expect(problem).toBeNull();
    expect(values).toMatchObject({
      measure: 'adopted_share_of_leavers',
      area_code: 'E08000035',
      period: '2024/25',
      value: 11,
      status: 'final',
      locator: 'measure %_of LAC Adopted',
    });
  });

  it.each([
    ['No_of LAC Adopted', { measure: 'adoption_orders' }],
    ['LACnum_Adopt_AppUnop', { measure: 'adoption_orders', kind: 'application_unopposed' }],
    ['LAC_ceased_SGO', { measure: 'special_guardianship_orders' }],
    ['LAC_ceased_SGO%', { measure: 'left_care_share', reason: 'special_guardianship_order' }],
    ['LAC', { measure: 'children_in_care_rate' }],
    ['AdoptionFinance', { measure: 'adoption_weekly_unit_cost' }],
    ['A1', { measure: 'entry_to_placed_days', cohort: 'adopted_in_year' }],
    ['A3', { measure: 'under_14_months_share', cohort: null }],
  ])('of %s keeps what it is a figure of', (name, expected) => {
    expect(read(`${name},,2022,England,12,970.0,NA`).values).toMatchObject(expected);
  });

  it('with a dash is not available, and says what a dash may mean', () => {
    const { values } = read('LACnum,,2022,Isles of Scilly,-,420.0,South West');
    expect(values).toMatchObject({ value: null, status: 'not_available', lower: null });
    expect(values['note']).toContain('withheld');
    expect(read('LACnum,,2022,Kent,..,886,South East').values['status']).toBe('not_available');
    expect(read('LACnum,,2022,Kent,c,886,South East').values['status']).toBe('suppressed');
    expect(read('LACnum,,2022,Kent,0,886,South East').values).toMatchObject({
      value: 0,
      status: 'final',
    });
  });

  it.each([
    ['London (Inner),5,987.0', 'Inner London'],
    ['London,5,986.0', 'London'],
    ['England,5,970.0', 'England'],
    ['Durham,5,840.0', 'County Durham'],
    ['Bedford Borough,5,822.0', 'Bedford'],
    ['Dorset (Pre LG),5,835.0', 'Dorset (to March 2019)'],
    ['Dorset,5,838.0', 'Dorset'],
    ['"Bournemouth, Christchurch and Poole",5,839.0', 'Bournemouth, Christchurch and Poole'],
    ['Statistical neighbours of Kent,5,', 'Statistical neighbours of Kent'],
  ])('of %s is of one area', (place, area) => {
    const { values, problem } = read(`LACnum,,2017,${place},NA`);
    expect(problem).toBeNull();
    expect(values['area']).toBe(area);
  });

  it('of a region or of England is rounded to ten, of an authority or its neighbours is not', () => {
    const rounding = (place: string) =>
      read(`LACnum,,2022,${place},NA`).values['counts_rounded_to'];
    expect(rounding('England,81770,970.0')).toBe(10);
    expect(rounding('London (Inner),4010,987.0')).toBe(10);
    expect(rounding('Kent,1800,886')).toBeNull();
    expect(rounding('Statistical neighbours of Kent,905.5,')).toBeNull();
  });

  it('of statistical neighbours needs to be told whose', () => {
    const line = 'LACnum,,2022,Statistical Neighbours,5,,NA';
    expect(read(line).problem).toMatchObject({ column: 'geography', code: 'unknown_area' });
    expect(read(line, { area: 'Kent' }).values['area']).toBe('Statistical neighbours of Kent');
  });

  it.each([
    ['LACnum,,2022,Nowhere,5,,NA', 'geography', 'unknown_area'],
    ['LACnum,,2022,Kent,5,306.0,NA', 'geography', 'area_contradiction'],
    ['LACnum,,last,Kent,5,886,NA', 'year', 'unknown_period'],
    ['LACnum,,2022,Kent,many,886,NA', 'value', 'not_a_number'],
    ['LACnum,,2022,Kent,,886,NA', 'value', 'blank_cell'],
    ['LACnum,,2022,Kent,-5,886,NA', 'value', 'negative_number'],
    ['InfMort,,2022,Kent,3,886,NA', 'measure_short', 'not_used_measure'],
  ])('%s is rejected for %s: %s', (line, column, code) => {
    expect(read(line).problem).toMatchObject({ column, code });
  });
});

describe('readLaitYear', () => {
  it.each([
    ['2022', '2021/22'],
    ['2016-17 (OT)', '2016/17'],
    ['2016-17', '2016/17'],
    ['2016/2017', '2016/17'],
    ['1999-00', '1999/00'],
    ['2019-22', '2019/20 to 2021/22'],
  ])('reads %s as %s', (text, label) => {
    expect(readLaitYear(text)?.label).toBe(label);
  });

  it.each(['', '22', '2019-21', '2019-25', '2022 Q1', '1066'])(
    'guesses nothing from %s',
    (text) => {
      expect(readLaitYear(text)).toBeNull();
    },
  );
});

describe('LAIT', () => {
  it('is known by its columns, and told from its index of measures', () => {
    expect(recognise(HEADER.split(','))).toMatchObject({ family: { id: 'lait' }, confidence: 1 });
    const index = 'Measure_code,Topic,Measure,Measure_short,Polarity,y_axis_name,dps';
    expect(recognise(index.split(','))?.family).toBe(laitIndex);
    const [result] = readText(laitIndex, `${index}\n208,Adoption,Adopted,LAC,High,%,0\n`);
    expect(result?.problem).toMatchObject({ code: 'metadata_only' });
    expect(result?.all).toEqual([]);
  });

  it('has measures under any case, and none for what the workbench does not use', () => {
    expect(laitMeasure(' lacnum ')).toEqual({ measure: 'children_in_care' });
    expect(laitMeasure('constructor')).toBeNull();
  });
});
