import { z } from 'zod';

/** What the frame always says: which workspace is open and how this copy runs. */
export const SessionInfo = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'browser', 'script']),
  workspace: z.object({
    name: z.string(),
    kind: z.enum(['sample', 'file', 'empty']),
    sources: z.number().int(),
    figures: z.number().int(),
    journeys: z.number().int(),
  }),
});
export type SessionInfo = z.infer<typeof SessionInfo>;
