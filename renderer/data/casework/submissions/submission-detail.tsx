import { Inspector, InspectorSection, PropertyList } from '../../../components/inspector.tsx';
import { formatDate, formatMoment } from '../../../format/time.ts';
import { Mark } from '../mark.tsx';
import { sentWords, STATUS_LABELS, STATUS_TONES, type Submitter } from './submission-words.ts';

type SubmissionDetailProps = { of: Submitter; period: string; onClose: () => void };

/** What one authority sent for a quarter, and what others sent that it did not. */
export function SubmissionDetail({ of, period, onClose }: SubmissionDetailProps) {
  const { area, status, sent, through } = of;
  return (
    <Inspector
      title={area}
      subtitle={<Mark tone={STATUS_TONES[status]}>{`${STATUS_LABELS[status]}, ${period}`}</Mark>}
      onClose={onClose}
    >
      {sent.length === 0 && (
        <InspectorSection title="What came">
          <p>
            Nothing loaded of {area} reaches {period}. A return or an export counts for a quarter
            when the latest day it tells of lies in it or after.
          </p>
        </InspectorSection>
      )}
      {sent.map((one) => (
        <InspectorSection key={one.family} title={one.family}>
          <PropertyList
            items={[
              { name: 'Sent', value: sentWords(one) },
              ...(one.missing.length > 0
                ? [{ name: 'Missing', value: one.missing.join(', ') }]
                : []),
              ...(one.through === null
                ? []
                : [{ name: 'Data to', value: formatDate(one.through) }]),
              { name: 'Loaded', value: formatMoment(one.loadedAt) },
            ]}
          />
        </InspectorSection>
      ))}
      <InspectorSection title="In any period">
        <PropertyList
          items={[
            {
              name: 'Data to',
              value: through === null ? 'Nothing is loaded' : formatDate(through),
            },
          ]}
        />
      </InspectorSection>
    </Inspector>
  );
}
