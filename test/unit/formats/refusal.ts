import type { Failure } from '../../../analytics/contract/failure.ts';
import { PermanenceError } from '../../../analytics/contract/failure.ts';

/** How a file was refused; any other error is thrown on, and so is its acceptance. */
export async function refusalOf(work: () => Promise<unknown>): Promise<Failure> {
  try {
    await work();
  } catch (error) {
    if (error instanceof PermanenceError) return error.failure;
    throw error;
  }
  throw new Error('the file was accepted');
}

/** Runs work on a file that may be anything: it succeeds, or refuses it in a sentence. */
export async function readsOrRefuses(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof PermanenceError) return false;
    throw error;
  }
}
