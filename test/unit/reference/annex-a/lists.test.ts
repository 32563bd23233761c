import { describe, expect, it } from 'vitest';
import { ANNEX_A_CODES } from '../../../../analytics/reference/annex-a/codes.ts';
import type { AnnexACodeSet } from '../../../../analytics/reference/annex-a/codes.ts';
import {
  annexACode,
  annexAColumn,
  ANNEX_A_LISTS,
} from '../../../../analytics/reference/annex-a/lists.ts';
import { EPISODE_CODES } from '../../../../analytics/reference/ssda903/episode-codes.ts';
import { SKIPPED, sharedIsThere, sharedText } from '../shared.ts';

function list(number: number) {
  const found = ANNEX_A_LISTS.find((candidate) => candidate.number === number);
  if (!found) throw new Error(`There is no list ${number}.`);
  return found;
}

const meaning = (set: AnnexACodeSet, text: string) => annexACode(set, text)?.meaning ?? null;
const sets = Object.keys(ANNEX_A_CODES) as AnnexACodeSet[];

describe('ANNEX_A_LISTS', () => {
  it('holds lists 6 to 11', () => {
    expect(ANNEX_A_LISTS.map(({ number }) => number)).toEqual([6, 7, 8, 9, 10, 11]);
  });

  it('gives each column of a list an id and headings of its own', () => {
    for (const { columns } of ANNEX_A_LISTS) {
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
    }
    for (const one of ANNEX_A_LISTS) {
      for (const column of one.columns) {
        for (const heading of [column.name, ...column.aliases]) {
          expect(annexAColumn(one, heading), heading).toBe(column);
        }
      }
    }
  });

  it('hashes every identifier, keeps the month of a birth, and leaves names and postcodes behind', () => {
    const personal = ANNEX_A_LISTS.map(({ number, columns }) => [
      number,
      ...columns.flatMap(({ id, personal: becomes }) => (becomes ? [`${id} ${becomes}`] : [])),
    ]);
    const child = ['child_id hashed', 'birth_date month', 'worker dropped'];
    expect(personal).toEqual([
      [6, ...child],
      [7, ...child],
      [8, 'child_id hashed', 'birth_date month', 'placement_postcode dropped', 'worker dropped'],
      [9, ...child, 'personal_adviser dropped'],
      [10, 'child_id hashed', 'family_id hashed', 'birth_date month'],
      [11, 'adopter_id hashed', 'family_id hashed'],
    ]);
  });
});

describe('annexAColumn', () => {
  it.each([
    [8, 'Age', 'age'],
    [8, ' age of child  (years) ', 'age'],
    [8, 'Child’s Legal Status', 'legal_status'],
    [8, 'Date\u00A0Ceased to be Looked After', 'left_care_on'],
    [10, 'Sex', 'sex'],
    [10, 'Disability', 'disability'],
    [11, 'Date adopter matched with child(ren) ', 'matched_on'],
    [11, 'No of children placed', 'children_placed'],
  ])('knows a heading of list %i written “%s”', (number, heading, id) => {
    expect(annexAColumn(list(number), heading)?.id).toBe(id);
  });

  it('is null for a heading of no column', () => {
    expect(annexAColumn(list(10), 'Date enquiry received')).toBeNull();
    expect(annexAColumn(list(10), '')).toBeNull();
  });
});

