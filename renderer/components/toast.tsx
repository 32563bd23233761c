import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import './toast.css';

export type Notice = {
  title: string;
  detail?: string;
  tone?: 'neutral' | 'good' | 'critical';
  /** What takes it back, or leads on. */
  action?: { label: string; run: () => void };
};

const queue = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

/** Says that something happened. Stays longer when it offers an action or tells of trouble. */
export function notify(notice: Notice): void {
  const stays = notice.action !== undefined || notice.tone === 'critical';
  queue.add(notice, { timeout: stays ? 12_000 : 5_000 });
}

/** Where notices appear; once, in the frame. */
export function ToastRegion() {
  return (
    <AriaToastRegion queue={queue} className="toast-region" aria-label="Notices">
      {({ toast }) => (
        <AriaToast
          toast={toast}
          className={classNames('toast', `toast-${toast.content.tone ?? 'neutral'}`)}
        >
          {toast.content.tone === 'good' && <Icon name="check" />}
          {toast.content.tone === 'critical' && <Icon name="error" />}
          <ToastContent className="toast-content">
            <Text slot="title">{toast.content.title}</Text>
            {toast.content.detail && (
              <Text slot="description" className="toast-detail">
                {toast.content.detail}
              </Text>
            )}
          </ToastContent>
          {toast.content.action && (
            <Button
              size="small"
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <AriaButton slot="close" aria-label="Dismiss" className="toast-close">
            <Icon name="close" />
          </AriaButton>
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
