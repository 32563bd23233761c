import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LISTED_PER_FILE, QualityReport } from '../../../../analytics/contract/quality.ts';
import { Findings } from '../../../../analytics/extracts/quality/findings.ts';
import { qualityWorkbook } from '../../../../analytics/extracts/quality/export.ts';
import { Quality } from '../../../../analytics/extracts/quality/report.ts';
import { readWorkbook } from '../../../../analytics/formats/workbook/read.ts';
import { resolveArea } from '../../../../analytics/reference/areas.ts';
import { EVERYTHING, GivenWorkspace } from './given.ts';

const SUTTON = 'E09000029';
const TODAY = '2025-06-30';
const croydon = resolveArea('Croydon');
const agency = resolveArea('Adopt London South');

/** Croydon returned 2018 and 2020, Sutton 2018; both have children placed without a decision. */
async function twoAuthorities(): Promise<GivenWorkspace> {
  const workspace = await GivenWorkspace.open();
  const placed = (child: number) => ({ child, decom: '2017-06-01', place: 'A4', ls: 'C2' });
  const sbpfa = (child: number) => [{ child, date_placed: '2017-01-01' }];
  await workspace.returned({ episodes: [placed(1), placed(2)], sbpfa: sbpfa(9) });
  await workspace.returned({ area: SUTTON, episodes: [placed(3)], sbpfa: sbpfa(10) });
  await workspace.returned({ year: 2020, episodes: [placed(1)], sbpfa: sbpfa(1) });
  return workspace;
}