describe('annexACode', () => {
  it.each([
    ['sex', 'b) Female', 'female'],
    ['sex', 'Female', 'female'],
    ['sex', 'b', 'female'],
    ['sex', 'B)', 'female'],
    ['sex', '2', 'female'],
    ['sex', 'M', 'male'],
    ['sex', 'a) Male / d) Neither ', 'unknown'],
    ['sex', 'c) Not stated / recorded (or unborn)', 'unknown'],
    ['legal_status', 'C1 [Interim Care Order]', 'interim_care_order'],
    ['legal_status', 'E1', 'placement_order'],
    ['legal_status', 'V2: Section 20', 'accommodated_section_20'],
    ['legal_status', 'J1: Remanded to LA or youth detention', 'youth_justice'],
    ['legal_status', 'd) placement order granted', 'placement_order'],
    ['need', 'N1 - Abuse or neglect', 'abuse_or_neglect'],
    ['left_care', 'E4A', 'returned_home'],
    ['placement_type', 'g) Secure Children’s Homes', 'secure_childrens_home'],
    ['placement_type', "Children's Homes", 'childrens_home'],
    ['plan_changed', 'a) Child’s needs changed', 'needs_changed'],
    ['plan_changed', 'RD3', 'no_adopters_found'],
    [
      'activity',
      'G6: Not in education, employment or training - pregnancy or parenting',
      'none_pregnancy_or_parenting',
    ],
    ['activity', 'f2', 'other_education_full_time'],
    ['yes_no', 'a) Yes', 'yes'],
    ['yes_no', 'N', 'no'],
    ['yes_no_unknown', 'c) Unknown', 'unknown'],
    ['in_touch', 'Yes', 'in_touch'],
  ] as const)('of %s takes “%s” for %s', (set, written, meant) => {
    expect(meaning(set, written)).toBe(meant);
  });

  it('believes the words where the letter says otherwise', () => {
    expect(meaning('sex', 'a) Female')).toBe('female');
    expect(meaning('plan_changed', 'b) Prospective adopters cannot be found')).toBe(
      'no_adopters_found',
    );
  });

  it.each([
    ['sex', ''],
    ['sex', ' '],
    ['sex', 'x'],
    ['sex', 'a) Neuter'],
    ['sex', 'M / F'],
    ['need', 'zzCodeError'],
    ['legal_status', 'Z9 [Something else]'],
    ['plan_changed', '#N/A'],
  ] as const)('of %s does not guess what “%s” means', (set, written) => {
    expect(meaning(set, written)).toBeNull();
  });

  it.each(sets)('finds each code of %s by its letter, its words and both', (set) => {
    for (const code of ANNEX_A_CODES[set]) {
      for (const words of code.words) {
        expect(annexACode(set, words), words).toBe(code);
        expect(annexACode(set, `${code.letter}) ${words}`), words).toBe(code);
      }
      for (const returned of code.ssda903) {
        expect(annexACode(set, returned)?.meaning, returned).toBe(code.meaning);
      }
    }
  });

  it.each([
    ['legal_status', 'LS'],
    ['placement_type', 'PLACE'],
    ['provider', 'PLACE_PROVIDER'],
    ['need', 'CIN'],
  ] as const)('takes in every code of the return: %s', (set, field) => {
    for (const [code] of EPISODE_CODES[field]) expect(meaning(set, code), code).not.toBeNull();
  });

  it('takes in every way of leaving care but the end of a mere episode', () => {
    const missing = EPISODE_CODES.REC.map(([code]) => code).filter(
      (code) => meaning('left_care', code) === null,
    );
    expect(missing).toEqual(['X1']);
  });
});

describe.skipIf(!sharedIsThere)(`the columns of the reference file${SKIPPED}`, () => {
  type Told = {
    date?: string;
    numeric?: unknown;
    string?: string;
    canbeblank?: boolean;
    codes?: (string | boolean)[];
  };
  const read = () =>
    JSON.parse(sharedText('codes/annex_a_columns.json')) as Record<string, Record<string, Told>>;
  const toldOf = (number: number) => Object.entries(read()[`list_${number}`] ?? {});
  const numbers = ANNEX_A_LISTS.map(({ number }) => number);

  it.each(numbers)('of list %i are ours, in order and kind', (number) => {
    const told = toldOf(number);
    expect(list(number).columns.map(({ name }) => name)).toEqual(told.map(([name]) => name));
    for (const [name, { date, numeric, string, canbeblank }] of told) {
      const column = annexAColumn(list(number), name);
      const kind = date ? 'day' : numeric ? 'number' : string ? 'text' : null;
      if (kind) expect(column?.kind, name).toBe(kind);
      else expect(['code', 'ethnicity', 'area'], name).toContain(column?.kind);
      expect(column?.mayBeBlank, name).toBe(canbeblank ?? false);
    }
  });

  it.each(numbers)(
    'of list %i hold no code that is not understood, but for a tool’s own mark',
    (number) => {
      const strange = toldOf(number).flatMap(([name, { codes = [] }]) => {
        const column = annexAColumn(list(number), name);
        return column?.kind === 'code'
          ? codes.map(String).filter((code) => annexACode(column.codes, code) === null)
          : [];
      });
      expect(strange.filter((code) => code !== 'zzCodeError')).toEqual([]);
    },
  );
});
