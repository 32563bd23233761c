import { ZodError } from 'zod';
import { failureOf } from '../contract/failure.ts';
import { misses } from './misses.ts';
import { APPORTIONMENT } from './methods/apportionment.ts';
import type { Method } from './methods/method.ts';
import type { ReferenceCase, ReferenceFile } from './reference-file.ts';

/** What became of one case: nothing missed, or where our answer differs. */
export type Verdict = {
  readonly id: string;
  readonly method: string;
  readonly misses: readonly string[];
};

/** Every method whose results can be checked, by the name reference cases give it. */
const METHODS: ReadonlyMap<string, Method> = new Map(Object.entries({ ...APPORTIONMENT }));

/** Runs reference cases through the library. A method that isn't known, or that fails, is a miss. */
export function verify({ cases, defaultTolerance }: ReferenceFile): Verdict[] {
  return cases.map((one) => ({
    id: one.id,
    method: one.method,
    misses: judge(one, one.tolerance ?? defaultTolerance),
  }));
}

function judge(
  { method, input, expected }: ReferenceCase,
  tolerance: ReferenceFile['defaultTolerance'],
): string[] {
  const known = METHODS.get(method);
  if (!known) return [`the method “${method}” is not known here`];
  try {
    const wanted = Object.entries(expected).filter(
      ([key, value]) => value !== null || !(known.optional ?? []).includes(key),
    );
    return misses(known.answer(input), Object.fromEntries(wanted), tolerance);
  } catch (error) {
    const refused = error instanceof RangeError || error instanceof ZodError;
    if (refused && expected['error'] === true) return [];
    return [`no answer: ${refused ? error.message : failureOf(error).message}`];
  }
}
