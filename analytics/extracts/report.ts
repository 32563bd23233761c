import type { LoadReport } from '../contract/load.ts';

/** A report of a file nothing has become of yet. */
export function emptyReport(file: string, part: string | null = null): LoadReport {
  return {
    file,
    part,
    family: null,
    confidence: 0,
    read: 0,
    loaded: 0,
    repaired: 0,
    rejected: 0,
    reasons: {},
    assumptions: [],
    notes: [],
    dropped: [],
    refusal: null,
  };
}
