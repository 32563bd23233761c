import { appendFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import { GOOD, HEADER, TestWorkspace, csv, figures } from './workspace.ts';

const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

describe('a file that is refused whole', () => {
  it.each([
    ['without a column it needs', 'measure,area,value\na,b,1\n', 'column_missing', 'period'],
    ['with a column doubled', 'measure,area,period,value,value\n', 'column_doubled', 'value'],
    ['with no bytes', '', 'file_empty', undefined],
    ['with a header only', `${HEADER}\n`, 'file_empty', undefined],
    ['with a header and blank rows', `${HEADER}\n\n,,,\n`, 'file_empty', undefined],
    ['like nothing known', 'name,age\nA,1\n', 'file_not_recognised', undefined],
  ])('%s says so, with what to do, and changes nothing', async (_, text, code, column) => {
    const report = await workspace.loadOne(csv(text, 'return.csv'));
    expect(report).toMatchObject({
      file: 'return.csv',
      read: 0,
      loaded: 0,
      rejected: 0,
      reasons: {},
    });
    expect(report.refusal).toMatchObject({ code, place: { file: 'return.csv' } });
    expect(report.refusal?.place?.column).toBe(column);
    expect(report.refusal?.message).toContain('return.csv');
    expect(report.refusal?.action).toMatch(/\.$/);
    const counts = await workspace.counts();
    expect(Object.entries(counts).filter(([, count]) => count > 0)).toEqual([]);
  });

  it('being a damaged workbook named .csv, says what it is', async () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 1, 2, 3]);
    const report = await workspace.loadOne(csv(workbook, 'return.csv'));
    expect(report.refusal?.code).toBe('file_damaged');
    expect(report.refusal?.message).toContain('return.csv');
  });

  it.each([
    ['figures', figures(GOOD, GOOD.replace('12', '13')), GOOD],
    [
      'a return',
      csv(`${EPISODES}\n1,01/04/2020,S,E1,N1,U6,PR1,,,\n`, 'episodes.csv'),
      '2,01/04/2020,S,E1,N1,U6,PR1,,,',
    ],
  ])('still being written, as %s, is refused until it is done', async (_, file, late) => {
    const onDisk = await workspace.onDisk(file);
    const empty = await workspace.counts();
    let written = false;
    const report = await workspace.loadOne(onDisk, {
      onProgress: (event) => {
        if (written || event.type !== 'progress' || event.phase !== 'checking') return;
        written = true;
        appendFileSync('path' in onDisk ? onDisk.path : '', `${late}\n`);
      },
    });
    expect(report).toMatchObject({ loaded: 0, refusal: { code: 'file_unreadable' } });
    expect(report.refusal?.message).toBe(`${file.name} changed while it was being read.`);
    expect(await workspace.counts()).toEqual(empty);

    const again = await workspace.loadOne(onDisk);
    expect(again.refusal).toBeNull();
    expect(again.read).toBe(file.name === 'episodes.csv' ? 2 : 3);
  });

  it('does not keep the others of the same drop', async () => {
    const reports = await workspace.load([
      { ...csv('name,age\nA,1\n'), name: 'first.csv' },
      { name: 'gone.csv', size: 10, path: '/nowhere/gone.csv' },
      { ...figures(GOOD), name: 'last.csv' },
    ]);
    expect(reports.map(({ file, refusal }) => [file, refusal?.code ?? null])).toEqual([
      ['first.csv', 'file_not_recognised'],
      ['gone.csv', 'file_unreadable'],
      ['last.csv', null],
    ]);
    expect(await workspace.count('observations')).toBe(1);
  });
});

