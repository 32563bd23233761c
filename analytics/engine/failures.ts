import { PermanenceError } from '../contract/failure.ts';
import type { MemoryLimit } from './memory-limit.ts';

/** What people read when the work is stopped on request. */
export function cancelled(cause?: unknown): PermanenceError {
  return new PermanenceError(
    {
      code: 'cancelled',
      message: 'The work was cancelled.',
      action: 'Nothing was changed. Start it again when ready.',
    },
    { cause },
  );
}

/** What people read when the work outgrows the memory the workbench allows itself. */
export function outOfMemory(memory: MemoryLimit, cause?: unknown): PermanenceError {
  return new PermanenceError(
    {
      code: 'out_of_memory',
      message: `The work needs more memory than the ${memory.text} the workbench allows itself.`,
      action:
        'Choose fewer areas, periods or breakdowns, or load fewer files at once, and try again.',
    },
    { cause },
  );
}

/** DuckDB's cancellations and memory errors as failures for people; any other error as it is. */
export function engineError(error: unknown, memory: MemoryLimit): unknown {
  if (!(error instanceof Error) || error instanceof PermanenceError) return error;
  if (error.message.startsWith('INTERRUPT Error')) return cancelled(error);
  const outgrown =
    error.message.startsWith('Out of Memory Error') ||
    // An append says it in its own words.
    /could not allocate block/i.test(error.message) ||
    (error instanceof RangeError && /array|buffer|string length/i.test(error.message));
  return outgrown ? outOfMemory(memory, error) : error;
}
