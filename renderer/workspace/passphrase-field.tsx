import { useState } from 'react';
import { FieldError, Input, TextField } from 'react-aria-components';
import { IconButton } from '../components/button.tsx';
import { FieldDescription, FieldLabel, type FieldProps } from '../components/field.tsx';
import './passphrase.css';

type PassphraseFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  /** Tells the browser's own password keeper what this is: nothing is to be kept. */
  isNew?: boolean;
};

/** A passphrase being typed: hidden unless somebody wants to see it. */
export function PassphraseField({
  label,
  description,
  error,
  isDisabled = false,
  value,
  onChange,
  autoFocus = false,
  isNew = false,
}: PassphraseFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      className="field"
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      autoFocus={autoFocus}
      maxLength={1000}
      autoComplete={isNew ? 'new-password' : 'off'}
      spellCheck="false"
    >
      <FieldLabel label={label} isHidden={false} />
      {description && <FieldDescription>{description}</FieldDescription>}
      <div className="passphrase-input">
        <Input className="input" />
        <IconButton
          icon={isShown ? 'eye_closed' : 'eye'}
          label={isShown ? 'Hide the passphrase' : 'Show the passphrase'}
          size="small"
          onPress={() => {
            setShown(!isShown);
          }}
        />
      </div>
      {error && <FieldError className="field-error">{error}</FieldError>}
    </TextField>
  );
}
