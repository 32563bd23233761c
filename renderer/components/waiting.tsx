import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { EmptyState } from './notice.tsx';
import { ProgressBar, ThinBar } from './progress.tsx';
import './waiting.css';

/** Whether something has been going on for longer than people wait without being told. */
export function useIsSlow(isGoingOn: boolean, afterMs = 1000): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return undefined;
    const timer = setTimeout(() => {
      setSlow(true);
    }, afterMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isGoingOn, afterMs]);
  return isGoingOn && isSlow;
}

export type WaitingProps = {
  /** What is being done: "Reading the list of sources". */
  what: string;
  onCancel?: () => void;
  /** It was cancelled: nothing is under way until it is asked for again. */
  isStopped?: boolean;
  onRetry?: () => void;
};

/**
 * Stands where content will be while there is none yet: nothing for a tenth of a second, then a
 * thin bar, after a second what is being done and a way out.
 */
export function Waiting({ what, onCancel, isStopped = false, onRetry }: WaitingProps) {
  const isSlow = useIsSlow(!isStopped);
  if (isStopped) {
    return (
      <EmptyState
        title={`Cancelled: ${what.charAt(0).toLowerCase()}${what.slice(1)}`}
        actions={
          onRetry && (
            <Button size="small" onPress={onRetry}>
              Try again
            </Button>
          )
        }
      />
    );
  }
  return (
    <div className="waiting" role="status">
      {isSlow ? (
        <ProgressBar label={what} fraction={null} {...(onCancel ? { onCancel } : {})} />
      ) : (
        <>
          <ThinBar isActive />
          <span className="visually-hidden">{what}</span>
        </>
      )}
    </div>
  );
}
