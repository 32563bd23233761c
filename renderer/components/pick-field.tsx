import { use, useState } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  FieldError,
  Input,
  Popover,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldLabel, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { OptionList, type Option } from './option-list.tsx';
import './pick-field.css';

export type PickFieldProps<Id extends string> = Omit<FieldProps, 'description'> & {
  /** Told apart by their labels, which are what is typed. */
  options: readonly Option<Id>[];
  value: Id | null;
  /** Null when what was chosen is taken back. */
  onChange: (value: Id | null) => void;
  placeholder?: string;
};

/**
 * One of many, found by typing, or nothing. Its options are only built while it is being filled in,
 * so that dozens of these can stand on a screen.
 */
export function PickField<Id extends string>({
  label,
  isLabelHidden,
  error,
  isDisabled = false,
  className,
  options,
  value,
  onChange,
  placeholder = 'Not stated',
}: PickFieldProps<Id>) {
  const [isInUse, setInUse] = useState(false);
  const offered = isInUse ? options : options.filter(({ id }) => id === value);
  return (
    <AriaComboBox
      className={classNames('field', 'pick-field', className)}
      value={value}
      onChange={(key) => {
        onChange(options.find(({ id }) => id === key)?.id ?? null);
      }}
      onFocusChange={(isFocused) => {
        if (isFocused) setInUse(true);
      }}
      allowsEmptyCollection
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <div className="pick-field-box">
        <PickInput placeholder={placeholder} />
        <AriaButton className="pick-field-open" aria-label={`Choose ${label}`}>
          <Icon name="chevron_down" />
        </AriaButton>
      </div>
      {error && <FieldError className="field-error">{error}</FieldError>}
      <Popover className="popover pick-field-popover" offset={4} placement="bottom start">
        <OptionList options={offered} />
      </Popover>
    </AriaComboBox>
  );
}

/** Opens the list when clicked; a keyboard walks past it, and opens it by typing or the down key. */
function PickInput({ placeholder }: { placeholder: string }) {
  const state = use(ComboBoxStateContext);
  return (
    <Input
      className="input"
      placeholder={placeholder}
      onClick={() => {
        state?.open(null, 'manual');
      }}
    />
  );
}
