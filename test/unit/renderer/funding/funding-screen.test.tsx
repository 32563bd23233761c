// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PermanenceError } from '../../../../analytics/contract/failure.ts';
import { encodeResult } from '../../../../analytics/contract/funding/encoded-result.ts';
import type { Scenario } from '../../../../analytics/contract/funding/scenario.ts';
import { readScenario } from '../../../../analytics/funding/read-scenario.ts';
import { useDrafts } from '../../../../renderer/funding/drafts.ts';
import { FundingScreen } from '../../../../renderer/funding/funding-screen.tsx';
import { fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';
import { resultOf, scenarioWith } from './sample-funding.ts';

preparePage();
beforeEach(() => {
  useDrafts.setState(useDrafts.getInitialState());
});

const locked = (scenario: Scenario) => ({
  format: 'permanence-funding-version' as const,
  version: 1 as const,
  hash: 'a'.repeat(64),
  lockedBy: 'A. Director',
  lockedAt: '2025-11-21T10:00:00Z',
  note: 'Agreed',
  scenario,
  contributions: {},
});

/** The screen on an engine that really reads and works out what it is handed. */
function open(over: { isLocked?: boolean } = {}) {
  const scenario = scenarioWith();
  return renderPage(
    <FundingScreen />,
    fakeConnection({
      'funding.ready': async () => [{ id: 'hybrid', kind: 'scenario', scenario }],
      'funding.saved': async () =>
        over.isLocked
          ? [
              {
                id: 1,
                name: scenario.name,
                savedAt: '2025-11-21T10:00:00Z',
                scenario,
                locked: locked(scenario),
              },
            ]
          : [],
      'funding.run': async ({ scenario: document }) =>
        encodeResult(resultOf(readScenario(document))),
      'funding.check': async () => ({ unchanged: true, differences: [] }),
    }),
  );
}

const answer = () => document.querySelector('.canvas-answer')?.textContent ?? '';
const table = () => screen.findByRole('grid', { name: 'Contributions in 2023/24' });

describe('the funding screen', () => {
  it('opens with an answer, and its address becomes that of the scenario', async () => {
    open();
    await table();
    expect(answer()).toMatch(/^Croydon pays most, £/);
    expect(screen.getByText(/^60% by demand/)).toBeTruthy();
    expect(decodeURIComponent(location.hash)).toContain('scenario=ready:hybrid');
  });

  it('works out what a weight that is moved comes to, and takes it back', async () => {
    open();
    await table();
    const before = answer();
    const slider = screen.getByRole('slider', { name: 'Demand, share of the budget' });
    fireEvent.change(slider, { target: { value: '90' } });
    fireEvent.pointerUp(slider);
    await waitFor(() => {
      expect(answer()).not.toBe(before);
    });
    expect(screen.getByText(/^90% by demand/)).toBeTruthy();
    fireEvent.keyDown(slider, { key: 'z', ctrlKey: true });
    await waitFor(() => {
      expect(answer()).toBe(before);
    });
    fireEvent.keyDown(slider, { key: 'Z', ctrlKey: true, shiftKey: true });
    await screen.findByText(/^90% by demand/);
  });

  it('says at the field what can’t be, and keeps what could be worked out', async () => {
    const { user } = open();
    await table();
    const before = answer();
    const field = screen.getByRole('textbox', { name: 'Demand, share of the budget, in %' });
    await user.clear(field);
    await user.type(field, '-5');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('is negative');
    expect(document.querySelector('.share-field .field-error')?.textContent).toContain('negative');
    expect(answer()).toBe(before);
    expect(within(await table()).getByText('All partners')).toBeTruthy();
  });

  it('lets nobody change a locked version', async () => {
    open({ isLocked: true });
    await screen.findByText(/^Locked by A\. Director on/);
    await screen.findByText(/unchanged; this release comes to the same/);
    const fields = screen.getAllByRole('slider');
    expect(fields.every((field) => (field as HTMLInputElement).disabled)).toBe(true);
    expect(screen.queryByRole('button', { name: 'Lock…' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Make a copy to change' })).toBeTruthy();
  });

  it('says why when the scenarios can’t be listed', async () => {
    const failure = { code: 'internal' as const, message: 'It broke.', action: 'Try again.' };
    renderPage(
      <FundingScreen />,
      fakeConnection({
        'funding.ready': () => Promise.reject(new PermanenceError(failure)),
        'funding.saved': async () => [],
      }),
    );
    await screen.findByText('It broke.');
  });
});
