import type { Connection } from './connection.ts';
import { cancelled } from './failures.ts';

type Waiting = { take: (connection: Connection) => void; giveUp: () => void };

/** A fixed set of connections, lent one task at a time, first come first served. */
export class ConnectionPool {
  readonly #all: readonly Connection[];
  readonly #idle: Connection[];
  readonly #waiting = new Set<Waiting>();
  #closed = false;

  constructor(connections: readonly Connection[]) {
    this.#all = connections;
    this.#idle = [...connections];
  }

  /** Runs the task with a connection of its own; stops waiting for one when the signal says so. */
  async lend<T>(
    signal: AbortSignal | undefined,
    task: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    const connection = await this.#take(signal);
    try {
      return await task(connection);
    } finally {
      this.#giveBack(connection);
    }
  }

  /** Stops what runs, refuses what waits, and resolves when every connection is idle. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { giveUp } of this.#waiting) giveUp();
    this.#waiting.clear();
    await Promise.all(this.#all.map((connection) => connection.stop()));
  }

  async #take(signal: AbortSignal | undefined): Promise<Connection> {
    if (this.#closed) throw new Error('The session is closed.');
    if (signal?.aborted) throw cancelled();
    const idle = this.#idle.pop();
    if (idle) return idle;

    let giveUp = (): void => undefined;
    const lent = new Promise<Connection>((take, reject) => {
      const waiting = { take, giveUp: () => reject(cancelled()) };
      this.#waiting.add(waiting);
      // Out of the line before the promise settles, so that no connection is lent to nobody.
      giveUp = () => {
        if (this.#waiting.delete(waiting)) waiting.giveUp();
      };
    });
    signal?.addEventListener('abort', giveUp);
    return lent.finally(() => signal?.removeEventListener('abort', giveUp));
  }

  #giveBack(connection: Connection): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next.take(connection);
    } else {
      this.#idle.push(connection);
    }
  }
}
