import { InspectorSection, PropertyList } from '../../../components/inspector.tsx';
import { countOf } from '../../../format/number.ts';
import { formatDate } from '../../../format/time.ts';
import { placeWords } from '../casework-words.ts';
import { Mark } from '../mark.tsx';
import { isPastDue, type Tracked } from './tracked.ts';

type StandingSectionsProps = {
  of: Tracked;
  stage: string;
  /** What else is known of where they stand. */
  further: readonly { name: string; value: string }[];
};

/** Where somebody stands, what comes next, and which row says so. */
export function StandingSections({ of, stage, further }: StandingSectionsProps) {
  return (
    <>
      <InspectorSection title="Stage">
        <PropertyList
          items={[
            { name: 'Stage', value: stage },
            { name: 'Since', value: `${formatDate(of.since)}, ${countOf(of.days, 'day')}` },
            ...further,
          ]}
        />
      </InspectorSection>
      <InspectorSection title="Next step">
        <PropertyList
          items={[
            { name: 'Step', value: of.next },
            {
              name: 'Due by',
              value: of.due === null ? 'No day is set for it' : formatDate(of.due),
            },
            ...(of.dueBy === null ? [] : [{ name: 'Set by', value: of.dueBy }]),
            ...(isPastDue(of)
              ? [
                  {
                    name: 'Overdue',
                    value: <Mark tone="caution">{countOf(of.overdueDays ?? 0, 'day')}</Mark>,
                  },
                ]
              : []),
          ]}
        />
      </InspectorSection>
      <InspectorSection title="Source row">
        <p>{placeWords(of)}</p>
      </InspectorSection>
    </>
  );
}
