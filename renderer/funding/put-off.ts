/**
 * Work that the page can do once it shows what somebody waits for. Of what is put off only the
 * newest is done: at the next `flush`, and without one after `longest` milliseconds.
 */
export function putOff(longest: number): { put: (work: () => void) => void; flush: () => void } {
  let waiting: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    const work = waiting;
    waiting = null;
    clearTimeout(timer);
    timer = undefined;
    work?.();
  };
  return {
    put: (work) => {
      waiting = work;
      timer ??= setTimeout(flush, longest);
    },
    flush,
  };
}
