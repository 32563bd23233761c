import { STATUS_LABELS, type FigureStatus } from '../../analytics/contract/figure.ts';
import { formatCount } from '../format/number.ts';
import './status-mark.css';

export type StatusMarkProps = {
  status: FigureStatus;
  /** The bounds within which a suppressed figure is known to lie. */
  lower?: number | null;
  upper?: number | null;
};

/** The letters official statistics use: c confidential, x not available, z not applicable. */
export const STATUS_MARKS = {
  final: '',
  provisional: 'p',
  suppressed: 'c',
  not_available: 'x',
  not_applicable: 'z',
} as const satisfies Record<FigureStatus, string>;

/** What the mark stands for, in a sentence. */
export function describeStatus({ status, lower, upper }: StatusMarkProps): string {
  const known = lower !== null && lower !== undefined && upper !== null && upper !== undefined;
  switch (status) {
    case 'final':
      return STATUS_LABELS.final;
    case 'provisional':
      return 'Provisional: may still change.';
    case 'suppressed':
      return known
        ? `Suppressed to protect somebody: between ${formatCount(lower)} and ${formatCount(upper)}.`
        : 'Suppressed to protect somebody. It is not zero and not missing.';
    case 'not_available':
      return 'Not available: nobody stated it. It is not zero.';
    case 'not_applicable':
      return 'Not applicable: there can be no such figure here.';
  }
}

/** Stands where a number would: never a number itself, never empty. Says what it means on hover. */
export function StatusMark(props: StatusMarkProps) {
  if (props.status === 'final') return null;
  const words = describeStatus(props);
  return (
    <span
      className={`status-mark status-${props.status}`}
      role="img"
      aria-label={words}
      title={words}
    >
      {STATUS_MARKS[props.status]}
    </span>
  );
}
