import { useState } from 'react';
import { FieldError, Input, Label, TextField as AriaTextField } from 'react-aria-components';
import { formatNumber } from '../../format/number.ts';

type NumberFieldProps = {
  label: string;
  /** For the eye, where the label says more than fits: the field's name stays the label. */
  shortLabel?: string;
  isLabelHidden?: boolean;
  value: number | null;
  /** What is beside the number: £, %, years. */
  prefix?: string;
  suffix?: string;
  /** Decimals that are written; what is typed may have more. */
  decimals?: number;
  onChange: (value: number | null) => void;
  /** The field is left: what comes next is another step to undo. */
  onEnd?: () => void;
  error?: string | null;
  isDisabled?: boolean;
  className?: string;
};

/** A number as somebody types it: with or without commas, a pound sign or a percent sign. */
export function readTyped(text: string): number | null | undefined {
  const plain = text.replaceAll(/[£,%\s]/g, '').replace('−', '-');
  if (plain === '') return null;
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

const written = (value: number | null, decimals: number) =>
  value === null ? '' : formatNumber(value, { minimum: 0, maximum: decimals });

/** Shares are kept to four decimals: what comes back may be as little off. */
const isNear = (read: number | null | undefined, value: number | null): boolean =>
  read === value || (typeof read === 'number' && value !== null && Math.abs(read - value) < 0.01);

/**
 * A number to type. Every readable number counts at once; what can't be read is said and changes
 * nothing. A number that makes no sense is passed on: the engine says why, and what would.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, shortLabel, isLabelHidden = false, value, prefix, suffix, decimals = 2 } = props;
  const [typed, setTyped] = useState<{ text: string; over: number | null } | null>(null);
  const read = typed === null ? null : readTyped(typed.text);
  if (typed !== null && value !== typed.over) {
    // What was typed has arrived, or a step was undone elsewhere and the text is no longer true.
    setTyped(isNear(read, value) ? { ...typed, over: value } : null);
  }
  const isUnreadable = read === undefined;
  const error = isUnreadable ? 'Write a plain number.' : (props.error ?? null);
  return (
    <AriaTextField
      className={['field', 'number-field', props.className].filter(Boolean).join(' ')}
      aria-label={label}
      value={typed?.text ?? written(value, decimals)}
      onChange={(text) => {
        setTyped({ text, over: value });
        const now = readTyped(text);
        if (now !== undefined && now !== value) props.onChange(now);
      }}
      onBlur={() => {
        setTyped(null);
        props.onEnd?.();
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={error !== null}
    >
      {!isLabelHidden && <Label className="field-label">{shortLabel ?? label}</Label>}
      <span className="number-box">
        {prefix && <span aria-hidden="true">{prefix}</span>}
        <Input className="input" inputMode="decimal" autoComplete="off" />
        {suffix && <span aria-hidden="true">{suffix}</span>}
      </span>
      {error !== null && <FieldError className="field-error">{error}</FieldError>}
    </AriaTextField>
  );
}
