import type { QualitySeverity } from '../../../analytics/contract/quality.ts';
import { Icon, type IconName } from '../../components/icon.tsx';
import { SEVERITY_LABELS } from './quality-words.ts';

const ICONS = { error: 'error', warning: 'warning' } as const satisfies Record<
  QualitySeverity,
  IconName
>;

/** How grave a finding is: a word and a shape, and only then a colour. */
export function SeverityMark({ severity }: { severity: QualitySeverity }) {
  return (
    <span className={`severity severity-${severity}`}>
      <Icon name={ICONS[severity]} />
      {SEVERITY_LABELS[severity]}
    </span>
  );
}