describe('a row that is rejected', () => {
  it.each([
    ['placement_orders,Croyden,2022/23,1', 'unknown_area', 'area', 'Croyden'],
    ['orders_placed,Croydon,2022/23,1', 'unknown_measure', 'measure', 'orders_placed'],
    ['placement_orders,Croydon,22-23,1', 'unknown_period', 'period', '22-23'],
    ['placement_orders,Croydon,2022/23,many', 'not_a_number', 'value', 'many'],
    ['placement_orders,Croydon,2022/23,-1', 'negative_number', 'value', '-1'],
    ['placement_orders,Croydon,2022/23,=1+1', 'formula', 'value', '=1+1'],
    ['placement_orders,Croydon,2022/23,@SUM(A1)', 'formula', 'value', '@SUM(A1)'],
    ['in_house_share,Croydon,2022/23,120', 'percent_out_of_range', 'value', '120'],
    ['placement_orders,Croydon,2022/23', 'ragged_row', null, null],
    ['placement_orders,Croydon,2022/23,1,204', 'ragged_row', null, null],
    ['"placement_orders,Croydon,2022/23,1', 'broken_quotes', null, null],
    ['"placement"_orders,Croydon,2022/23,1', 'broken_quotes', null, null],
  ])('%s is kept as %s, and the rows around it are loaded', async (row, code, column, value) => {
    const around = [GOOD, row, 'placement_orders,Merton,2022/23,7'];
    for (const file of [figures(...around), await workspace.onDisk(figures(...around, GOOD))]) {
      const report = await workspace.loadOne(file);
      expect(report).toMatchObject({ refusal: null, reasons: { [code]: 1 } });
      expect(report.read).toBe(report.loaded + report.rejected);
    }
    expect(await workspace.count('observations')).toBe(2);
    const [reject] = await workspace.rejects();
    expect(reject).toMatchObject({ file: 'figures.csv', row: 3, column, value, code });
    expect(reject?.reason).toMatch(/^.+\. .+\.$/s);
  });

  it('is found under the number a spreadsheet shows, blank lines and long cells counted', async () => {
    const rows = [GOOD, '', '"placement_orders","Sutton","2022/23","<5\n*"', '', ',,,', 'x,y,z,1'];
    const report = await workspace.loadOne(figures(...rows));
    expect(report).toMatchObject({ read: 3, loaded: 2, rejected: 1 });
    expect(await workspace.rejects()).toMatchObject([{ row: 7, code: 'unknown_measure' }]);
  });
});

describe('a value that is no number', () => {
  it('is loaded with its status, never as zero', async () => {
    const marks = ['<5', 'c', 'z', 'x', 'TBC', 'No data', '', '0'];
    const report = await workspace.loadOne(
      figures(
        ...marks.map((mark, at) => `placement_orders,Croydon,${2010 + at}/${11 + at},${mark}`),
      ),
    );
    expect(report).toMatchObject({ read: 8, loaded: 8, repaired: 0, rejected: 0 });
    const rows = await workspace.rows(
      sql`SELECT value, status, lower, upper, printed_as FROM observations ORDER BY id`,
      z.unknown(),
    );
    expect(rows).toEqual([
      { value: null, status: 'suppressed', lower: 1, upper: 4, printed_as: '<5' },
      { value: null, status: 'suppressed', lower: null, upper: null, printed_as: 'c' },
      { value: null, status: 'not_applicable', lower: null, upper: null, printed_as: 'z' },
      { value: null, status: 'not_available', lower: null, upper: null, printed_as: 'x' },
      { value: null, status: 'not_available', lower: null, upper: null, printed_as: 'TBC' },
      { value: null, status: 'not_available', lower: null, upper: null, printed_as: 'No data' },
      { value: null, status: 'not_available', lower: null, upper: null, printed_as: null },
      { value: 0, status: 'final', lower: null, upper: null, printed_as: null },
    ]);
  });
});

describe('the ways people save a CSV file', () => {
  const content = `${HEADER},note\n${GOOD},“new” – 5 £\n`;
  const expected = '“new” – 5 £';
  const windows1252 = Buffer.from(
    [...content].map(
      (letter) => ({ '“': 0x93, '”': 0x94, '–': 0x96, '£': 0xa3 })[letter] ?? letter.charCodeAt(0),
    ),
  );

  it.each([
    ['UTF-8', Buffer.from(content)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${content}`)],
    ['UTF-16', Buffer.from(`\ufeff${content}`, 'utf16le')],
    ['Windows-1252', windows1252],
    ['Windows line ends', Buffer.from(content.replaceAll('\n', '\r\n'))],
    ['old Mac line ends', Buffer.from(content.replaceAll('\n', '\r'))],
    ['no line end at the end', Buffer.from(content.trimEnd())],
    ['semicolons', Buffer.from(content.replaceAll(',', ';'))],
    ['tabs', Buffer.from(content.replaceAll(',', '\t'))],
    ["semicolons with Excel's hint", Buffer.from(`sep=;\n${content.replaceAll(',', ';')}`)],
    ['everything in quotes', Buffer.from(content.replaceAll(/[^,\n]+/g, '"$&"'))],
    ['empty cells at the end of rows', Buffer.from(content.replaceAll('\n', ',,\n'))],
    ['a blank line first', Buffer.from(`\n${content}`)],
  ])('with %s are read alike, from a path and from bytes', async (_, bytes) => {
    const asBytes = csv(bytes);
    for (const file of [asBytes, await workspace.onDisk(asBytes)]) {
      await using own = await TestWorkspace.open();
      expect(await own.loadOne(file)).toMatchObject({ read: 1, loaded: 1, refusal: null });
      const rows = await own.rows(sql`SELECT value, note FROM observations`, z.unknown());
      expect(rows).toEqual([{ value: 12, note: expected }]);
    }
  });
});
