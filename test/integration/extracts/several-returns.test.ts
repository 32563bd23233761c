import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { StatedFacts, StatedOfFile } from '../../../analytics/contract/load.ts';
import { sql } from '../../../analytics/engine/sql.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import { previewFile } from '../../../analytics/extracts/preview.ts';
import { writeWorkbook } from '../../../analytics/formats/workbook/write.ts';
import { ADOPTION } from '../../../analytics/reference/annex-a/adoption.ts';
import { ssda903Xml } from '../../../analytics/synthetic/ssda903-xml.ts';
import { zipOf } from '../../unit/formats/zips.ts';
import { GOOD, TestWorkspace, csv, figures } from './workspace.ts';

const HEADER = ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'];
const EPISODES = ['CHILD', 'DECOM', 'RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER', 'DEC', 'REC'];

/** A return of one child; they are all called 1, as every authority counts from there. */
const header = (dob: string) => `${HEADER.join(',')}\n1,F,${dob},WBRI,,,\n`;
const episodes = (...decom: readonly string[]) =>
  `${[EPISODES.join(','), ...decom.map((day) => `1,${day},S,C2,N1,U6,PR1,,`)].join('\n')}\n`;

const BOROUGHS = {
  'croydon/header.csv': header('01/02/2020'),
  'croydon/episodes.csv': episodes('03/05/2022'),
  'merton/header.csv': header('05/06/2018'),
  'merton/episodes.csv': episodes('07/08/2022'),
};
const YEARS = {
  '2022/header.csv': header('01/02/2020'),
  '2022/episodes.csv': episodes('03/05/2021'),
  '2023/header.csv': `${header('01/02/2020')}2,M,05/06/2018,WBRI,,,\n`,
  '2023/episodes.csv': episodes('07/08/2022'),
};

const zip = (files: Readonly<Record<string, string | Uint8Array>>, stated?: StatedOfFile) => ({
  ...csv(zipOf(files), 'returns.zip'),
  stated,
});

const CROYDON = { area: 'Croydon', period: '2022/23' };
const MERTON = { area: 'Merton', period: '2022/23' };
const within = (croydon: StatedFacts, merton: StatedFacts) => ({
  'returns.zip/croydon/': croydon,
  'returns.zip/merton/': merton,
});

const areas = (workspace: TestWorkspace) =>
  workspace.rows(
    sql`SELECT i.area_code AS area, birth_month::VARCHAR AS born FROM children
      JOIN identities AS i ON number = child_no ORDER BY area, born`,
    z.object({ area: z.string(), born: z.string().nullable() }),
  );

const CROYDON_CODE = 'E09000008';
const MERTON_CODE = 'E09000024';

describe('an archive of several returns that do not say whose and of which year they are', () => {
  it('is previewed return by return, each with what it lacks', async () => {
    await using workspace = await TestWorkspace.open();
    const stated = { period: '2022/23', within: within({ area: 'Croydon' }, {}) };
    const previews = await previewFile(zip(BOROUGHS, stated), workspace.context);
    expect(
      previews.map(({ returnName, module, asks }) => [returnName, module, asks] as const),
    ).toEqual([
      ['returns.zip/croydon/', 'Header', []],
      ['returns.zip/croydon/', 'Episodes', []],
      ['returns.zip/merton/', 'Header', ['area']],
      ['returns.zip/merton/', 'Episodes', ['area']],
    ]);
  });

  it('is loaded with what is stated of each', async () => {
    await using workspace = await TestWorkspace.open();
    const stated = { period: '2022/23', within: within({ area: 'Croydon' }, { area: 'Merton' }) };
    const reports = await workspace.load([zip(BOROUGHS, stated)]);
    for (const report of reports) expect(report).toMatchObject({ refusal: null, assumptions: [] });
    expect(await areas(workspace)).toEqual([
      { area: CROYDON_CODE, born: '2020-02-01' },
      { area: MERTON_CODE, born: '2018-06-01' },
    ]);
  });

  it.each([
    ['area and year of the whole', CROYDON],
    ['the year alone', { period: '2022/23' }],
    ['the same of two', { within: within(CROYDON, { ...CROYDON, area: 'LB Croydon' }) }],
  ])('is refused, and nothing of it loaded, where %s would make them one', async (_, stated) => {
    await using workspace = await TestWorkspace.open();
    const files = { ...BOROUGHS, 'figures.csv': figures(GOOD).bytes };
    const reports = await workspace.load([zip(files, stated)]);
    const returns = reports.filter(({ file }) => file !== 'returns.zip/figures.csv');
    expect(returns).toHaveLength(4);
    for (const { refusal, family } of returns) {
      expect(family).toBe('ssda903');
      expect(refusal).toMatchObject({ code: 'returns_alike' });
      expect(refusal?.message).toContain('“returns.zip/croydon”, “returns.zip/merton”');
    }
    expect(await workspace.count('children')).toBe(0);
    expect(await workspace.count('observations')).toBe(1);
  });

  it('may be of one area whose years follow from the dates', async () => {
    await using workspace = await TestWorkspace.open();
    const reports = await workspace.load([zip(YEARS, { area: 'Croydon' })]);
    expect(reports.map(({ refusal, assumptions }) => [refusal, assumptions])).toEqual(
      ['2021/22', '2021/22', '2022/23', '2022/23'].map((year) => [
        null,
        [expect.stringContaining(`taken for ${year} from its latest date`)],
      ]),
    );
    expect((await areas(workspace)).map(({ area }) => area)).toEqual([CROYDON_CODE, CROYDON_CODE]);
  });

  it('says, where nothing was stated, that children of one number were taken for one', async () => {
    await using workspace = await TestWorkspace.open();
    const reports = await workspace.load([zip(BOROUGHS)]);
    for (const { refusal, assumptions } of reports) {
      expect(refusal).toBeNull();
      expect(assumptions).toContainEqual(
        expect.stringMatching(
          /^There is another \(“returns.zip\/(merton|croydon)”\) with .* for 2022\/23/,
        ),
      );
    }
    expect(await areas(workspace)).toHaveLength(1);
  });
});

