import { describe, expect, it } from 'vitest';
import {
  CODED_FIELDS,
  codeLabel,
  codesOf,
  isCodedField,
  isValidCode,
} from '../../../../analytics/reference/ssda903/code-sets.ts';
import type { CodedField } from '../../../../analytics/reference/ssda903/code-sets.ts';
import { SKIPPED, sharedIsThere, sharedText } from '../shared.ts';

const codes = (field: CodedField, year: string | null) => [...codesOf(field, year).keys()];

describe('codesOf', () => {
  it('changes the sexes after 2023/24', () => {
    expect(codes('SEX', '2023/24')).toEqual(['1', '2']);
    expect(codes('SEX', '2024/25')).toEqual(['M', 'F', 'U']);
    expect(codes('SEX', null)).toEqual(['1', '2', 'M', 'F', 'U']);
  });

  it.each([
    ['PLACE', 'K3', '2023/24', '2024/25'],
    ['PLACE', 'Z14', '2024/25', '2025/26'],
    ['REC', 'E45', '2017/18', '2018/19'],
    ['REASON_PLACE_CHANGE', 'CUSTOD', '2017/18', '2018/19'],
    ['ACTIV', 'F5', '2020/21', '2021/22'],
  ] as const)('of %s begins %s after %s', (field, code, before, first) => {
    expect(isValidCode(field, code, before)).toBe(false);
    expect(isValidCode(field, code, first)).toBe(true);
    expect(isValidCode(field, code, '2030/31')).toBe(true);
  });

  it.each([
    ['PLACE', 'H5', '2023/24', '2024/25'],
    ['PLACE', 'P2', '2023/24', '2024/25'],
    ['PLACE', 'Z1', '2024/25', '2025/26'],
    ['REC', 'E43', '2017/18', '2018/19'],
    ['ACTIV', 'F3', '2020/21', '2021/22'],
  ] as const)('of %s ends %s with %s', (field, code, last, after) => {
    expect(isValidCode(field, code, last)).toBe(true);
    expect(isValidCode(field, code, '2016/17')).toBe(true);
    expect(isValidCode(field, code, after)).toBe(false);
    expect(isValidCode(field, code, null)).toBe(true);
  });

  it('takes a year in each way a financial year is written', () => {
    expect(codesOf('SEX', '2024-25')).toEqual(codesOf('SEX', '2024/2025'));
  });

  it.each(['2024', '2024/26', '2024-12', ''])('refuses “%s”, which is no year', (year) => {
    expect(() => codesOf('SEX', year)).toThrow('no collection year');
  });

  it('knows codes as the return writes them and no others', () => {
    expect(isValidCode('LS', 'E1', '2022/23')).toBe(true);
    expect(isValidCode('LS', 'e1', '2022/23')).toBe(false);
    expect(isValidCode('LS', '', '2022/23')).toBe(false);
    expect(isValidCode('REASON_PLACED_CEASED', 'XXX', null)).toBe(false);
  });

  it('gives each code of a column one label of its own in a year', () => {
    for (const field of CODED_FIELDS) {
      for (const year of ['2016/17', '2023/24', '2024/25', '2026/27']) {
        const labels = [...codesOf(field, year).values()];
        expect(labels.length, field).toBeGreaterThan(1);
        expect(new Set(labels).size, field).toBe(labels.length);
      }
    }
  });
});

describe('codeLabel', () => {
  it('says what a code means whatever its year', () => {
    expect(codeLabel('REASON_PLACED_CEASED', 'RD3')).toBe('Adopters could not be found');
    expect(codeLabel('SEX', '1')).toBe('Male');
    expect(codeLabel('ACCOM', 'Z2')).toBe('With former foster carers, not suitable');
    expect(codeLabel('LS', 'ZZ')).toBeNull();
  });
});

describe.skipIf(!sharedIsThere)(`the codes of the reference file${SKIPPED}`, () => {
  type Told = Record<string, Record<string, unknown> | string[] | string>;
  const told = () => JSON.parse(sharedText('codes/ssda903_codes.json')) as Told;
  const list = (value: unknown): string[] =>
    Array.isArray(value) ? value.map(String) : Object.keys(value ?? {});

  it('are ours, column by column', () => {
    const fields = Object.keys(told()).filter(isCodedField);
    expect(fields).toHaveLength(21);
    for (const field of fields) {
      const said = told()[field];
      const all =
        field === 'SEX' || field === 'ACTIV' ? Object.values(said ?? {}).flatMap(list) : list(said);
      expect(codes(field, null).toSorted(), field).toEqual([...new Set(all)].toSorted());
    }
  });

  it.each([
    ['PLACE_valid_by_collection', 'to 2024 (schema 2017-2023/24)', 'PLACE', '2016/17', '2023/24'],
    ['PLACE_valid_by_collection', '2024/25', 'PLACE', '2024/25', '2024/25'],
    ['PLACE_valid_by_collection', '2025/26 (validator rule 146)', 'PLACE', '2025/26', '2026/27'],
    ['SEX', 'to 2023/24', 'SEX', '2016/17', '2023/24'],
    ['SEX', '2024/25 on', 'SEX', '2024/25', '2026/27'],
    ['ACTIV', 'to 2021', 'ACTIV', '2016/17', '2020/21'],
    ['ACTIV', '2022 on', 'ACTIV', '2021/22', '2026/27'],
  ] as const)('of %s %s are those of %s from %s to %s', (set, years, field, first, last) => {
    const said = told()[set];
    const expected = typeof said === 'object' && !Array.isArray(said) ? list(said[years]) : [];
    expect(expected.length).toBeGreaterThan(1);
    expect(codes(field, first).toSorted()).toEqual(expected.toSorted());
    expect(codes(field, last).toSorted()).toEqual(expected.toSorted());
  });
});
