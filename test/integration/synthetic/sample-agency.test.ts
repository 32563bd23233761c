import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../analytics/cli/program.ts';
import { readWorkbook } from '../../../analytics/formats/workbook/read.ts';
import { annexAs } from '../../../analytics/synthetic/annex-a.ts';
import { generateAgency } from '../../../analytics/synthetic/generate.ts';
import { sampleFolder } from '../../../analytics/workspace/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'permanence-agency-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(...argv: string[]) {
  const printed = { out: '', err: '' };
  const code = await runCommand(argv, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
  });
  const rows = () => (JSON.parse(printed.out) as { rows: Record<string, unknown>[] }).rows;
  return { code, ...printed, rows };
}

/** How the set under samples/synthetic was made. */
const COMMITTED = [
  ...['sample', '--agency', 'Adopt Example', '--seed', '1', '--children', '60', '--families', '40'],
  ...['--boroughs', '2', '--years', '3', '--from', '2022/23', '--annex-a', 'all'],
];

const filesIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

/** A workbook part by part: how tightly it is packed may differ between versions of Node. */
function contentOf(path: string): unknown {
  const bytes = readFileSync(path);
  if (!path.endsWith('.xlsx')) return bytes.toString('base64');
  return Object.entries(unzipSync(bytes)).map(([name, part]) => [
    name,
    Buffer.from(part).toString('base64'),
  ]);
}

describe('permanence sample --agency', () => {
  it('writes the set that comes with the workbench', async () => {
    const out = join(folder, 'committed');
    const { code, rows } = await run(...COMMITTED, '--out', out);
    expect(code).toBe(0);
    expect(
      rows()
        .map((row) => row['file'])
        .sort(),
    ).toEqual(filesIn(out));
    const committed = join(sampleFolder(), 'synthetic');
    expect(filesIn(committed)).toEqual(filesIn(out));
    for (const file of filesIn(out)) {
      expect(contentOf(join(committed, file)), file).toEqual(contentOf(join(out, file)));
    }
    const size = filesIn(committed).reduce(
      (sum, file) => sum + readFileSync(join(committed, file)).byteLength,
      0,
    );
    expect(size).toBeLessThan(300_000);
  });

  it('writes what a workspace loads: every journey, and not one rejected', async () => {
    const out = join(folder, 'loaded');
    const size = ['--children', '400', '--families', '150', '--boroughs', '3'];
    await run('sample', '--agency', 'Adopt Example', '--seed', '9', ...size, '--out', out);
    const passphrase = join(folder, 'passphrase.txt');
    writeFileSync(passphrase, 'a long enough passphrase\n');
    const workspace = [
      '--workspace',
      join(folder, 'w.permanence'),
      '--passphrase-file',
      passphrase,
    ];
    const { code, rows } = await run('load', join(out, 'journeys/journeys.csv'), ...workspace);
    expect(code).toBe(0);
    const lines = readFileSync(join(out, 'journeys/journeys.csv'), 'utf8').trimEnd().split('\n');
    const [row] = rows();
    expect(row).toMatchObject({ family: 'journeys', rejected: 0, read: lines.length - 1 });
    expect(row?.['loaded']).toBe(lines.length - 1);
  });

  it('writes workbooks that read back as they were meant', async () => {
    const options = {
      ...{ name: 'Adopt Example', seed: 1, children: 60, families: 40, boroughs: 2, years: 3 },
      ...{ firstYear: 2022, dirt: false },
    };
    for (const { borough, sheets } of annexAs(generateAgency(options), 'all')) {
      const file = `${borough.name.toLowerCase().replaceAll(' ', '-')}.xlsx`;
      const path = join(sampleFolder(), 'synthetic', 'annex-a', file);
      const read = await readWorkbook(readFileSync(path), file);
      expect(read.map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
      for (const [at, { columns, rows }] of sheets.entries()) {
        const width = columns.length;
        const padded = (row: readonly string[] = []) =>
          Array.from({ length: width }, (_, place) => row[place] ?? '');
        const back = read[at]?.rows ?? [];
        expect(padded(back[0])).toEqual(columns.map(({ header }) => header));
        expect(back.slice(1).map(padded)).toEqual(
          rows.map((row) => row.map((cell) => String(cell ?? ''))),
        );
      }
    }
  });

  it('soils the files when asked to, and lists the dirt', async () => {
    const out = join(folder, 'dirty');
    await run('sample', '--agency', 'Adopt Example', '--dirt', '--format', 'both', '--out', out);
    const truth = JSON.parse(readFileSync(join(out, 'truth.json'), 'utf8')) as {
      dirt: { file: string }[];
    };
    expect(truth.dirt.length).toBeGreaterThan(30);
    for (const { file } of truth.dirt) expect(filesIn(out)).toContain(file);
    expect(filesIn(out).some((file) => file.startsWith('ssda903-xml'))).toBe(true);
  });

  it('refuses what it cannot make, with what to do', async () => {
    const out = join(folder, 'refused');
    const refused = async (...argv: string[]) => {
      const { code, err } = await run('sample', ...argv);
      expect(code).toBe(2);
      return err;
    };
    expect(await refused('--agency', 'A')).toContain('--out');
    expect(await refused('--agency', 'A', '--out', out, '--boroughs', '0')).toContain('boroughs');
    expect(await refused('--agency', 'A', '--out', out, '--seed', 'x')).toContain('seed');
    expect(await refused('--agency', 'A', '--out', out, '--from', '2022')).toContain('2019/20');
    expect(await refused('--agency', 'A', '--out', out, '--format', 'pdf')).toContain('pdf');
    expect(await refused('--format', 'xml')).toContain('--agency');
  });

  it('still lists and copies the published samples without an agency', async () => {
    const { code, rows } = await run('sample');
    expect(code).toBe(0);
    expect(rows().every((row) => row['written_to'] === null)).toBe(true);
    expect((await run('sample', '--format', 'csv')).out).toMatch(/^file,bytes,written_to/);
  });
});
