import type { Correction } from '../../../../analytics/contract/casework.ts';
import { Button } from '../../../components/button.tsx';
import { Inspector, InspectorSection, PropertyList } from '../../../components/inspector.tsx';
import { formatMoment } from '../../../format/time.ts';
import { fieldLabel, shortKey, valueWords } from '../casework-words.ts';
import { LocalNumberSection } from '../identify/local-number-section.tsx';
import { Mark } from '../mark.tsx';
import { hasEnded, STATE_LABELS, STATE_TONES, STATE_WORDS } from './correction-words.ts';

type CorrectionDetailProps = {
  of: Correction;
  onClose: () => void;
  onCorrect: () => void;
  onUndo: () => void;
};

/** One correction: what it says, whether it counts, who made it and why. */
export function CorrectionDetail({ of, onClose, onCorrect, onUndo }: CorrectionDetailProps) {
  const { child, area, attempt, field, oldValue, newValue, found, reason, by, at, state } = of;
  return (
    <Inspector
      title={fieldLabel(field)}
      subtitle={`Child ${shortKey(child)} · ${area} · attempt ${attempt} to place`}
      onClose={onClose}
      actions={
        hasEnded(of) ? null : (
          <>
            <Button icon="undo" onPress={onUndo}>
              Undo this correction
            </Button>
            <Button variant="quiet" onPress={onCorrect}>
              Correct it anew…
            </Button>
          </>
        )
      }
    >
      <InspectorSection title="Whether it counts">
        <p>
          <Mark tone={STATE_TONES[state]}>{STATE_LABELS[state]}</Mark>
        </p>
        <p className="muted">{STATE_WORDS[state]}</p>
      </InspectorSection>
      <InspectorSection title="What it says">
        <PropertyList
          items={[
            { name: 'Files said', value: valueWords(oldValue) },
            { name: 'Corrected to', value: valueWords(newValue) },
            ...(state === 'stale' ? [{ name: 'Files say now', value: valueWords(found) }] : []),
          ]}
        />
      </InspectorSection>
      <InspectorSection title="Why, and by whom">
        <p>{reason}</p>
        <PropertyList
          items={[
            { name: 'Made by', value: by ?? 'Not named' },
            { name: 'Made', value: formatMoment(at) },
          ]}
        />
      </InspectorSection>
      <LocalNumberSection subject={child} />
    </Inspector>
  );
}
