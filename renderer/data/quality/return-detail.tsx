import type { ReturnCovered } from '../../../analytics/contract/quality.ts';
import { Inspector, InspectorSection, PropertyList } from '../../components/inspector.tsx';
import { countOf, formatCount } from '../../format/number.ts';
import { familyLabel } from './coverage.ts';

/** One return: its modules and the files it came in. */
export function ReturnDetail({
  returned,
  onClose,
}: {
  returned: ReturnCovered;
  onClose: () => void;
}) {
  const { area, period, family, rows, modules, files } = returned;
  return (
    <Inspector
      title={`${area ?? 'Unknown authority'}, ${period ?? 'year unknown'}`}
      subtitle={`${familyLabel(family)}, ${countOf(rows, 'row')}`}
      onClose={onClose}
    >
      <InspectorSection title="Rows by module">
        <PropertyList
          items={Object.entries(modules).map(([name, count]) => ({
            name,
            value: formatCount(count),
          }))}
        />
      </InspectorSection>
      <InspectorSection title={countOf(files.length, 'file')}>
        <ul>
          {files.map((file) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
      </InspectorSection>
    </Inspector>
  );
}
