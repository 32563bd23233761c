import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import description from '../../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../..');
const CONFIG = join(root, '.dependency-cruiser.cjs');
const FOLDERS = ['analytics', 'electron', 'renderer'];

/** What breaks the dependency rule among the sources below a folder, as `rule: from → to`. */
function violations(folder: string): Promise<string[]> {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const asked = [cruiser, '--config', CONFIG, '--output-type', 'json', ...FOLDERS];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      asked,
      { cwd: folder, maxBuffer: 200_000_000 },
      (error, output, complaint) => {
        if (!output.startsWith('{')) return reject(error ?? new Error(complaint));
        const { summary } = JSON.parse(output) as {
          summary: { violations: { rule: { name: string }; from: string; to: string }[] };
        };
        resolve(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`));
      },
    );
  });
}

describe('the dependency rule', { timeout: 120_000 }, () => {
  it('holds', async () => {
    expect(await violations(root)).toEqual([]);
  });

  it('has a place for every package that the workbench ships', async () => {
    const { default: config } = (await import(CONFIG)) as {
      default: { forbidden: { name: string }[] };
    };
    const rules = config.forbidden.map(({ name }) => name);
    const missing = Object.keys(description.dependencies).filter(
      (name) => !rules.includes(`package-${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('the dependency rule, where it is broken', { timeout: 120_000 }, () => {
  const sources: Record<string, string> = {
    'analytics/contract/a.ts': "import './b.ts'; import 'react'; import 'node:fs';",
    'analytics/contract/b.ts': "import './a.ts';",
    'analytics/statistics/mean.ts': "import '../engine/session.ts';",
    'analytics/engine/session.ts': "import '../../electron/main.ts'; import '../../test/x.ts';",
    'analytics/measures/rates.ts': "import '../disclosure/rounding.ts'; import '@duckdb/node-api';",
    'analytics/disclosure/rounding.ts': 'export {};',
    'analytics/helpers/misc.ts': "import '../contract/b.ts';",
    'analytics/workbench.ts': "import './index.ts';",
    'analytics/index.ts': "import './workbench.ts';",
    'electron/main.ts': "import '../analytics/engine/session.ts'; import 'commander';",
    'renderer/main.ts':
      "import '../analytics/workbench.ts'; import 'prettier'; import './gone.ts';",
    'test/x.ts': 'export {};',
  };
  let folder = '';
  let found: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'permanence-architecture-'));
    for (const [path, text] of Object.entries(sources)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    for (const file of ['tsconfig.json', 'package.json']) {
      await writeFile(join(folder, file), await readFile(join(root, file)));
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    found = await violations(folder);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['a layer imports one above it', 'layer-statistics: analytics/statistics/mean.ts → '],
    ['a layer imports one beside it', 'layer-measures: analytics/measures/rates.ts → '],
    ['the workbench imports the library’s face', 'layer-workbench: analytics/workbench.ts → '],
    ['a folder has no place among the layers', 'layer-unknown: analytics/helpers/misc.ts → '],
    [
      'the engine imports a host',
      'analytics-alone: analytics/engine/session.ts → electron/main.ts',
    ],
    ['a host reaches past the workbench', 'electron-workbench-only: electron/main.ts → '],
    ['the page reaches past the contract', 'renderer-contract-only: renderer/main.ts → '],
    ['the contract touches files', 'pure: analytics/contract/a.ts → '],
    ['a package runs where it must not', 'package-react: analytics/contract/a.ts → '],
    [
      'DuckDB is spoken to outside the engine',
      'package-@duckdb/node-api: analytics/measures/rates.ts',
    ],
    ['a package has no place', 'package-unknown: renderer/main.ts → '],
    ['two files need each other', 'no-cycles: analytics/contract/a.ts → analytics/contract/b.ts'],
    ['what is shipped needs a test', 'no-tests: analytics/engine/session.ts → test/x.ts'],
    ['an import leads nowhere', 'resolvable: renderer/main.ts → ./gone.ts'],
  ])('says so when %s', (_what, expected) => {
    expect(found.filter((line) => line.startsWith(expected))).not.toEqual([]);
  });
});

describe('SQL', () => {
  it('is written under analytics only', async () => {
    const statements =
      /\b(?:SELECT\b[^'"`;]*\bFROM|INSERT\s+INTO|CREATE\s+TABLE|COPY\s+\w+\s+TO)\b/;
    for (const folder of ['electron', 'renderer']) {
      const entries = await readdir(join(root, folder), { recursive: true });
      for (const entry of entries.filter((name) => /\.tsx?$/.test(name))) {
        const text = await readFile(join(root, folder, entry), 'utf8');
        expect(statements.test(text), `${folder}/${entry} has SQL in it`).toBe(false);
      }
    }
  });
});
