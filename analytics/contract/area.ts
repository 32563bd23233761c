import { z } from 'zod';

export const AreaKind = z.enum(['local_authority', 'agency', 'region', 'country', 'group']);
export type AreaKind = z.infer<typeof AreaKind>;

/** Who belonged to an agency and when; `until` is null while it still does. */
export const Membership = z.object({
  area: z.string(),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
});
export type Membership = z.infer<typeof Membership>;

/** A place figures are about. `code` is the nine-character ONS code; agencies have our own. */
export const Area = z.object({
  code: z.string(),
  name: z.string(),
  kind: AreaKind,
  region: z.string().nullable(),
  members: z.array(Membership),
});
export type Area = z.infer<typeof Area>;
