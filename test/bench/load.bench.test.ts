import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { Workbench } from '../../analytics/workbench.ts';
import { writeEpisodes } from './generated-episodes.ts';
import { BENCH_ROWS } from './generated-journeys.ts';
import { ms } from './timing.ts';

/** Loaded, checked, minimised and merged, a file may take so many times what reading it takes. */
const MOST_TIMES = 2;
const MOST_MEMORY_MB = 1000;

const TYPED = `{CHILD: 'VARCHAR', DECOM: 'DATE', RNE: 'VARCHAR', LS: 'VARCHAR', CIN: 'VARCHAR',
  PLACE: 'VARCHAR', PLACE_PROVIDER: 'VARCHAR', DEC: 'DATE', REC: 'VARCHAR',
  REASON_PLACE_CHANGE: 'VARCHAR', HOME_POST: 'VARCHAR', PL_POST: 'VARCHAR', URN: 'VARCHAR'}`;

/** How long DuckDB alone takes to read the file into a table of typed columns. */
async function readByDuckDb(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const start = performance.now();
  await connection.run(
    `CREATE TABLE typed AS SELECT * FROM read_csv($path, header = true, delim = ',', quote = '"',
      dateformat = '%d/%m/%Y', columns = ${TYPED})`,
    { path },
  );
  const took = performance.now() - start;
  connection.closeSync();
  instance.closeSync();
  return took;
}

it('loads a million episodes', { timeout: 600_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'permanence-bench-'));
  try {
    const path = join(folder, 'episodes.csv');
    await writeEpisodes(path, BENCH_ROWS);
    const ratios: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const alone = await readByDuckDb(path);
      const workbench = await Workbench.open({ samples: false, host: 'script' });
      const start = performance.now();
      const [report] = await workbench.load([{ name: 'episodes.csv', path }], {
        stated: { area: 'Croydon', period: '2024/25' },
      });
      const took = performance.now() - start;
      await workbench.close();
      expect(report).toMatchObject({ read: BENCH_ROWS, loaded: BENCH_ROWS, rejected: 0 });
      ratios.push(took / alone);
      console.log(
        `load ${ms(took)}, DuckDB alone ${ms(alone)}: ${(took / alone).toFixed(2)} times`,
      );
    }
    const memory = process.resourceUsage().maxRSS / 1024;
    console.log(`most memory ${Math.round(memory)} MB (limit ${MOST_MEMORY_MB} MB)`);
    expect(Math.min(...ratios)).toBeLessThanOrEqual(MOST_TIMES);
    expect(memory).toBeLessThanOrEqual(MOST_MEMORY_MB);
  } finally {
    await rm(folder, { recursive: true });
  }
});
