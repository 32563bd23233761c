import { z } from 'zod';
import { AuditAnchor } from './audit.ts';
import { SavedRecipe } from './recipe.ts';
import { SavedView } from './selection.ts';

/**
 * Raised whenever this version would save what the one before misreads or refuses; what the one
 * before saved has to go on being read. That holds for saved views and recipes as well.
 * 2: recipes. 3: the audit log.
 */
export const MANIFEST_VERSION = 3;

/** What the manifest of any version says, so that a newer one is recognised as such. */
export const AnyManifest = z.object({
  format: z.literal('permanence-workspace'),
  version: z.number().int().positive(),
});

/** One table of the workspace: what its decrypted, decompressed Arrow stream has to be. */
export const ManifestTable = z.strictObject({
  table: z.string(),
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ManifestTable = z.infer<typeof ManifestTable>;

/** The table of contents of a workspace file, and what it holds besides tables. */
export const Manifest = z.strictObject({
  format: z.literal('permanence-workspace'),
  version: z.literal([1, 2, MANIFEST_VERSION]),
  created: z.iso.datetime(),
  /** 32 bytes in hexadecimal; keyed hashes (of children's local ids) are made with it. */
  workspaceKey: z.string().regex(/^[0-9a-f]{64}$/),
  views: z.array(SavedView),
  recipes: z.array(SavedRecipe).default([]),
  /** Where the audit log ends; null for a file of before there was one. */
  audit: AuditAnchor.nullable().default(null),
  tables: z.array(ManifestTable),
});
export type Manifest = z.infer<typeof Manifest>;
