import { DuckDBInstance } from '@duckdb/node-api';
import { Workbench } from '../../analytics/workbench.ts';

/**
 * Reads a file of episodes with DuckDB alone and loads it into a workbench, in a process of its own
 * that is built as the programs are, and as cold as they are when they start. Writes JSON.
 */
export type Round = {
  readonly aloneMs: number;
  readonly loadMs: number;
  readonly counts: { readonly read: number; readonly loaded: number; readonly rejected: number };
  /** The most memory that the process had. */
  readonly memoryMb: number;
};

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

async function load(path: string): Promise<Pick<Round, 'loadMs' | 'counts'>> {
  const workbench = await Workbench.open({ samples: false, host: 'script' });
  const start = performance.now();
  const [report] = await workbench.load([{ name: 'episodes.csv', path }], {
    stated: { area: 'Croydon', period: '2024/25' },
  });
  const loadMs = performance.now() - start;
  await workbench.close();
  if (!report) throw new Error('Nothing was said of the file.');
  const { read, loaded, rejected } = report;
  return { loadMs, counts: { read, loaded, rejected } };
}

const [path = ''] = process.argv.slice(2);
const aloneMs = await readByDuckDb(path);
const loaded = await load(path);
const memoryMb = process.resourceUsage().maxRSS / 1024;
const round: Round = { aloneMs, ...loaded, memoryMb };
process.stdout.write(JSON.stringify(round));
