import type { Area } from '../../../analytics/contract/area.ts';
import type { Holdings } from '../../../analytics/contract/casework.ts';
import { useAnswer } from '../../state/answers.ts';

/** The areas there are records of, and the agencies those belong to or once did. */
export function areasHeld({ areas: held }: Holdings, areas: readonly Area[]): Area[] {
  const named = new Set(held.map(({ area }) => area));
  const codes = new Set(areas.filter(({ name }) => named.has(name)).map(({ code }) => code));
  return areas.filter(
    ({ code, kind, members }) =>
      codes.has(code) || (kind === 'agency' && members.some(({ area }) => codes.has(area))),
  );
}

/** {@link areasHeld} of what is loaded; none while it isn't known yet. */
export function useAreasHeld(): Area[] {
  const holdings = useAnswer('casework.holdings', undefined);
  const areas = useAnswer('areas.list', undefined);
  return holdings.data && areas.data ? areasHeld(holdings.data, areas.data) : [];
}
