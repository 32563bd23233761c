import { useEffect, useRef } from 'react';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { ProgressBar } from '../components/progress.tsx';
import { countOf, formatCount } from '../format/number.ts';
import { FileIntake } from './file-intake.tsx';
import { summaryOf } from './load-summary.ts';
import { LoadResult } from './load-result.tsx';
import { useLoading } from './loading.ts';
import { handOverSecondsLeft, type LoadingState } from './loading-state.ts';

const PHASES = { reading: 'Reading', checking: 'Checking', loading: 'Loading' } as const;

/**
 * Above the tabs: where files come in, how far they are, and what became of them. `isFirst`: nothing
 * is loaded yet.
 */
export function LoadPanel({ isFirst }: { isFirst: boolean }) {
  const step = useLoading((loading) => loading.state.step);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that led here is gone; the keyboard goes on from where it was.
    if (document.activeElement === document.body) panel.current?.focus();
  }, [step]);
  return (
    <div className="load-panel" ref={panel} tabIndex={-1}>
      <LoadStep isFirst={isFirst} />
    </div>
  );
}

function LoadStep({ isFirst }: { isFirst: boolean }) {
  const { state, close } = useLoading();
  switch (state.step) {
    case 'idle':
    case 'previewed':
      return <FileIntake isFirst={isFirst} />;
    case 'handing_over':
    case 'recognising':
    case 'loading':
      return <LoadProgress state={state} />;
    case 'reported':
      return <LoadResult reports={state.reports} failure={state.failure} onClose={close} />;
    case 'failed':
      return (
        <ErrorNotice
          failure={state.failure}
          actions={
            <Button size="small" onPress={close}>
              Close
            </Button>
          }
        />
      );
  }
}

type Busy = Extract<LoadingState, { step: 'handing_over' | 'recognising' | 'loading' }>;

function LoadProgress({ state }: { state: Busy }) {
  const cancel = useLoading((loading) => loading.cancel);
  return (
    <div className="load-progress">
      <ProgressBar {...describeProgress(state)} onCancel={cancel} />
      {state.step === 'loading' && state.reports.length > 0 && (
        <p className="muted fine load-so-far">So far: {summaryOf(state.reports)}.</p>
      )}
    </div>
  );
}

function describeProgress(state: Busy) {
  switch (state.step) {
    case 'handing_over':
      return {
        label: `Handing over ${state.file}`,
        fraction: state.fraction,
        secondsLeft: handOverSecondsLeft(state),
      };
    case 'recognising':
      return { label: `Recognising ${countOf(state.files, 'file')}`, fraction: null };
    case 'loading':
      return state.progress
        ? {
            label: `${PHASES[state.progress.phase]} ${state.progress.file}`,
            fraction: state.progress.fraction,
            secondsLeft: state.progress.secondsLeft,
            detail: `File ${formatCount(state.progress.fileNumber)} of ${formatCount(state.progress.fileCount)}`,
          }
        : { label: 'Starting to load', fraction: null };
  }
}
