import { useId, useState } from 'react';
import { NumberField } from './number-field.tsx';

type ShareFieldProps = {
  /** What the share is of: "Demand, share of the budget". */
  label: string;
  /** 0–1. */
  share: number;
  onChange: (share: number, how: 'drag' | 'type') => void;
  /** The handle was let go of, or the field left. */
  onEnd: () => void;
  error?: string | null;
  isDisabled: boolean;
  /** Steps of the handle; a tenth of a point by keyboard and typing. */
  step?: number;
};

/** Weights are kept to four decimals, so that a share may differ by as little from what was set. */
const LANDED = 0.002;

/** A share to drag or to type; both say and set the same. */
export function ShareField({
  label,
  share,
  onChange,
  onEnd,
  error = null,
  isDisabled,
  step = 0.01,
}: ShareFieldProps) {
  const id = useId();
  // While it is dragged the handle stands where the hand is, whatever else is still to be drawn.
  const [held, setHeld] = useState<number | null>(null);
  if (held !== null && Math.abs(held - share) < LANDED) setHeld(null);
  const percent = Math.round((held ?? share) * 10_000) / 100;
  return (
    <div className="share-field">
      <input
        id={id}
        type="range"
        aria-label={label}
        aria-valuetext={`${percent}%`}
        min={0}
        max={100}
        step={step * 100}
        value={Math.min(100, Math.max(0, percent))}
        disabled={isDisabled}
        onChange={(event) => {
          const dragged = event.currentTarget.valueAsNumber / 100;
          setHeld(dragged);
          onChange(dragged, 'drag');
        }}
        onPointerUp={onEnd}
        onKeyUp={onEnd}
        onBlur={onEnd}
      />
      <NumberField
        label={`${label}, in %`}
        isLabelHidden
        value={percent}
        suffix="%"
        decimals={1}
        error={error}
        isDisabled={isDisabled}
        onChange={(typed) => {
          if (typed !== null) onChange(typed / 100, 'type');
        }}
        onEnd={onEnd}
      />
    </div>
  );
}
