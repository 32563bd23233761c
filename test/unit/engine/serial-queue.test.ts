import { describe, expect, it } from 'vitest';
import { SerialQueue } from '../../../analytics/engine/serial-queue.ts';

describe('SerialQueue', () => {
  it('runs one task at a time, in the order they came', async () => {
    const queue = new SerialQueue();
    const log: string[] = [];
    const task = (name: string) => async (): Promise<void> => {
      log.push(`${name} starts`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} ends`);
    };
    await Promise.all([queue.run(task('first')), queue.run(task('second'))]);
    expect(log).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  });

  it('goes on after a task that failed', async () => {
    const queue = new SerialQueue();
    const failed = queue.run(() => Promise.reject(new Error('no')));
    const next = queue.run(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });

  it('refuses a task that would wait for itself, instead of waiting for ever', async () => {
    const queue = new SerialQueue();
    await expect(queue.run(() => queue.run(() => Promise.resolve()))).rejects.toThrow(
      'waits for itself',
    );
    await expect(queue.run(() => Promise.resolve('still works'))).resolves.toBe('still works');
  });

  it('takes a task that a finished one left behind', async () => {
    const queue = new SerialQueue();
    let later: Promise<string> | undefined;
    await queue.run(() => {
      later = new Promise((resolve) => setImmediate(resolve)).then(() =>
        queue.run(() => Promise.resolve('done')),
      );
      return Promise.resolve();
    });
    await expect(later).resolves.toBe('done');
  });
});
