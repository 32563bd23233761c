import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../../analytics/contract/load.ts';
import { groupTables } from '../../../../renderer/data/preview-groups.ts';
import { alikeWords, statedAlike } from '../../../../renderer/data/stated-alike.ts';
import { returnTable } from '../sample-data.ts';

const header = (file: string, over: Partial<Preview> = {}) =>
  returnTable(file, { module: 'Header', ...over });

const alike = (
  tables: readonly Preview[],
  stated: Parameters<typeof statedAlike>[1],
): (readonly string[])[] => [...statedAlike(groupTables(tables), stated).values()];

describe('returns that what is stated makes the same', () => {
  const two = [header('a/header.csv'), header('b/header.csv')];
  const croydon = { area: 'Croydon', period: '2022/23' };

  it('have a module, the area and the year in common', () => {
    expect(alike(two, { 'a/header.csv': croydon, 'b/header.csv': croydon })).toEqual([
      ['b/header.csv'],
      ['a/header.csv'],
    ]);
    const year = { period: '2022/23' };
    expect(alike(two, { 'a/header.csv': year, 'b/header.csv': year })).toHaveLength(2);
  });

  it.each([
    ['another year', two, { ...croydon, period: '2021/22' }],
    ['another area', two, { ...croydon, area: 'Kent' }],
    ['a year nobody stated', two, { area: 'Croydon' }],
    ['another module', [two[0]!, header('b/header.csv', { module: 'Episodes' })], croydon],
    ['its own columns', [two[0]!, header('b/header.csv', { asks: ['period'] })], croydon],
    ['another family', [two[0]!, header('b/header.csv', { family: 'annex_a' })], croydon],
  ])('differ by %s', (_, tables, second) => {
    expect(alike(tables, { 'a/header.csv': croydon, 'b/header.csv': second })).toEqual([]);
  });

  it('are one where a name only adds to the other', () => {
    const more = [header('a/header.csv'), header('a/header_errors.csv')];
    const all = { 'a/header.csv': croydon, 'a/header_errors.csv': croydon };
    expect(alike(more, all)).toEqual([]);
    const years = [header('a/2017-header.csv'), header('a/2018-header.csv')];
    expect(
      alike(years, { 'a/2017-header.csv': croydon, 'a/2018-header.csv': croydon }),
    ).toHaveLength(2);
  });

  it('are told by their names', () => {
    expect(alikeWords(undefined)).toBeNull();
    expect(alikeWords(['a', 'b', 'c'])).toContain('the same return as a and 2 more');
  });
});
