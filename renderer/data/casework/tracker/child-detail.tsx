import type { TrackedChild } from '../../../../analytics/contract/casework.ts';
import { Button } from '../../../components/button.tsx';
import { Inspector, InspectorSection, PropertyList } from '../../../components/inspector.tsx';
import { useAnswer } from '../../../state/answers.ts';
import {
  areaWords,
  CHILD_STAGE_LABELS,
  fieldLabel,
  shortKey,
  valueWords,
} from '../casework-words.ts';
import { LocalNumberSection } from '../identify/local-number-section.tsx';
import { StandingSections } from './standing-sections.tsx';

type ChildDetailProps = { of: TrackedChild; onClose: () => void; onCorrect: () => void };

/** One child: where the child stands, what comes next, and what was corrected. */
export function ChildDetail({ of: tracked, onClose, onCorrect }: ChildDetailProps) {
  const { child, area, attempt, stage, familyFinding } = tracked;
  const all = useAnswer('corrections.list', {});
  const corrections = (all.data ?? []).filter((one) => one.child === child);
  return (
    <Inspector
      title={`Child ${shortKey(child)}`}
      subtitle={`${areaWords(area)} · attempt ${attempt} to place`}
      onClose={onClose}
      actions={<Button onPress={onCorrect}>Correct this record…</Button>}
    >
      <StandingSections
        of={tracked}
        stage={CHILD_STAGE_LABELS[stage]}
        further={[
          {
            name: 'Family finding',
            value: familyFinding === null ? 'Active or not said' : valueWords(familyFinding),
          },
        ]}
      />
      {corrections.length > 0 && (
        <InspectorSection title="Corrected">
          <PropertyList
            items={corrections.map(({ field, oldValue, newValue }) => ({
              name: fieldLabel(field),
              value: `${valueWords(newValue)} (files: ${valueWords(oldValue)})`,
            }))}
          />
        </InspectorSection>
      )}
      <LocalNumberSection subject={child} />
    </Inspector>
  );
}
