import type { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';

/** A request that is as the contract wants it; refuses any other and says what is amiss. */
export function checkedRequest<T>(schema: z.ZodType<T>, request: unknown): T {
  const checked = schema.safeParse(request);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new PermanenceError({
    code: 'invalid_request',
    message:
      field === 'reason'
        ? 'There is no reason given, and without one nothing is changed or looked up.'
        : `The ${field || 'request'} can't be used: ${issue?.message ?? 'it is invalid'}.`,
    action:
      field === 'reason' ? 'Say why, in three to 500 characters.' : 'Correct it and try again.',
  });
}
