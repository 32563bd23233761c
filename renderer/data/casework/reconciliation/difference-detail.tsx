import { Button } from '../../../components/button.tsx';
import { Inspector, InspectorSection, PropertyList } from '../../../components/inspector.tsx';
import { fieldLabel, placeWords, shortKey, valueWords } from '../casework-words.ts';
import { LocalNumberSection } from '../identify/local-number-section.tsx';
import { KIND_LABELS, RETURN_LABELS, type Difference, type HeldReturn } from './compared.ts';

type SideProps = {
  title: string;
  difference: Difference;
  value: string | null;
  place: Difference['returnedAt'];
};

function Side({ title, difference, value, place }: SideProps) {
  return (
    <InspectorSection title={title}>
      {place === null ? (
        <p>Doesn’t know {difference.kind === 'differs' ? 'this attempt' : 'this child'}.</p>
      ) : (
        <PropertyList
          items={[
            ...(difference.kind === 'differs' ? [{ name: 'Says', value: valueWords(value) }] : []),
            { name: 'Stands in', value: placeWords(place) },
          ]}
        />
      )}
    </InspectorSection>
  );
}

type DifferenceDetailProps = {
  of: Difference;
  held: HeldReturn;
  onClose: () => void;
  onCorrect: () => void;
};

/** One difference: what either side says and where, and a way to the child's record. */
export function DifferenceDetail({ of, held, onClose, onCorrect }: DifferenceDetailProps) {
  const { child, kind, field, returned, recorded, returnedAt, recordedAt } = of;
  return (
    <Inspector
      title={field === null ? KIND_LABELS[kind] : fieldLabel(field)}
      subtitle={`Child ${shortKey(child)} · ${held.area}`}
      onClose={onClose}
      actions={<Button onPress={onCorrect}>Correct this record…</Button>}
    >
      <Side
        title={`${RETURN_LABELS[held.family]}, ${held.year}`}
        difference={of}
        value={returned}
        place={returnedAt}
      />
      <Side
        title="The authority’s own records"
        difference={of}
        value={recorded}
        place={recordedAt}
      />
      <LocalNumberSection subject={child} />
    </Inspector>
  );
}
