import { use } from 'react';
import {
  Autocomplete,
  Button as AriaButton,
  Popover,
  SearchField as AriaSearchField,
  Select as AriaSelect,
  SelectStateContext,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldDescription, FieldLabel, SearchInput, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { OptionList, type Option } from './option-list.tsx';
import './select.css';

type Shared<Id extends string> = FieldProps & {
  options: readonly Option<Id>[];
  placeholder?: string;
  /** A search box over the list; for more options than the eye takes in. */
  isSearchable?: boolean;
  /** `inline` puts the label before the value inside the button, as filters stand in a row. */
  look?: 'field' | 'inline';
};

export type SelectProps<Id extends string> = Shared<Id> & {
  value: Id | null;
  onChange: (value: Id) => void;
};

/** One of several. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { value, onChange, options, placeholder = 'Choose', error } = props;
  return (
    <AriaSelect
      className={classNames('field', 'select', props.className)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(error)}
      placeholder={placeholder}
    >
      <SelectBody {...props} summary={options.find((option) => option.id === value)?.label} />
    </AriaSelect>
  );
}

export type ComboBoxProps<Id extends string> = Shared<Id> & {
  values: readonly Id[];
  onChange: (values: Id[]) => void;
  /** What an empty choice means: "All areas". */
  placeholder?: string;
};

/** Any number of several, searched by typing. Answers in the order of the options. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { values, onChange, options, placeholder = 'All', error } = props;
  const chosen = options.filter((option) => values.includes(option.id));
  const [first, ...others] = chosen;
  const summary =
    first && (others.length > 1 ? `${first.label} and ${others.length} more` : undefined);
  return (
    <AriaSelect<Option, 'multiple'>
      className={classNames('field', 'select', props.className)}
      selectionMode="multiple"
      value={[...values]}
      onChange={(keys) => {
        const wanted = new Set(keys);
        onChange(options.flatMap((option) => (wanted.has(option.id) ? [option.id] : [])));
      }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(error)}
      placeholder={placeholder}
    >
      <SelectBody
        {...props}
        isSearchable={props.isSearchable ?? true}
        summary={summary ?? chosen.map((option) => option.label).join(', ')}
      />
    </AriaSelect>
  );
}

type BodyProps = Shared<string> & { summary: string | undefined };

function SelectBody({
  label,
  isLabelHidden,
  description,
  error,
  options,
  placeholder,
  isSearchable = false,
  look = 'field',
  summary,
}: BodyProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const state = use(SelectStateContext);
  return (
    <>
      <FieldLabel label={label} isHidden={look === 'inline' || isLabelHidden} />
      {description && <FieldDescription>{description}</FieldDescription>}
      <AriaButton className={classNames('select-button', look === 'inline' && 'select-inline')}>
        {look === 'inline' && (
          <span className="select-inline-label" aria-hidden="true">
            {label}
          </span>
        )}
        <SelectValue className="select-value">{summary || placeholder}</SelectValue>
        <Icon name="chevron_down" />
      </AriaButton>
      {error && <span className="field-error">{error}</span>}
      <Popover className="popover select-popover" offset={4} placement="bottom start">
        {isSearchable ? (
          <div
            // Otherwise the first Escape would only empty the search.
            onKeyDownCapture={(event) => {
              if (event.key === 'Escape') state?.close();
            }}
          >
            <Autocomplete filter={contains}>
              <AriaSearchField className="select-search" aria-label={`Search ${label}`} autoFocus>
                <SearchInput placeholder="Type to search" />
              </AriaSearchField>
              <OptionList options={options} />
            </Autocomplete>
          </div>
        ) : (
          <OptionList options={options} />
        )}
      </Popover>
    </>
  );
}
