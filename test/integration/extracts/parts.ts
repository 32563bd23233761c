import { expect } from 'vitest';
import { z } from 'zod';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import type { Stated } from '../../../analytics/extracts/stated.ts';
import type { TestWorkspace } from './workspace.ts';

/** Files handed over together, with what is stated of them. */
export type Part = { readonly files: readonly IncomingFile[]; readonly stated: Stated };

export const Rows = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable());

/** Loads parts one after the other; none of them may be refused or have a row rejected. */
export async function loadParts(workspace: TestWorkspace, parts: readonly Part[]): Promise<void> {
  for (const { files, stated } of parts) {
    const reports = await loadFiles(files, { ...workspace.context, stated });
    for (const report of reports) {
      expect(report).toMatchObject({ refusal: null, rejected: 0 });
    }
  }
}
