import { z } from 'zod';

/** Where in what the person gave us the trouble is; rows count from 1 with the header as row 1. */
export const Place = z.object({
  file: z.string().optional(),
  sheet: z.string().optional(),
  row: z.number().int().positive().optional(),
  column: z.string().optional(),
  /** The field of a document: `formula[0].weight`. */
  field: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

export const FailureCode = z.enum([
  'file_unreadable',
  'file_empty',
  'file_binary',
  'file_too_large',
  'file_damaged',
  'file_encrypted',
  'file_unsafe',
  'file_not_recognised',
  'column_missing',
  'column_doubled',
  'returns_alike',
  'unknown_area',
  'unknown_measure',
  'unknown_period',
  'unknown_cohort',
  'unknown_dimension',
  'invalid_request',
  'scenario_refused',
  'scenario_locked',
  'not_found',
  'out_of_memory',
  'cancelled',
  'workspace_locked',
  'workspace_damaged',
  'workspace_not_ours',
  'workspace_newer',
  'workspace_exists',
  'workspace_changed',
  'workspace_unwritable',
  'workspace_read_only',
  'passphrase_wrong',
  'key_outdated',
  'locked',
  'withheld',
  'internal',
]);
export type FailureCode = z.infer<typeof FailureCode>;

/**
 * What went wrong, as a value that crosses process lines unchanged.
 * `message` says what is wrong and where, `action` what to do about it; both are whole sentences.
 */
export const Failure = z.object({
  code: FailureCode,
  message: z.string(),
  action: z.string(),
  place: Place.optional(),
});
export type Failure = z.infer<typeof Failure>;

/** The exception that carries a {@link Failure} inside one process. */
export class PermanenceError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(`${failure.message} ${failure.action}`, options);
    this.name = 'PermanenceError';
    this.failure = failure;
  }
}

/** Any thrown value as a {@link Failure}; what nobody foresaw becomes `internal` with its message kept. */
export function failureOf(error: unknown): Failure {
  if (error instanceof PermanenceError) return error.failure;
  if (error instanceof Error && error.name === 'AbortError') {
    return {
      code: 'cancelled',
      message: 'The work was cancelled.',
      action: 'Start it again when ready.',
    };
  }
  return {
    code: 'internal',
    message: `Something went wrong that the workbench did not foresee: ${error instanceof Error ? error.message : String(error)}.`,
    action: 'Nothing was changed. Try again; if it happens again, report what you did.',
  };
}
