import { useState } from 'react';
import { readDay } from '../../../analytics/contract/day.ts';
import { TextField } from '../../components/field.tsx';
import { writeDay } from './day.ts';

type DayFieldProps = {
  label: string;
  /** An ISO date; null for the usual day, which `placeholder` names. */
  value: string | null;
  onChange: (day: string | null) => void;
};

/** A day among the filters. What is no day yet waits until it is one. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const [typed, setTyped] = useState({ text: value === null ? '' : writeDay(value), of: value });
  // The address may have changed under it: by a link, or a step back.
  const text = typed.of === value ? typed.text : value === null ? '' : writeDay(value);
  const isDay = text.trim() === '' || readDay(text) !== null;
  return (
    <TextField
      className="day-field"
      label={label}
      value={text}
      maxLength={10}
      placeholder="today"
      error={!isDay && text.length >= 8 ? 'Write a day as 31/03/2023.' : null}
      onChange={(next) => {
        const day = readDay(next);
        const of = next.trim() === '' ? null : (day ?? value);
        setTyped({ text: next, of });
        if (of !== value) onChange(of);
      }}
    />
  );
}
