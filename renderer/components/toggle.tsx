import type { ReactNode } from 'react';
import { Radio, RadioGroup, Switch as AriaSwitch } from 'react-aria-components';
import { classNames } from './class-names.ts';
import './toggle.css';

export type ToggleProps = {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  children: ReactNode;
};

/** A setting that takes effect at once. */
export function Switch({ children, ...rest }: ToggleProps) {
  return (
    <AriaSwitch {...rest} className="toggle">
      <span className="toggle-track" />
      <span>{children}</span>
    </AriaSwitch>
  );
}

export type SegmentedProps<Id extends string> = {
  label: string;
  isLabelHidden?: boolean;
  value: Id;
  onChange: (value: Id) => void;
  options: readonly { id: Id; label: string }[];
};

/** One of two to four, all in view: light or dark, mean or median. */
export function Segmented<Id extends string>({
  label,
  isLabelHidden = true,
  value,
  onChange,
  options,
}: SegmentedProps<Id>) {
  return (
    <RadioGroup
      className={classNames('segmented-group')}
      orientation="horizontal"
      aria-label={label}
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.id === chosen);
        if (option) onChange(option.id);
      }}
    >
      {!isLabelHidden && (
        <span className="field-label" aria-hidden="true">
          {label}
        </span>
      )}
      <div className="segmented">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="segment">
            <span className="steady" data-words={option.label}>
              {option.label}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