describe('a drop of several returns', () => {
  it('is refused where one area and year stated of all would make them one', async () => {
    await using workspace = await TestWorkspace.open();
    const files = Object.entries(BOROUGHS).map(([name, text]) => csv(text, name));
    const reports = await loadFiles(files, { ...workspace.context, stated: CROYDON });
    expect(reports.map(({ refusal }) => refusal?.code)).toEqual(Array(4).fill('returns_alike'));
    const [one, two, ...others] = files.map((file, at) => ({
      ...file,
      stated: at < 2 ? CROYDON : MERTON,
    }));
    const loaded = await workspace.load([one!, two!, ...others]);
    expect(loaded.every(({ refusal }) => refusal === null)).toBe(true);
    expect(await areas(workspace)).toHaveLength(2);
  });

  it('may hold a module in two files of one return, and says so', async () => {
    await using workspace = await TestWorkspace.open();
    const files = [
      csv(header('01/02/2020'), 'a/header.csv'),
      csv(episodes('03/05/2022'), 'a/episodes.csv'),
      csv(episodes('07/08/2022'), 'a/episodes_errors.csv'),
    ];
    const reports = await loadFiles(files, { ...workspace.context, stated: CROYDON });
    expect(reports.map(({ refusal }) => refusal)).toEqual([null, null, null]);
    expect(reports.map(({ assumptions }) => assumptions)).toEqual([
      [],
      [expect.stringContaining('There is another (“a/errors”) with Episodes for 2022/23')],
      [expect.stringContaining('There is another (“a”) with Episodes for 2022/23')],
    ]);
    const years = [episodes('03/05/2021'), episodes('07/08/2022')].map((text, at) =>
      csv(text, `a/${2022 + at}-episodes.csv`),
    );
    await using other = await TestWorkspace.open();
    const refused = await loadFiles(years, { ...other.context, stated: CROYDON });
    expect(refused.map(({ refusal }) => refusal?.code)).toEqual(['returns_alike', 'returns_alike']);
  });

  it('keeps files of one name apart, and says so', async () => {
    await using workspace = await TestWorkspace.open();
    const reports = await workspace.load([
      csv(episodes('03/05/2022'), 'episodes.csv'),
      csv(episodes('07/08/2022'), 'episodes.csv'),
    ]);
    for (const { assumptions } of reports) {
      expect(assumptions).toContainEqual(expect.stringContaining('There is another with Episodes'));
    }
    const later = await workspace.load([csv(episodes('07/08/2020'), 'episodes.csv')]);
    expect(later[0]?.assumptions).not.toContainEqual(expect.stringContaining('There is another'));
  });

  it('may hold a copy of a file', async () => {
    await using workspace = await TestWorkspace.open();
    const file = csv(episodes('03/05/2022'), 'a/episodes.csv');
    const reports = await loadFiles([file, { ...file, name: 'copy of a/episodes.csv' }], {
      ...workspace.context,
      stated: CROYDON,
    });
    expect(reports.map(({ loaded, rejected }) => [loaded, rejected])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('takes every XML for a return by itself', async () => {
    const xml = (decom: string) =>
      ssda903Xml([
        { module: 'Header', header: HEADER, rows: [['1', 'F', '01/02/2020', 'WBRI', '', '', '']] },
        {
          module: 'Episodes',
          header: EPISODES,
          rows: [['1', decom, 'S', 'C2', 'N1', 'U6', 'PR1', '', '']],
        },
      ]);
    const files = { 'a.xml': xml('03/05/2021'), 'b.xml': xml('07/08/2022') };
    await using workspace = await TestWorkspace.open();
    const reports = await workspace.load([zip(files, { area: 'Croydon' })]);
    expect(reports.map(({ assumptions }) => assumptions[0]?.slice(35, 60))).toEqual(
      ['2021/22', '2021/22', '2022/23', '2022/23'].map((year) => expect.stringContaining(year)),
    );
    await using other = await TestWorkspace.open();
    const refused = await other.load([zip(files, CROYDON)]);
    expect(refused.map(({ refusal }) => refusal?.code)).toEqual(['returns_alike', 'returns_alike']);
  });
});

describe('workbooks of which one area is stated together', () => {
  const columns = ADOPTION.columns.map(({ name }) => ({ header: name, kind: 'text' as const }));
  const list = (child: string) =>
    writeWorkbook(
      [{ name: 'List 10', columns, rows: [columns.map((_, at) => (at === 0 ? child : null))] }],
      { modified: new Date('2024-03-31') },
    );

  it('are told to be taken for the same', async () => {
    await using workspace = await TestWorkspace.open();
    const files = { 'croydon.xlsx': await list('1'), 'merton.xlsx': await list('2') };
    const together = await workspace.load([zip(files, { area: 'Croydon' })]);
    expect(together.map(({ assumptions }) => assumptions)).toEqual(
      ['merton', 'croydon'].map((other) => [
        expect.stringMatching(
          `^There is another \\(“returns.zip/${other}.xlsx”\\) with list 10 .* of Croydon: both are taken for it`,
        ),
      ]),
    );
    const apart = await workspace.load([
      { ...csv(await list('3'), 'later.xlsx'), stated: CROYDON },
    ]);
    expect(apart.map(({ assumptions }) => assumptions)).toEqual([[]]);
  });
});
