import { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';

const Tolerance = z.looseObject({ abs: z.number().optional(), rel: z.number().optional() });
export type Tolerance = z.infer<typeof Tolerance>;

const ReferenceCase = z.looseObject({
  id: z.string(),
  method: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  tolerance: Tolerance.optional(),
});
export type ReferenceCase = z.infer<typeof ReferenceCase>;

/** Results that others computed, to check ours against. */
const ReferenceFile = z.looseObject({
  defaultTolerance: Tolerance.default({}),
  cases: z.array(ReferenceCase),
});
export type ReferenceFile = z.infer<typeof ReferenceFile>;

/** Reads a file of reference cases. Throws `file_not_recognised` with the first thing that is amiss. */
export function readReferenceFile(text: string, file: string): ReferenceFile {
  const read = ReferenceFile.safeParse(parsed(text, file));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw unlike(file, `${issue?.path.join('.') || 'its content'}: ${issue?.message ?? 'invalid'}`);
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw unlike(file, error instanceof Error ? error.message : String(error));
  }
}

function unlike(file: string, what: string): PermanenceError {
  return new PermanenceError({
    code: 'file_not_recognised',
    message: `${file} holds no reference cases that can be read (${what.replace(/\.$/, '')}).`,
    action:
      'Write JSON with “cases”, each with an id, a method, an input and what is expected of it.',
    place: { file },
  });
}
