import { basename } from 'node:path';
import { PermanenceError } from '../contract/failure.ts';
import type { Scenario } from '../contract/funding/scenario.ts';
import { readJson, readScenario } from '../funding/read-scenario.ts';
import { documentText } from './document-file.ts';

/** A scenario that stands in a file; what is wrong with it is said with the file's name. */
export function scenarioFile(path: string): Scenario {
  const file = basename(path);
  return named(file, () => readScenario(readJson(documentText(path), file)));
}

/** Does work on a file; a refusal then names the file as well as the field. */
export function named<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inFile(file, error);
  }
}

/** A failure with the file it is about. */
export function inFile(file: string, error: unknown): unknown {
  if (!(error instanceof PermanenceError) || error.failure.place?.file !== undefined) return error;
  const { failure } = error;
  return new PermanenceError(
    {
      ...failure,
      message: `${file}: ${failure.message}`,
      place: { ...failure.place, file },
    },
    { cause: error },
  );
}
