import { DuckDBInstance, listValue } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { IncomingRows } from './incoming-rows.ts';
import { memoryLimit } from './memory-limit.ts';
import type { MemoryLimit } from './memory-limit.ts';

export type SessionOptions = {
  /** The most memory DuckDB may take, as it writes it: `512MB`, `2GB`. */
  memoryLimit?: string;
  /** Worker threads; as many as the machine has cores when not said. */
  threads?: number;
};

const DEFAULT_MEMORY_LIMIT = '2GB';

export type LockedDatabase = {
  readonly connections: readonly DuckDBConnection[];
  readonly memory: MemoryLimit;
  readonly incoming: IncomingRows;
  /** Frees the memory; no query may be running. */
  close(): void;
};

/**
 * Opens an in-memory database and locks it: no extensions, no spill to disk, no file but the
 * `readable` ones, no way back. Every connection is made before the lock, because progress
 * reporting is a setting of each connection and the lock freezes those too.
 *
 * DuckDB tells reading from writing nowhere: SQL could overwrite a `readable` file. Whoever opens
 * a database with such files must run nothing but SELECT on it.
 */
export async function openLockedDatabase(
  options: SessionOptions & {
    connections: number;
    readable?: readonly string[];
    /** Whether its queries tell how far they are: reckoning that takes a few hundredths of their time. */
    progress?: boolean;
  },
): Promise<LockedDatabase> {
  const memory = memoryLimit(options.memoryLimit ?? DEFAULT_MEMORY_LIMIT);
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: memory.text,
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
    // Rows of a file are known by their place in it, however many threads read them.
    preserve_insertion_order: 'true',
    temp_directory: '', // the default spills plaintext into the working folder
  });
  try {
    const connections = await Promise.all(
      Array.from({ length: options.connections }, () => connect(instance, options.progress)),
    );
    const [first] = connections;
    if (!first) throw new Error('A session needs at least one connection.');
    const incoming = IncomingRows.on(first);
    await first.run("SET GLOBAL TimeZone = 'Europe/London'");
    if (options.readable?.length) {
      await first.run('SET allowed_paths = $paths', { paths: listValue([...options.readable]) });
    }
    await first.run('SET enable_external_access = false');
    await first.run('SET lock_configuration = true');
    return {
      connections,
      memory,
      incoming,
      close: () => {
        for (const connection of connections) connection.closeSync();
        instance.closeSync();
      },
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

async function connect(instance: DuckDBInstance, progress = false): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  if (!progress) return connection;
  await connection.run('SET enable_progress_bar = true');
  await connection.run('SET enable_progress_bar_print = false');
  await connection.run('SET progress_bar_time = 0');
  return connection;
}
