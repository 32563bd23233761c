import { z } from 'zod';
import { Scenario } from './scenario.ts';

/** Where a draft began: `ready:…`, `saved:…` or `file:…`, as the screen's address names it. */
export const DraftKey = z
  .string()
  .max(300)
  .regex(/^(?:ready|saved|file):./);

/**
 * A scenario while somebody works on it. A number or a name in it may still be one that the engine
 * refuses; what every scenario is made of is there.
 */
export const UnfinishedScenario = z.custom<Scenario>(isUnfinished, {
  error: 'is not made as a scenario is',
});

function isUnfinished(value: unknown): boolean {
  const read = Scenario.safeParse(value);
  return (
    read.success ||
    read.error.issues.every(({ code, path }) => {
      if (code === 'custom') return true;
      const at = path.reduce(within, value);
      return code !== 'invalid_type' && (typeof at === 'number' || typeof at === 'string');
    })
  );
}

const within = (value: unknown, part: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;

/** What was changed and not saved; with it, for a document opened from a file, that document. */
export const UnsavedScenario = z.object({
  scenario: UnfinishedScenario,
  opened: UnfinishedScenario.nullable(),
});
export type UnsavedScenario = z.infer<typeof UnsavedScenario>;

/** A draft as the workspace keeps it. */
export const KeptDraft = UnsavedScenario.extend({ key: DraftKey, keptAt: z.string() });
export type KeptDraft = z.infer<typeof KeptDraft>;

export const KeepDraftRequest = UnsavedScenario.extend({ key: DraftKey });
export const DraftRequest = z.object({ key: DraftKey });
