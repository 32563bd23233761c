import { FAMILY_LABELS, type Source } from '../../analytics/contract/load.ts';
import { Inspector, InspectorSection, PropertyList } from '../components/inspector.tsx';
import { formatCount } from '../format/number.ts';
import { formatMoment } from '../format/time.ts';
import { rowCounts } from './row-counts.tsx';
import { describeSpan } from './sources-table.tsx';

/** One loaded file: what it is, what it brought, and what tells it from any other. */
export function SourcePanel({ source, onClose }: { source: Source; onClose: () => void }) {
  return (
    <Inspector title={source.file} subtitle={FAMILY_LABELS[source.family]} onClose={onClose}>
      <InspectorSection title="What it brought">
        <PropertyList
          items={[
            ...rowCounts(source, source.id),
            { name: 'Areas', value: formatCount(source.areas) },
            { name: 'Periods', value: describeSpan(source) },
          ]}
        />
      </InspectorSection>
      <InspectorSection title="Where it comes from">
        <PropertyList
          items={[
            {
              name: 'Loaded',
              value: source.sample ? 'With the workbench' : formatMoment(source.loadedAt),
            },
            {
              name: 'Fingerprint',
              value: <code title="SHA-256 of the file">{source.sha256}</code>,
            },
          ]}
        />
      </InspectorSection>
    </Inspector>
  );
}
