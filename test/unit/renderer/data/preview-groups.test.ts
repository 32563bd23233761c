import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../../analytics/contract/load.ts';
import { groupTables } from '../../../../renderer/data/preview-groups.ts';
import {
  droppedWords,
  sizeWords,
  verdictOf,
  whatToLoad,
} from '../../../../renderer/data/preview-words.ts';
import { previews, returnTable } from '../sample-data.ts';

const EPISODES = { reason: 'It has the columns of Episodes in the SSDA903 return.' };

const groups = (tables: readonly Preview[]) =>
  groupTables(tables).map(({ name, tables: members }) => [name, members.map(({ file }) => file)]);

describe('the tables of a drop', () => {
  it('are one return where they lie in one folder', () => {
    expect(
      groups([
        returnTable('harrow/2023/header.csv'),
        returnTable('harrow/2022/header.csv'),
        returnTable('harrow/2023/episodes.csv', EPISODES),
      ]),
    ).toEqual([
      ['2023', ['harrow/2023/header.csv', 'harrow/2023/episodes.csv']],
      ['2022/header.csv', ['harrow/2022/header.csv']],
    ]);
  });

  it('keep a name where they all lie in one folder, or in none', () => {
    const two = (folder: string) => [
      returnTable(`${folder}header.csv`),
      returnTable(`${folder}episodes.csv`, EPISODES),
    ];
    expect(groupTables(two('returns/2023/'))).toMatchObject([
      { name: '2023', path: 'returns/2023', folder: 'returns/2023/' },
    ]);
    expect(groupTables(two(''))).toMatchObject([{ name: 'Files without a folder', path: '' }]);
  });

  it('are told apart by what their names share where a folder holds a module twice', () => {
    expect(
      groups([
        returnTable('2017-header.csv'),
        returnTable('2018-header.csv'),
        returnTable('2017_episodes.csv', EPISODES),
      ]),
    ).toEqual([
      ['2017', ['2017-header.csv', '2017_episodes.csv']],
      ['2018-header.csv', ['2018-header.csv']],
    ]);
  });

  it('stay with the others of their workbook, whatever is stated of it', () => {
    const sheet = (part: string, over: Partial<Preview> = {}) =>
      returnTable('w', { file: 'annex-a.xlsx', part, family: 'annex_a', ...over });
    const [group, ...others] = groupTables([
      sheet('List 1', { family: null, asks: [] }),
      sheet('List 6', { returnName: 'annex-a.xlsx' }),
      returnTable('elsewhere/x.csv'),
    ]);
    expect(group).toMatchObject({
      name: 'annex-a.xlsx',
      family: 'annex_a',
      tickets: ['w'],
      within: null,
    });
    expect(others).toHaveLength(1);
  });

  it('are the single returns of an archive, and what else is in it', () => {
    const within = (file: string, returnName: string | null, over: Partial<Preview> = {}) =>
      returnTable('z', { file: `all.zip/${file}`, returnName, ...over });
    const found = groupTables([
      within('2022/header.csv', 'all.zip/2022/'),
      within('2023/header.csv', 'all.zip/2023/'),
      within('2022/episodes.csv', 'all.zip/2022/', EPISODES),
      within('lists.xlsx', null, { part: 'Contents', family: null, asks: [] }),
      within('lists.xlsx', 'all.zip/lists.xlsx', { part: 'List 10', family: 'annex_a' }),
      within('figures.csv', null, { family: 'published_figures', asks: [] }),
    ]);
    expect(
      found.map(({ name, within: returnName, family, tables }) => [
        name,
        returnName,
        family,
        tables.length,
      ]),
    ).toEqual([
      ['2022', 'all.zip/2022/', 'ssda903', 2],
      ['2023', 'all.zip/2023/', 'ssda903', 1],
      ['lists.xlsx', 'all.zip/lists.xlsx', 'annex_a', 2],
      ['Single files', null, null, 1],
    ]);
    expect(new Set(found.flatMap(({ tickets }) => tickets))).toEqual(new Set(['z']));
  });

  it('come with those first that somebody has to see to, single ones together', () => {
    const [figures] = previews;
    const refused = previews.filter(({ refusal }) => refusal !== null);
    expect(groups([figures!, returnTable('header.csv'), ...refused])).toEqual([
      ['Not to be loaded as they are', ['case-export.csv', 'holiday-photo.csv']],
      ['header.csv', ['header.csv']],
      ['Single files', ['croydon-quarter-3-return.csv']],
    ]);
  });
});

describe('a table in words', () => {
  const byTicket = (ticket: string) => previews.find((preview) => preview.ticket === ticket)!;

  it('is of no use, and no trouble, beside recognised sheets', () => {
    expect(verdictOf(byTicket('case-export'), { family: null }).words).toBe('Not recognised');
    expect(verdictOf(byTicket('case-export'), { family: 'annex_a' })).toMatchObject({
      tone: 'neutral',
    });
    expect(verdictOf(byTicket('holiday-photo'), { family: 'annex_a' }).tone).toBe('critical');
  });

  it('says that there may be more rows than are looked at', () => {
    const table = byTicket('case-export');
    expect(sizeWords(table)).toBe('4 columns, 2 rows');
    const rows = Array.from({ length: 20 }, () => ['a']);
    expect(sizeWords({ ...table, rows })).toBe('4 columns, 20 or more rows');
  });

  it('names a few of the columns that are left out', () => {
    expect(droppedWords([])).toBe('–');
    expect(droppedWords(['UPN', 'DOB', 'URN', 'HOME_POST'])).toBe('UPN, DOB, URN, HOME_POST');
    expect(droppedWords(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });

  it('is counted as a file where each file holds one', () => {
    const [first, second] = previews;
    expect(whatToLoad([first!, second!])).toBe('2 files');
    expect(whatToLoad([first!, { ...first!, part: 'List 2' }])).toBe('2 tables');
  });
});
