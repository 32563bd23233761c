import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { formatTimeLeft } from '../format/time.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import './progress.css';

export type ProgressBarProps = {
  /** What is being done: "Checking leicestershire-2022-23.csv". */
  label: string;
  /** 0–1, or null while it can't be told. */
  fraction: number | null;
  secondsLeft?: number | null;
  /** "File 2 of 4". */
  detail?: string;
  onCancel?: () => void;
};

/** Work that takes longer than a second: what, how far, how long still, and a way out. */
export function ProgressBar({
  label,
  fraction,
  secondsLeft = null,
  detail,
  onCancel,
}: ProgressBarProps) {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  const left = secondsLeft === null ? null : formatTimeLeft(secondsLeft);
  return (
    <div className="progress">
      <AriaProgressBar
        className="progress-meter"
        aria-label={label}
        {...(percent === null ? { isIndeterminate: true } : { value: percent })}
        valueLabel={[percent === null ? null : `${percent}%`, left].filter(Boolean).join(', ')}
      >
        <div className="progress-words">
          <span className="progress-label">{label}</span>
          <span className="muted progress-detail">
            {[detail, left].filter(Boolean).join(' · ')}
          </span>
        </div>
        <div className="progress-track">
          <div
            className={classNames('progress-fill', percent === null && 'progress-unknown')}
            style={percent === null ? {} : { width: `${percent}%` }}
          />
        </div>
      </AriaProgressBar>
      {onCancel && (
        <Button size="small" onPress={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}

/**
 * A line along the top edge of what is being renewed while its old content stays. Appears after a
 * tenth of a second, so that a quick answer shows nothing at all.
 */
export function ThinBar({ isActive }: { isActive: boolean }) {
  return <div className="thin-bar">{isActive && <div className="thin-bar-run" />}</div>;
}
