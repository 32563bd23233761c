import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../../analytics/cli/program.ts';
import { readWorkbook } from '../../../../analytics/formats/workbook/read.ts';

type Row = Record<string, unknown>;

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runCommand(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, err, rows: () => (JSON.parse(out) as { rows: Row[] }).rows };
}

const EPISODES = `CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE
Secret-1,01/06/2017,P,C2,N1,A6,PR1,,,
Secret-2,01/06/2017,P,C2,N1,U6,PR1,,,
Secret-3,99/06/2017,P,C2,N1,U6,PR1,,,
`;

describe('permanence quality', () => {
  let folder: string;
  const kept = (...names: string[]) => names.map((name) => join(folder, name));
  const workspace = () => {
    const [file = '', passphrase = ''] = kept('w.permanence', 'passphrase');
    return ['--workspace', file, '--passphrase-file', passphrase];
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'permanence-quality-'));
    const [episodes = '', passphrase = ''] = kept('episodes.csv', 'passphrase');
    writeFileSync(episodes, EPISODES);
    writeFileSync(passphrase, 'correct horse battery staple\n');
    const stated = ['--area', 'Croydon', '--year', '2017/18'];
    const { code } = await run('load', episodes, ...stated, ...workspace());
    expect(code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('groups what is wrong by rule and file', async () => {
    const { code, rows } = await run('quality', ...workspace());
    expect(code).toBe(0);
    expect(rows()).toContainEqual({
      severity: 'error',
      rule: '408',
      file: 'episodes.csv',
      part: null,
      column: 'LS',
      area: 'Croydon',
      period: '2017/18',
      count: 1,
      title: expect.any(String),
      action: expect.any(String),
      false_alarm: expect.any(String),
    });
  });

  it('lists findings by row', async () => {
    const { rows } = await run(
      'quality',
      '--list',
      'findings',
      '--area',
      'Croydon',
      ...workspace(),
    );
    expect(rows()).toContainEqual(
      expect.objectContaining({ rule: '408', file: 'episodes.csv', row: 2, column: 'LS' }),
    );
  });

  it('lists rules with their state, files, returns, and the matrix of files by year', async () => {
    const list = async (what: string) => (await run('quality', '--list', what)).rows();
    expect(await list('rules')).toContainEqual(
      expect.objectContaining({ id: '331', state: 'not_loaded', findings: 0 }),
    );
    const files = await list('files');
    expect(files.length).toBeGreaterThan(3);
    expect(
      files.every((row) => row['read'] === Number(row['loaded']) + Number(row['rejected'])),
    ).toBe(true);
    expect(await list('coverage')).toEqual([]);
    expect(await list('matrix')).toContainEqual(
      expect.objectContaining({ family: 'published_figures', period: '2022/23' }),
    );
  });

  it('writes the workbook, in which no child can be recognised', async () => {
    const [out = ''] = kept('report.xlsx');
    const { code, err } = await run('quality', '--out', out, ...workspace());
    expect(code).toBe(0);
    expect(err).toContain('report.xlsx');
    const sheets = await readWorkbook(readFileSync(out), 'report.xlsx');
    expect(sheets.find(({ name }) => name === 'Findings')?.rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(sheets)).not.toContain('Secret');
  });

  it('fails with a sentence where the workbook can’t be written', async () => {
    const { code, err } = await run('quality', '--out', join(folder, 'no', 'where.xlsx'));
    expect(code).toBe(1);
    expect(err).toMatch(/can’t be written/);
  });

  it('refuses an area or a list there is not', async () => {
    expect((await run('quality', '--area', 'Atlantis')).code).toBe(2);
    expect((await run('quality', '--list', 'everything')).code).toBe(2);
  });
});
