import type { ReactNode } from 'react';
import type { Failure, Place } from '../../analytics/contract/failure.ts';
import { formatCount } from '../format/number.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import './notice.css';

export type EmptyStateProps = {
  icon?: IconName;
  title: string;
  /** Why there is nothing, and what would bring something. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** A place with nothing in it yet, or with too little to answer from. */
export function EmptyState({ icon = 'info', title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} />
      <div>
        <p className="notice-title">{title}</p>
        {children && <div className="muted">{children}</div>}
        {actions && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}

/** "leicestershire.csv, sheet List 10, row 12, column Area" */
export function describePlace(place: Place): string {
  return [
    place.file,
    place.sheet && `sheet ${place.sheet}`,
    place.row !== undefined && `row ${formatCount(place.row)}`,
    place.column && `column ${place.column}`,
  ]
    .filter(Boolean)
    .join(', ');
}

export type ErrorNoticeProps = {
  failure: Failure;
  onRetry?: (() => void) | undefined;
  /** Words for the retry button. */
  retryLabel?: string;
  actions?: ReactNode;
};

/** What went wrong, where, and what to do about it. */
export function ErrorNotice({
  failure,
  onRetry,
  retryLabel = 'Try again',
  actions,
}: ErrorNoticeProps) {
  const place = failure.place ? describePlace(failure.place) : '';
  const isSaid = failure.message.includes(place);
  return (
    <div className="notice notice-critical" role="alert">
      <Icon name="error" />
      <div className="notice-words">
        <p className="notice-title">{failure.message}</p>
        {!isSaid && <p className="muted">{place}</p>}
        <p>{failure.action}</p>
        {(onRetry ?? actions) && (
          <div className="notice-actions">
            {onRetry && (
              <Button size="small" onPress={onRetry}>
                {retryLabel}
              </Button>
            )}
            {actions}
          </div>
        )}
      </div>
    </div>
  );
}

export type NoticeProps = {
  tone: 'info' | 'caution' | 'good';
  title: string;
  children?: ReactNode;
};

const NOTICE_ICONS = { info: 'info', caution: 'warning', good: 'check' } as const satisfies Record<
  NoticeProps['tone'],
  IconName
>;

/** Something to know before reading on; nothing has failed. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={classNames('notice', `notice-${tone}`)}>
      <Icon name={NOTICE_ICONS[tone]} />
      <div className="notice-words">
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
