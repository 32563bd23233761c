import type { Reject } from '../../analytics/contract/load.ts';
import { Inspector, InspectorSection, PropertyList } from '../components/inspector.tsx';
import { formatCount } from '../format/number.ts';
import { reasonWords } from './reject-reasons.ts';

/** One rejected row in full. */
export function RejectPanel({ reject, onClose }: { reject: Reject; onClose: () => void }) {
  return (
    <Inspector title={`Row ${formatCount(reject.row)}`} subtitle={reject.file} onClose={onClose}>
      <InspectorSection title="Why it was not loaded">
        <p>{reject.reason}</p>
      </InspectorSection>
      <InspectorSection title="Where">
        <PropertyList
          items={[
            { name: 'Column', value: reject.column ?? '–' },
            { name: 'Value', value: reject.value === null ? '–' : <code>{reject.value}</code> },
            { name: 'Kind of reason', value: reasonWords(reject.code) },
          ]}
        />
      </InspectorSection>
    </Inspector>
  );
}
