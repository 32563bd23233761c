import type { Area } from '../contract/area.ts';
import { codesWithin } from '../extracts/quality/within.ts';
import { UNKNOWN_AUTHORITY } from '../extracts/returns/returns.ts';
import { membersOn, resolveArea } from '../reference/areas.ts';

/** What people call an area by its code, or the authority of a return that doesn't say whose it is. */
export const areaName = (code: string): string =>
  code === UNKNOWN_AUTHORITY ? 'Unknown authority' : (resolveArea(code)?.name ?? code);

/**
 * The codes of an area and of what belonged to it on a day (ISO date): an agency's members then.
 * Null for everybody.
 */
export function codesOn(area: Area | null, day: string): readonly string[] | null {
  if (area?.kind !== 'agency') return codesWithin(area);
  return [area.code, ...membersOn(area, day).map(({ code }) => code)];
}
