import type { Area } from '../../../analytics/contract/area.ts';
import type { Option } from '../../components/option-list.tsx';

const ALL = 'all';

const SECTIONS: Partial<Record<Area['kind'], string>> = {
  agency: 'Agencies',
  local_authority: 'Authorities',
};

/** A choice among areas, with all of them first; one that isn't offered but chosen is there too. */
export function areaOptions(
  areas: readonly Area[],
  chosen: string | null,
): { value: string; options: Option[] } {
  const offered = areas
    .map(({ name, kind }): Option => {
      const section = SECTIONS[kind];
      return { id: name, label: name, ...(section === undefined ? {} : { section }) };
    })
    .toSorted(
      (a, b) => (a.section ?? '').localeCompare(b.section ?? '') || a.label.localeCompare(b.label),
    );
  const isOffered = chosen === null || offered.some(({ id }) => id === chosen);
  const options = [
    { id: ALL, label: 'All areas' },
    ...(isOffered ? [] : [{ id: chosen, label: chosen }]),
    ...offered,
  ];
  return { value: chosen ?? ALL, options };
}

/** The area an option of {@link areaOptions} stands for; null for all. */
export const chosenArea = (id: string): string | null => (id === ALL ? null : id);
