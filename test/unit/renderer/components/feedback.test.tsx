// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorNotice } from '../../../../renderer/components/notice.tsx';
import { ProgressBar } from '../../../../renderer/components/progress.tsx';
import { describeStatus } from '../../../../renderer/components/status-mark.tsx';
import { Waiting } from '../../../../renderer/components/waiting.tsx';
import { preparePage, renderPage } from '../page.tsx';

preparePage();
afterEach(() => {
  vi.useRealTimers();
});

describe('a failure', () => {
  it('is announced with what is wrong, where, and what to do', () => {
    renderPage(
      <ErrorNotice
        failure={{
          code: 'column_missing',
          message: 'The column period is missing.',
          action: 'Add it and load the file again.',
          place: { file: 'return.csv', row: 1204, column: 'period' },
        }}
      />,
    );
    const notice = screen.getByRole('alert');
    expect(notice.textContent).toContain('The column period is missing.');
    expect(notice.textContent).toContain('return.csv, row 1,204, column period');
    expect(notice.textContent).toContain('Add it and load the file again.');
  });
});

describe('progress', () => {
  it('tells how far it is and how long it still takes', () => {
    renderPage(<ProgressBar label="Checking return.csv" fraction={0.4} secondsLeft={12} />);
    const bar = screen.getByRole('progressbar', { name: 'Checking return.csv' });
    expect(bar.getAttribute('aria-valuetext')).toBe('40%, about 12 seconds left');
  });

  it('gives no number where none is known', () => {
    renderPage(<ProgressBar label="Recognising 2 files" fraction={null} />);
    expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false);
  });
});

describe('waiting', () => {
  it('says what is being done only when it takes longer than a second', () => {
    vi.useFakeTimers();
    renderPage(<Waiting what="Reading the list of sources" />);
    expect(screen.queryByRole('progressbar')).toBeNull();
    act(() => void vi.advanceTimersByTime(1100));
    expect(screen.getByRole('progressbar', { name: 'Reading the list of sources' })).toBeTruthy();
  });
});

describe('a status', () => {
  it('is four different things in words', () => {
    const words = (['suppressed', 'not_available', 'not_applicable', 'provisional'] as const).map(
      (status) => describeStatus({ status }),
    );
    expect(new Set(words).size).toBe(4);
  });

  it('tells the bounds of a suppressed figure where they are known, zero included', () => {
    expect(describeStatus({ status: 'suppressed', lower: 0, upper: 4 })).toContain(
      'between 0 and 4',
    );
    expect(describeStatus({ status: 'suppressed', lower: 1, upper: null })).not.toContain(
      'between',
    );
  });
});