describe('the quality report', () => {
  it('groups what is wrong by rule, file, authority and year', async () => {
    await using workspace = await twoAuthorities();
    const report = await new Quality(workspace.context).report(null, TODAY);
    expect(QualityReport.parse(report)).toEqual(report);
    const groups = report.groups.filter(({ rule }) => rule === '551');
    expect(groups.map(({ file, area, period, count }) => [file, area, period, count])).toEqual([
      ['episodes', 'Croydon', '2017/18', 2],
      [`episodes ${SUTTON} 2018`, 'Sutton', '2017/18', 1],
    ]);
    expect(report.rules.find(({ id }) => id === '551')).toMatchObject({
      state: 'checked',
      findings: 3,
      severity: 'error',
    });
    expect(report.errors).toBe(
      report.groups
        .filter(({ severity }) => severity === 'error')
        .reduce((sum, { count }) => sum + count, 0),
    );
  });

  it('says which rules could not be looked for, and why', async () => {
    await using workspace = await twoAuthorities();
    const { rules } = await new Quality(workspace.context).report(null, TODAY);
    const rule = (id: string) => rules.find((one) => one.id === id);
    expect(rule('331')).toMatchObject({
      state: 'not_loaded',
      limit: 'No return is loaded that has AD1 and Episodes.',
    });
    expect(rule('559')).toMatchObject({
      state: 'not_loaded',
      limit: 'No authority’s return of the year before is loaded.',
    });
    expect(rule('INT11')).toMatchObject({ state: 'not_checkable' });
    expect(rule('184')?.state).toBe('not_loaded');
  });

  it('keeps to one authority, or to an agency’s members', async () => {
    await using workspace = await twoAuthorities();
    const quality = new Quality(workspace.context);
    const of = async (area: typeof croydon) => {
      const { groups, files } = await quality.report(area, TODAY);
      const counted = groups.filter(({ rule }) => rule === '551').map(({ count }) => count);
      return { counted, files: files.length };
    };
    expect(await of(croydon)).toEqual({ counted: [2], files: 4 });
    expect(await of(agency)).toEqual({ counted: [2, 1], files: 6 });
    expect(await of(resolveArea('Leeds'))).toEqual({ counted: [], files: 0 });
  });

  it('pages through the findings with everything to mend them, and no local number', async () => {
    await using workspace = await twoAuthorities();
    const quality = new Quality(workspace.context);
    const page = await quality.page({ ...EVERYTHING, rule: '551', offset: 1, limit: 1 });
    expect(page).toMatchObject({ listed: 3, total: 3 });
    expect(page.rows).toEqual([
      {
        rule: '551',
        severity: 'error',
        source: 1,
        file: 'episodes',
        part: null,
        row: 3,
        column: 'PLACE',
        area: 'Croydon',
        period: '2017/18',
        child: 'key 2',
        title: expect.stringContaining('has no decision for adoption'),
        action: expect.any(String),
        falseAlarm: expect.any(String),
      },
    ]);
    const inSutton = await quality.page({
      ...EVERYTHING,
      area: resolveArea('Sutton'),
      severity: 'error',
      offset: 0,
      limit: 10,
    });
    expect(inSutton.rows.map(({ file, row }) => [file, row])).toContainEqual([
      `episodes ${SUTTON} 2018`,
      2,
    ]);
    expect(inSutton.rows.every(({ area }) => area === 'Sutton')).toBe(true);
  });

  it('counts all findings of a rule in a file, and lists the first ten thousand', async () => {
    await using workspace = await GivenWorkspace.open();
    const rows = Array.from({ length: LISTED_PER_FILE + 5 }, (_, at) => ({
      child: at + 1,
      decom: '2017-06-01',
      place: 'A6',
      ls: 'C2',
    }));
    await workspace.returned({ episodes: rows });
    const findings = await Findings.workOut(workspace.context);
    const page = await findings.page({
      ...EVERYTHING,
      rule: '408',
      offset: LISTED_PER_FILE - 1,
      limit: 10,
    });
    expect(page).toMatchObject({ listed: LISTED_PER_FILE, total: LISTED_PER_FILE + 5 });
    expect(page.rows.map(({ row }) => row)).toEqual([LISTED_PER_FILE + 1]);
  });

  it('looks again once something was loaded', async () => {
    await using workspace = await GivenWorkspace.open();
    const quality = new Quality(workspace.context);
    expect((await quality.report(null, TODAY)).errors).toBe(0);
    await workspace.returned({ episodes: [{ child: 1, place: 'A6', ls: 'C2' }] });
    expect((await quality.report(null, TODAY)).errors).toBe(0);
    quality.forget();
    expect((await quality.report(null, TODAY)).errors).toBe(1);
  });

  it('says for every file how many rows were rejected or repaired, and why', async () => {
    await using workspace = await GivenWorkspace.open();
    await workspace.rejected('bad.csv', [
      { column: 'DATE_INT', code: 'not_a_date' },
      { column: 'DATE_INT', code: 'not_a_date' },
      { column: 'CHILD', code: 'blank_cell' },
    ]);
    await workspace.session.append('repairs', {
      source_id: [1],
      source_row: [9],
      column_name: ['DEC'],
      code: ['overlap_ended'],
      reason: ['The episode ends where the next begins.'],
    });
    const { files } = await new Quality(workspace.context).report(null, TODAY);
    expect(files).toMatchObject([
      {
        file: 'bad.csv',
        family: 'ssda903',
        read: 3,
        rejected: 3,
        outcomes: [
          { outcome: 'repaired', code: 'overlap_ended', column: 'DEC', rows: 1 },
          { outcome: 'rejected', code: 'not_a_date', column: 'DATE_INT', rows: 2 },
          { outcome: 'rejected', code: 'blank_cell', column: 'CHILD', rows: 1 },
        ],
      },
    ]);
  });

  it('covers returns by authority and year, and every file by year', async () => {
    await using workspace = await twoAuthorities();
    const { coverage } = await new Quality(workspace.context).report(agency, TODAY);
    expect(coverage.returns[0]).toEqual({
      area: 'Croydon',
      family: 'ssda903',
      period: '2017/18',
      rows: 3,
      modules: { Episodes: 2, SBPFA: 1 },
      files: ['episodes', 'sbpfa'],
    });
    expect(coverage.missing).toContainEqual({
      area: 'Croydon',
      family: 'ssda903',
      period: '2018/19',
      why: 'gap',
    });
    expect(coverage.missing).toContainEqual({
      area: 'Sutton',
      family: 'ssda903',
      period: '2019/20',
      why: 'others_sent',
    });
    expect(
      coverage.missing.filter(({ why }) => why === 'nothing_sent').map(({ area }) => area),
    ).toEqual(expect.arrayContaining(['Greenwich', 'Lambeth', 'Wandsworth']));
    expect(coverage.cells[0]).toEqual({
      source: 1,
      file: 'episodes',
      part: null,
      family: 'ssda903',
      period: '2017/18',
      rows: 2,
    });
  });
});

describe('the workbook for the team that mends the source', () => {
  it('has the sheets it needs, places by file and row, and nobody’s number or key', async () => {
    await using workspace = await twoAuthorities();
    await workspace.rejected('=cmd()', [{ column: 'CHILD', code: 'blank_cell' }]);
    const quality = new Quality(workspace.context);
    const bytes = await qualityWorkbook(workspace.session, quality, null, TODAY);
    const sheets = await readWorkbook(bytes, 'report.xlsx');
    expect(sheets.map(({ name }) => name)).toEqual([
      'Summary',
      'By rule',
      'Findings',
      'Rejected rows',
      'Repairs',
      'Coverage',
    ]);
    const rows = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    expect(
      rows('Findings')
        .find((row) => row.includes('551'))
        ?.slice(0, 7),
    ).toEqual(['episodes', '', '2', 'PLACE', 'Croydon', '2017/18', '551']);
    expect(rows('Rejected rows')[1]?.[0]).toBe('=cmd()');
    const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part));
    expect(parts.filter((part) => part.includes('<f>') || part.includes('<f '))).toEqual([]);
    const all = JSON.stringify(sheets);
    expect(all).not.toMatch(/key \d|local \d/);
    expect(rows('Coverage').some((row) => row[0] === 'Croydon' && row[3] === 'Loaded')).toBe(true);
  });
});
