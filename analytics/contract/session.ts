import { z } from 'zod';

/**
 * Who looks at the screen: the officer, with true counts; or others, who see no row of a person and
 * no count of 1 to 5.
 */
export const Audience = z.enum(['officer', 'presentation']);
export type Audience = z.infer<typeof Audience>;

/** Why somebody looks at the rows behind figures; it is written down. */
export const RowsReason = z.object({
  reason: z.string().trim().min(3).max(500),
  by: z.string().trim().max(100).nullable().default(null),
});
export type RowsReason = z.input<typeof RowsReason>;

/** What the frame always says: which workspace is open and how this copy runs. */
export const SessionInfo = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'browser', 'script']),
  audience: Audience,
  workspace: z.object({
    name: z.string(),
    kind: z.enum(['sample', 'file', 'empty']),
    sources: z.number().int(),
    figures: z.number().int(),
    /** Null while others look. */
    journeys: z.number().int().nullable(),
  }),
});
export type SessionInfo = z.infer<typeof SessionInfo>;
