import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import type { Area } from '../../analytics/contract/area.ts';
import type { SelectionOptions } from '../../analytics/contract/selection.ts';
import { selectionOf, writeSelection } from '../explore/selection-address.ts';
import { countOf } from '../format/number.ts';
import type { Command } from '../state/commands.ts';
import type { Preferences } from '../state/preferences.ts';
import { navigate } from './address.ts';
import { SCREENS } from './screens.ts';

export const SECTIONS = {
  screens: 'Go to',
  casework: 'Casework',
  workspace: 'Workspace',
  measures: 'Measures',
  areas: 'Areas',
  appearance: 'Appearance',
} as const;

export function screenCommands(): Command[] {
  return SCREENS.map((screen, index) => ({
    id: `screen ${screen.id}`,
    label: screen.label,
    section: SECTIONS.screens,
    keywords: `${screen.keywords} ${screen.purpose}`,
    detail: `Alt ${index + 1}`,
    run: () => {
      navigate(screen.id);
    },
  }));
}

/** The measures that have figures: none leads to an empty screen. */
export function measureCommands(options: SelectionOptions): Command[] {
  return options.measures.flatMap(({ id, figures }) => {
    const measure = findMeasure(id);
    if (!measure || figures === 0) return [];
    return {
      id: `measure ${id}`,
      label: measure.label,
      section: SECTIONS.measures,
      keywords: `${measure.code ?? ''} ${id.replaceAll('_', ' ')} ${measure.topic}`,
      detail: [measure.code, countOf(figures, 'figure')].filter(Boolean).join(' · '),
      run: () => {
        navigate('explore', writeSelection(selectionOf(id)));
      },
    };
  });
}

const AREA_KINDS = {
  local_authority: 'Local authority',
  agency: 'Agency',
  region: 'Region',
  country: 'Country',
  group: 'Group',
} as const satisfies Record<Area['kind'], string>;

/** The areas for which an opening measure has figures; each leads to the first that has. */
export function areaCommands(
  openings: readonly { measure: string; options: SelectionOptions }[],
  areas: readonly Area[],
): Command[] {
  const known = new Map(areas.map((area) => [area.name, area]));
  const found = new Map<string, { measure: string; figures: number }>();
  for (const { measure, options } of openings) {
    for (const { id, figures } of options.areas) {
      if (figures > 0 && !found.has(id)) found.set(id, { measure, figures });
    }
  }
  return [...found].map(([id, { measure }]) => {
    const area = known.get(id);
    return {
      id: `area ${id}`,
      label: id,
      section: SECTIONS.areas,
      keywords: `${area?.code ?? ''} ${area?.region ?? ''}`,
      detail: [area && AREA_KINDS[area.kind], findMeasure(measure)?.label]
        .filter(Boolean)
        .join(' · '),
      run: () => {
        navigate('explore', writeSelection({ ...selectionOf(measure), areas: [id] }));
      },
    };
  });
}

export function appearanceCommands(choose: (chosen: Partial<Preferences>) => void): Command[] {
  const command = (label: string, keywords: string, chosen: Partial<Preferences>): Command => ({
    id: `appearance ${label}`,
    label,
    section: SECTIONS.appearance,
    keywords,
    run: () => {
      choose(chosen);
    },
  });
  return [
    command('Use the light theme', 'bright white', { theme: 'light' }),
    command('Use the dark theme', 'night black', { theme: 'dark' }),
    command('Use the system’s theme', 'automatic', { theme: 'system' }),
    command('Use compact rows', 'density small dense', { density: 'compact' }),
    command('Use comfortable rows', 'density large spacing', { density: 'comfortable' }),
    command('Turn high contrast on', 'accessibility', { contrast: 'more' }),
    command('Turn high contrast off', 'accessibility', { contrast: 'system' }),
  ];
}
