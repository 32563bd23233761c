import { describe, expect, it } from 'vitest';
import { newestOnly } from '../../../../renderer/funding/newest.ts';

/** Work that is finished by hand, in the order the test wants. */
function byHand() {
  const open: { input: number; finish: () => void; fail: () => void }[] = [];
  const answers: number[] = [];
  const failures: number[] = [];
  let idle = 0;
  const queue = newestOnly<number, number>({
    work: (input) =>
      new Promise((resolve, reject) =>
        open.push({
          input,
          finish: () => resolve(input * 10),
          fail: () => reject(new Error('refused')),
        }),
      ),
    onAnswer: (answer) => answers.push(answer),
    onFailure: (_, input) => failures.push(input),
    onIdle: () => (idle += 1),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return { open, answers, failures, queue, settle, idle: () => idle };
}

describe('work asked for faster than it is done', () => {
  it('is done one at a time, and of what waits only the newest', async () => {
    const { open, answers, queue, settle, idle } = byHand();
    for (const input of [1, 2, 3, 4]) queue.ask(input);
    expect(open.map(({ input }) => input)).toEqual([1]);
    open[0]?.finish();
    await settle();
    expect(open.map(({ input }) => input)).toEqual([1, 4]);
    expect(idle()).toBe(0);
    open[1]?.finish();
    await settle();
    expect(answers).toEqual([10, 40]);
    expect(idle()).toBe(1);
  });

  it('goes on after a failure', async () => {
    const { open, answers, failures, queue, settle } = byHand();
    queue.ask(1);
    queue.ask(2);
    open[0]?.fail();
    await settle();
    open[1]?.finish();
    await settle();
    expect(failures).toEqual([1]);
    expect(answers).toEqual([20]);
  });

  it('tells nothing any more once it is stopped', async () => {
    const { open, answers, queue, settle } = byHand();
    queue.ask(1);
    queue.ask(2);
    queue.stop();
    open[0]?.finish();
    await settle();
    expect(answers).toEqual([]);
    expect(open).toHaveLength(1);
  });
});
