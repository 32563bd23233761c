import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { writeEpisodes } from './generated-episodes.ts';
import { BENCH_ROWS } from './generated-journeys.ts';
import type { Round } from './load-child.ts';
import { ms, percentile } from './timing.ts';

/** Loaded, checked, minimised and merged, a file may take so many times what reading it takes. */
const MOST_TIMES = 2;
const MOST_MEMORY_MB = 1000;
/** Each a program of its own: what the command line loads, it loads with nothing warm. */
const ROUNDS = 9;

const run = promisify(execFile);

// Below the packages that the program imports.
const built = resolve('node_modules/.cache', `load-child-${String(process.pid)}`);

/** Rounds in programs built as the workbench's are: here every import is slower. */
async function rounds(path: string): Promise<Round[]> {
  const ssr = resolve('test/bench/load-child.ts');
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr, outDir: built, target: 'node20' },
  });
  const done: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { stdout } = await run(process.execPath, [join(built, 'load-child.js'), path]);
    done.push(JSON.parse(stdout) as Round);
  }
  return done;
}

it('loads a million episodes', { timeout: 600_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'permanence-bench-'));
  try {
    const path = join(folder, 'episodes.csv');
    await writeEpisodes(path, BENCH_ROWS);
    const done = await rounds(path);
    const times = done.map(({ loadMs, aloneMs }) => loadMs / aloneMs);
    for (const [at, { loadMs, aloneMs, counts }] of done.entries()) {
      expect(counts).toEqual({ read: BENCH_ROWS, loaded: BENCH_ROWS, rejected: 0 });
      const ratio = `${times[at]?.toFixed(2)} times`;
      console.log(`load ${ms(loadMs)}, DuckDB alone ${ms(aloneMs)}: ${ratio}`);
    }
    const memory = Math.max(...done.map(({ memoryMb }) => memoryMb));
    console.log(
      `half of the programs within ${percentile(times, 0.5).toFixed(2)} times (limit ${MOST_TIMES})`,
    );
    console.log(`most memory ${Math.round(memory)} MB (limit ${MOST_MEMORY_MB} MB)`);
    expect(percentile(times, 0.5)).toBeLessThanOrEqual(MOST_TIMES);
    expect(memory).toBeLessThanOrEqual(MOST_MEMORY_MB);
  } finally {
    await Promise.all([folder, built].map((made) => rm(made, { recursive: true, force: true })));
  }
});
