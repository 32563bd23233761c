import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  FieldError,
  Input,
  Label,
  SearchField as AriaSearchField,
  Text,
  TextField as AriaTextField,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './field.css';

/** What every field takes: a label that is always there, if only for a screen reader. */
export type FieldProps = {
  label: string;
  isLabelHidden?: boolean;
  /** How to fill it in, under the label. */
  description?: string;
  /** What is wrong and what to do; marks the field as invalid. */
  error?: string | null;
  isDisabled?: boolean;
  className?: string;
};

export function FieldLabel({ label, isHidden }: { label: string; isHidden: boolean | undefined }) {
  return <Label className={isHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>;
}

export function FieldDescription({ children }: { children: ReactNode }) {
  return (
    <Text slot="description" className="field-description">
      {children}
    </Text>
  );
}

export type TextFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  maxLength?: number;
  /** What leaving it blank means, or an example. */
  placeholder?: string;
};

export function TextField({
  label,
  isLabelHidden,
  description,
  error,
  isDisabled = false,
  className,
  value,
  onChange,
  autoFocus = false,
  maxLength,
  placeholder,
}: TextFieldProps) {
  return (
    <AriaTextField
      className={classNames('field', className)}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={Boolean(error)}
      autoFocus={autoFocus}
      {...(maxLength === undefined ? {} : { maxLength })}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      {description && <FieldDescription>{description}</FieldDescription>}
      {/* What is typed, a case number or a reason, is nothing for a browser to suggest later. */}
      <Input
        className="input"
        autoComplete="off"
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {error && <FieldError className="field-error">{error}</FieldError>}
    </AriaTextField>
  );
}

export type SearchFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  autoFocus?: boolean;
};

export function SearchField({
  label,
  isLabelHidden = true,
  description,
  isDisabled = false,
  className,
  value,
  onChange,
  placeholder = 'Search',
  autoFocus = false,
}: SearchFieldProps) {
  return (
    <AriaSearchField
      className={classNames('field', className)}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      {description && <FieldDescription>{description}</FieldDescription>}
      <SearchInput placeholder={placeholder} />
    </AriaSearchField>
  );
}

/** The input of a search field with its glass and its clear button; stands in a react-aria field. */
export function SearchInput({ placeholder }: { placeholder: string }) {
  return (
    <div className="search">
      <Icon name="search" />
      <Input className="input" autoComplete="off" placeholder={placeholder} />
      <AriaButton className="search-clear">
        <Icon name="close" />
      </AriaButton>
    </div>
  );
}
