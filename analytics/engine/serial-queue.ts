import { AsyncLocalStorage } from 'node:async_hooks';

/** Runs one task at a time, in the order they came; a failed task doesn't hold up the next. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();
  readonly #inside = new AsyncLocalStorage<{ running: boolean }>();

  /** Throws when called from inside a running task of this queue, which would wait for itself. */
  run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.running) {
      throw new Error('This work waits for itself: inside a transaction, use its own queries.');
    }
    const token = { running: true };
    const result = this.#last.then(() =>
      this.#inside.run(token, task).finally(() => {
        token.running = false;
      }),
    );
    this.#last = result.catch(() => undefined);
    return result;
  }
}
