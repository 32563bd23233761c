// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Waiting } from '../../../../renderer/components/waiting.tsx';
import { failureIn, useAnswer, useWaiting } from '../../../../renderer/state/answers.ts';
import { useDataset } from '../../../../renderer/state/dataset.ts';
import { fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';
import * as sample from '../sample-data.ts';

function Options({ measure }: { measure: string }) {
  const answer = useAnswer('explore.options', { measure });
  const failure = failureIn(answer);
  return (
    <p data-old={answer.isPlaceholderData}>
      {failure?.message ?? answer.data?.measures.map(({ id }) => id).join() ?? 'nothing yet'}
    </p>
  );
}

function Cancellable() {
  const answer = useAnswer('explore.options', { measure: 'matches' });
  const waiting = useWaiting(answer);
  return answer.data ? (
    <p>{answer.data.measures.map(({ id }) => id).join()}</p>
  ) : (
    <Waiting what="Reading the measures" {...waiting} />
  );
}

const optionsFor = (measure: string | undefined) => ({
  ...sample.options,
  measures: [{ id: measure ?? '', figures: 1 }],
});

preparePage();

describe('answers of the engine', () => {
  it('keeps the old answer in view until the new one is there', async () => {
    let release: () => void = () => undefined;
    const connection = fakeConnection({
      'explore.options': async ({ measure }) => {
        if (measure === 'slow') await new Promise<void>((resolve) => (release = resolve));
        return optionsFor(measure);
      },
    });
    const { rerender } = renderPage(<Options measure="quick" />, connection);
    await screen.findByText('quick');
    rerender(<Options measure="slow" />);
    expect(screen.getByText('quick').dataset['old']).toBe('true');
    release();
    expect((await screen.findByText('slow')).dataset['old']).toBe('false');
  });

  it('cancels a question that nobody waits for any more', async () => {
    const signals: AbortSignal[] = [];
    const connection = fakeConnection({
      'explore.options': ({ measure }, signal) => {
        if (signal) signals.push(signal);
        return measure === 'slow'
          ? new Promise(() => undefined)
          : Promise.resolve(optionsFor(measure));
      },
    });
    const { rerender } = renderPage(<Options measure="slow" />, connection);
    await waitFor(() => expect(signals).toHaveLength(1));
    rerender(<Options measure="quick" />);
    await screen.findByText('quick');
    expect(signals[0]?.aborted).toBe(true);
  });

  it('asks once for the same question, and again when the data has changed', async () => {
    const connection = fakeConnection();
    renderPage(
      <>
        <Options measure="matches" />
        <Options measure="matches" />
      </>,
      connection,
    );
    await waitFor(() => expect(connection.asked).toHaveLength(1));
    act(() => useDataset.getState().renew());
    await waitFor(() => expect(connection.asked).toHaveLength(2));
  });

  it('can be cancelled, and asked again', async () => {
    let asked = 0;
    const connection = fakeConnection({
      'explore.options': ({ measure }) => {
        asked += 1;
        return asked === 1 ? new Promise(() => undefined) : Promise.resolve(optionsFor(measure));
      },
    });
    const { user } = renderPage(<Cancellable />, connection);
    await user.click(await screen.findByRole('button', { name: 'Cancel' }, { timeout: 3000 }));
    expect(await screen.findByText('Cancelled: reading the measures')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('matches')).toBeTruthy();
  });

  it('turns what went wrong into words', async () => {
    const connection = fakeConnection({
      'explore.options': () => Promise.reject(new Error('the disk is full')),
    });
    renderPage(<Options measure="matches" />, connection);
    expect(await screen.findByText(/the disk is full/)).toBeTruthy();
  });
});
