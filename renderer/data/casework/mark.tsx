import { classNames } from '../../components/class-names.ts';
import { Icon, type IconName } from '../../components/icon.tsx';

export type Tone = 'critical' | 'caution' | 'good' | 'neutral';

const ICONS = {
  critical: 'error',
  caution: 'warning',
  good: 'check',
  neutral: 'minus',
} as const satisfies Record<Tone, IconName>;

/** How something stands: a word and a shape, and only then a colour. */
export function Mark({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classNames('casework-mark', `casework-mark-${tone}`)}>
      <Icon name={ICONS[tone]} />
      {children}
    </span>
  );
}
