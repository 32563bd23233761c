import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';
import './button.css';

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger';
type Common = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  className?: string;
};

export type ButtonProps = Common & {
  /** One primary button a view at most; `quiet` has no border until it is pointed at. */
  variant?: Variant;
  size?: 'small' | 'medium';
  icon?: IconName;
  /** A verb and its object: "Load 4 files". */
  children: ReactNode;
};

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={classNames('button', `button-${variant}`, `button-${size}`, className)}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  );
}

export type IconButtonProps = Common & {
  icon: IconName;
  /** What it does; read out, and shown when pointed at. */
  label: string;
  /** The keys that do the same, shown beside the label. */
  shortcut?: string;
  variant?: Variant;
  size?: 'small' | 'medium';
};

export function IconButton({
  icon,
  label,
  shortcut,
  variant = 'quiet',
  size = 'medium',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={shortcut ? `${label} (${shortcut})` : label}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames(
          'button',
          'button-icon',
          `button-${variant}`,
          `button-${size}`,
          className,
        )}
      >
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  );
}
