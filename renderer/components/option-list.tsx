import { memo, type ReactNode } from 'react';
import {
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Text,
  type Key,
  type ListBoxProps,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import './option-list.css';

/** Something to choose. Options of one `section` stand together under its name. */
export type Option<Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** Fine print on the right: "24 figures", "A1", "Agency". */
  readonly detail?: string;
  /** Words that find it besides the label. */
  readonly keywords?: string;
  readonly section?: string;
  readonly isDisabled?: boolean;
};

function sectionsOf(options: readonly Option[]): [string | null, Option[]][] {
  const sections = new Map<string | null, Option[]>();
  for (const option of options) {
    const section = option.section ?? null;
    const members = sections.get(section);
    if (members) members.push(option);
    else sections.set(section, [option]);
  }
  return [...sections];
}

function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={`${option.label} ${option.keywords ?? ''} ${option.detail ?? ''}`.trim()}
      isDisabled={option.isDisabled ?? false}
      className="option"
    >
      {({ isSelected }) => (
        <>
          <span className="option-mark">{isSelected && <Icon name="check" />}</span>
          <Text slot="label" className="option-label">
            {option.label}
          </Text>
          {option.detail && (
            <Text slot="description" className="option-detail">
              {option.detail}
            </Text>
          )}
        </>
      )}
    </ListBoxItem>
  );
}

const PARTS = [
  'id',
  'label',
  'detail',
  'keywords',
  'section',
  'isDisabled',
] as const satisfies (keyof Option)[];

/** Whether two lists offer the same in the same words. */
export function isSameList(one: readonly Option[], other: readonly Option[]): boolean {
  return (
    one.length === other.length &&
    one.every((option, at) => PARTS.every((part) => option[part] === other[at]?.[part]))
  );
}

/** The options themselves. Comparing hundreds of them takes far less than drawing them again. */
const Options = memo(
  function Options({ options }: { options: readonly Option[] }) {
    return sectionsOf(options).map(([section, members]) =>
      section === null ? (
        members.map((option) => <OptionItem key={option.id} option={option} />)
      ) : (
        <ListBoxSection key={section} id={`section ${section}`}>
          <Header className="option-section">{section}</Header>
          {members.map((option) => (
            <OptionItem key={option.id} option={option} />
          ))}
        </ListBoxSection>
      ),
    );
  },
  (before, now) => isSameList(before.options, now.options),
);

type OptionListProps = Omit<ListBoxProps<Option>, 'children' | 'className' | 'items'> & {
  options: readonly Option[];
  empty?: ReactNode;
  onAction?: (key: Key) => void;
};

/** The list inside a Select, a ComboBox or the command palette. */
export function OptionList({ options, empty = 'Nothing matches.', ...rest }: OptionListProps) {
  return (
    <ListBox
      {...rest}
      className="option-list"
      renderEmptyState={() => <div className="option-empty">{empty}</div>}
    >
      <Options options={options} />
    </ListBox>
  );
}
