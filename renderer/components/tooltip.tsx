import type { ReactElement, ReactNode } from 'react';
import {
  Button as AriaButton,
  Link,
  Tooltip as AriaTooltip,
  TooltipTrigger,
  type TooltipProps as AriaTooltipProps,
} from 'react-aria-components';
import './tooltip.css';

export type TooltipProps = {
  text: ReactNode;
  placement?: AriaTooltipProps['placement'];
  delay?: number;
  /** One element that can take focus. */
  children: ReactElement;
};

/** A few words more about something that already has a name. */
export function Tooltip({ text, placement = 'bottom', delay = 500, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={delay} closeDelay={0}>
      {children}
      <AriaTooltip className="tooltip" placement={placement} offset={4}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

export type TermProps = { definition: string; children: string };

/** A word of the sector with its definition one hover, or one Tab, away. */
export function Term({ definition, children }: TermProps) {
  return (
    <TooltipTrigger delay={200} closeDelay={0}>
      <AriaButton className="term">{children}</AriaButton>
      <AriaTooltip className="tooltip tooltip-definition" placement="top start" offset={4}>
        {definition}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

export type TermLinkProps = TermProps & { href: string };

/** A word of the sector that also leads somewhere. */
export function TermLink({ definition, href, children }: TermLinkProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <Link className="term-link" href={href}>
        {children}
      </Link>
      <AriaTooltip className="tooltip tooltip-definition" placement="top start" offset={4}>
        {definition}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
