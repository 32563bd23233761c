import type { Area } from '../../contract/area.ts';
import { AREAS, resolveArea } from '../../reference/areas.ts';
import { UNKNOWN_AUTHORITY } from '../returns/returns.ts';

/** The authorities that an agency, a region or a group has ever had, by code; null for all of them. */
export function codesWithin(area: Area | null): readonly string[] | null {
  if (!area || area.kind === 'country') return null;
  if (area.kind === 'region') {
    const inside = AREAS.filter(
      ({ kind, region }) => kind === 'local_authority' && region === area.name,
    );
    return inside.map(({ code }) => code);
  }
  const members = area.members.flatMap((member) => {
    const inner = AREAS.find(({ code }) => code === member.area);
    return inner ? (codesWithin(inner) ?? []) : [];
  });
  return [area.code, ...members];
}

/** What people call the area of a return. */
export function areaName(code: string | null): string | null {
  if (code === null) return null;
  if (code === UNKNOWN_AUTHORITY) return 'Unknown authority';
  return resolveArea(code)?.name ?? code;
}
