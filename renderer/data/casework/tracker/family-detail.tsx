import type { TrackedFamily } from '../../../../analytics/contract/casework.ts';
import { Inspector } from '../../../components/inspector.tsx';
import { areaWords, FAMILY_STAGE_LABELS, shortKey } from '../casework-words.ts';
import { LocalNumberSection } from '../identify/local-number-section.tsx';
import { StandingSections } from './standing-sections.tsx';

export function namedChildWords({ approvedForNamedChild: named }: TrackedFamily): string {
  if (named === null) return 'Not said';
  return named ? 'Yes' : 'No';
}

/** One household: where it stands and what comes next. */
export function FamilyDetail({ of: tracked, onClose }: { of: TrackedFamily; onClose: () => void }) {
  const { family, area, stage } = tracked;
  return (
    <Inspector title={`Family ${shortKey(family)}`} subtitle={areaWords(area)} onClose={onClose}>
      <StandingSections
        of={tracked}
        stage={FAMILY_STAGE_LABELS[stage]}
        further={[{ name: 'Named child', value: namedChildWords(tracked) }]}
      />
      <LocalNumberSection subject={family} />
    </Inspector>
  );
}
