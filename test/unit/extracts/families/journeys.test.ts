import { describe, expect, it } from 'vitest';
import { journeys } from '../../../../analytics/extracts/families/journeys.ts';
import { readText } from './read-text.ts';

function read(cells: Record<string, string>, options?: Parameters<typeof readText>[2]) {
  const row: Record<string, string> = {
    child_id: '1234567',
    area: 'Leicestershire',
    entered_care_on: '2020-08-11',
    placed_on: '2022-12-01',
    ...cells,
  };
  const text = `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`;
  const [result] = readText(journeys, text, options);
  if (!result) throw new Error('No row was read.');
  return result;
}

const problem = (cells: Record<string, string>) => read(cells).problem;
const values = (cells: Record<string, string>) => {
  const result = read(cells);
  expect(result.problem).toBeNull();
  return result.values;
};

describe('a journey', () => {
  it('is loaded with a child, an authority and a date', () => {
    expect(values({})).toMatchObject({
      area_code: 'E10000018',
      attempt: 1,
      entered_care_on: '2020-08-11',
      placed_on: '2022-12-01',
    });
  });

  it('keeps codes under their ids, days as days and the month of birth only', () => {
    expect(
      values({
        sex: 'F',
        ethnicity: 'White British',
        sibling_group: 'Y',
        dob: '17/03/2020',
        attempt: '2',
        foster_carer_adoption: 'yes',
        placed_with: 'In house',
        plan_changed_reason: 'rd3',
        matched_on: '01/11/2022',
        printed_entry_to_placed_days: '842',
        printed_order_to_match_days: '',
      }),
    ).toMatchObject({
      sex: 'female',
      ethnicity: 'white_british',
      sibling_group: 'yes',
      birth_month: '2020-03-01',
      attempt: 2,
      foster_carer_adoption: true,
      placed_with: 'in_house',
      plan_changed_reason: 'RD3',
      matched_on: '2022-11-01',
      printed_entry_to_placed_days: 842,
      printed_order_to_match_days: null,
    });
  });

  it('reads a two-digit year of this century, and counts it as repaired', () => {
    const result = read({ entered_care_on: '11/08/20' });
    expect(result.values).toMatchObject({ entered_care_on: '2020-08-11' });
    expect(result.repaired).toBe(true);
  });

  it("takes a case system's 1 January 1900 for no date, and counts it as repaired", () => {
    const result = read({ matched_on: '01/01/1900' });
    expect(result.values).toMatchObject({ matched_on: null });
    expect(result.repaired).toBe(true);
  });

  it('may have the match before the order and the decision before the birth', () => {
    values({ placement_order_on: '2022-12-01', matched_on: '2022-11-01' });
    values({ birth_month: '2020-08', decision_on: '2020-06-01' });
  });
});

describe("a child's key", () => {
  const key = (cells: Record<string, string>, secret = 1) =>
    read(cells, { key: new Uint8Array(32).fill(secret) }).values['child_key'];

  it('does not hold the number', () => {
    const result = read({ child_id: '1234567' });
    expect(JSON.stringify(result.values)).not.toContain('1234567');
    expect(result.values['child_key']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same for the same child, whichever way the authority is written', () => {
    expect(key({})).toBe(key({ area: 'E10000018' }));
  });

  it('differs between children, authorities and workspaces', () => {
    const keys = [
      key({}),
      key({ child_id: '1234568' }),
      key({ area: 'Leicester' }),
      key({}, 2),
      key({ child_id: 'group 1', placement_group: '1' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is never the key of a group of siblings', () => {
    const { values: row } = read({ child_id: '7', placement_group: '7' });
    expect(row['placement_group_key']).toMatch(/^[0-9a-f]{64}$/);
    expect(row['placement_group_key']).not.toBe(row['child_key']);
  });
});

describe('dates that cannot be', () => {
  it.each([
    [{ placed_on: '2020-08-10' }, 'dates_out_of_order', 'placed_on'],
    [{ adoption_order_on: '2022-11-30' }, 'dates_out_of_order', 'adoption_order_on'],
    [{ placement_order_on: '2020-01-01' }, 'dates_out_of_order', 'placement_order_on'],
    [{ disrupted_on: '2022-01-01' }, 'dates_out_of_order', 'disrupted_on'],
    [{ placed_on: '2025-07-01' }, 'date_in_the_future', 'placed_on'],
    [{ entered_care_on: '31/02/2022' }, 'not_a_date', 'entered_care_on'],
    [{ entered_care_on: 'spring' }, 'not_a_date', 'entered_care_on'],
    [{ entered_care_on: '0202-08-11' }, 'not_a_date', 'entered_care_on'],
    [{ entered_care_on: '44075' }, 'not_a_date', 'entered_care_on'],
    [{ entered_care_on: '2001-08-11' }, 'impossible_duration', 'entered_care_on'],
    [{ birth_month: '2021-01' }, 'impossible_age', 'entered_care_on'],
    [{ birth_month: '2000-01' }, 'impossible_age', 'entered_care_on'],
    [{ entered_care_on: '', placed_on: '' }, 'no_dates', null],
  ])('are rejected with the reason: %j is %s', (cells, code, column) => {
    const found = problem(cells);
    expect(found).toMatchObject({ code, column });
    expect(found?.reason).toMatch(/\.$/);
  });

  it('are named with both days', () => {
    expect(problem({ placed_on: '2020-08-10' })?.reason).toBe(
      'The child was placed on 2020-08-10, before the child entered care on 2020-08-11. Correct the date that is wrong.',
    );
  });

  it('include no two the same day', () => {
    values({ placed_on: '2020-08-11' });
  });
});

describe('a row that is no journey', () => {
  it.each([
    [{ child_id: '' }, 'blank_cell', 'child_id'],
    [{ area: '' }, 'blank_cell', 'area'],
    [{ area: 'Leicestershyre' }, 'unknown_area', 'area'],
    [{ area: 'Adopt London South' }, 'not_a_local_authority', 'area'],
    [{ sex: 'mail' }, 'unknown_category', 'sex'],
    [{ plan_changed_reason: 'RD9' }, 'unknown_category', 'plan_changed_reason'],
    [{ attempt: '0' }, 'negative_number', 'attempt'],
    [{ attempt: '1.5' }, 'not_a_number', 'attempt'],
    [{ printed_entry_to_placed_days: '-3' }, 'negative_number', 'printed_entry_to_placed_days'],
    [{ printed_entry_to_placed_days: 'long' }, 'not_a_number', 'printed_entry_to_placed_days'],
    [{ ethnicity: '=A1' }, 'formula', 'ethnicity'],
  ])('is rejected: %j is %s', (cells, code, column) => {
    expect(problem(cells)).toMatchObject({ code, column });
  });

  it('leaves no more of personal data than its shape', () => {
    expect(problem({ child_id: '=A1', area: '' })).toMatchObject({ value: '=A9' });
    const born = problem({ dob: '31/02/2020' });
    expect(born).toMatchObject({ column: 'birth_month', value: '99/99/9999' });
    expect(born?.reason).not.toContain('31/02');
  });

  it('takes its authority from the officer when the file has none', () => {
    const text = 'child_id,placed_on\n1,2022-12-01\n';
    const [row] = readText(journeys, text, { stated: { area: 'Kent' } });
    expect(row?.values).toMatchObject({ area_code: 'E10000016' });
  });
});
