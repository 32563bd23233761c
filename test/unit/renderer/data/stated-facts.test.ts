import { describe, expect, it } from 'vitest';
import { groupTables } from '../../../../renderer/data/preview-groups.ts';
import {
  areasFor,
  assumptionOf,
  factsInName,
  factsOf,
  financialYears,
  withFact,
  withFacts,
} from '../../../../renderer/data/stated-facts.ts';
import { areas, returnTable } from '../sample-data.ts';

const groupOf = (file: string, over = {}) => {
  const [group] = groupTables([returnTable(file, over), returnTable('elsewhere/x.csv')]);
  if (!group) throw new Error('There is no group.');
  return group;
};

describe('what is stated of a return', () => {
  it('holds for all of its files, and can be taken back', () => {
    const [group] = groupTables([
      returnTable('a/header.csv'),
      returnTable('a/episodes.csv', { reason: 'It has the columns of Episodes.' }),
    ]);
    const stated = withFact({}, group!, 'area', 'Croydon');
    expect(stated).toEqual({
      'a/header.csv': { area: 'Croydon' },
      'a/episodes.csv': { area: 'Croydon' },
    });
    const both = withFact(stated, group!, 'period', '2022/23');
    expect(factsOf(both, group!)).toEqual({ area: 'Croydon', period: '2022/23' });
    expect(factsOf(withFact(both, group!, 'area', null), group!)).toEqual({ period: '2022/23' });
  });

  it('is stated of one return within an archive, before what is stated of all of it', () => {
    const within = (folder: string) =>
      returnTable('z', { file: `z.zip/${folder}header.csv`, returnName: `z.zip/${folder}` });
    const [a, b] = groupTables([within('a/'), within('b/')]);
    const stated = withFact({ z: { period: '2022/23' } }, a!, 'area', 'Croydon');
    expect(stated).toEqual({
      z: { period: '2022/23', within: { 'z.zip/a/': { area: 'Croydon' } } },
    });
    expect(factsOf(stated, a!)).toEqual({ period: '2022/23', area: 'Croydon' });
    expect(factsOf(stated, b!)).toEqual({ period: '2022/23' });
    const both = withFacts(stated, [a!, b!], () => ({ period: '2021/22' }));
    expect(factsOf(both, b!)).toEqual({ period: '2021/22' });
    expect(factsOf(withFact(both, a!, 'area', null), a!)).toEqual({ period: '2021/22' });
  });

  it('is stated of several only as far as each asks', () => {
    const dated = groupOf('dated/header.csv', { asks: ['area'] });
    expect(withFacts({}, [dated], () => ({ area: 'Croydon', period: '2022/23' }))).toEqual({
      'dated/header.csv': { area: 'Croydon' },
    });
  });
});

describe('what is taken for granted where nothing is stated', () => {
  it('is said, and said to matter where figures would be wrong', () => {
    expect(assumptionOf(groupOf('a/header.csv'), {})).toEqual({
      words:
        'As it stands: taken for the year of its latest date; loaded for an unknown authority.',
      matters: true,
    });
    const annexA = groupOf('a/list.xlsx', { family: 'annex_a' });
    expect(assumptionOf(annexA, { area: 'Croydon' })).toEqual({
      words: 'As it stands: kept without a year.',
      matters: false,
    });
    expect(assumptionOf(annexA, { area: 'Croydon', period: '2022/23' })).toBeNull();
  });
});

describe('what a name speaks of', () => {
  it.each([
    ['croydon/2022-23/header.csv', { area: 'Croydon', period: '2022/23' }],
    ['CROYDON 2022_2023/header.csv', { area: 'Croydon', period: '2022/23' }],
    ['lewisham and croydon/header.csv', {}],
    ['2021-22 and 2022-23/header.csv', {}],
    ['returns 2022-12/header.csv', {}],
    ['croydonia/header.csv', {}],
  ])('%s', (file, facts) => {
    expect(factsInName(groupOf(file), areas)).toEqual(facts);
  });
});

describe('what may be stated', () => {
  it('is a local authority, and an agency where agencies send such files', () => {
    const names = (family: 'ssda903' | 'adopters') =>
      areasFor(groupOf('a/b.csv', { family }), areas).map(({ name }) => name);
    expect(names('ssda903')).not.toContain('Adopt London South');
    expect(names('adopters')).toContain('Adopt London South');
  });

  it('is a financial year up to the one that runs, the latest first', () => {
    expect(financialYears('2025-03-31').slice(0, 2)).toEqual(['2024/25', '2023/24']);
    expect(financialYears('2025-04-01')[0]).toBe('2025/26');
  });
});
