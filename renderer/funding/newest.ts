/**
 * Work that is asked for faster than it is done: one at a time, and of what came in meanwhile only
 * the newest. Nothing under way is cancelled, so that something new is always on its way while a
 * handle is being dragged.
 */
export function newestOnly<I, O>(options: {
  work: (input: I) => Promise<O>;
  onAnswer: (answer: O, input: I) => void;
  onFailure: (error: unknown, input: I) => void;
  /** Nothing is under way any more. */
  onIdle: () => void;
}): { ask: (input: I) => void; stop: () => void } {
  let waiting: { input: I } | null = null;
  let isWorking = false;
  let isStopped = false;

  const run = async (input: I): Promise<void> => {
    isWorking = true;
    try {
      const answer = await options.work(input);
      if (!isStopped) options.onAnswer(answer, input);
    } catch (error) {
      if (!isStopped) options.onFailure(error, input);
    }
    const next = waiting;
    waiting = null;
    isWorking = false;
    if (isStopped) return;
    if (next) void run(next.input);
    else options.onIdle();
  };

  return {
    ask: (input) => {
      if (isWorking) waiting = { input };
      else void run(input);
    },
    stop: () => {
      isStopped = true;
      waiting = null;
    },
  };
}
