// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Selection } from '../../../../analytics/contract/selection.ts';
import { navigate } from '../../../../renderer/app/address.ts';
import {
  showSelection,
  useLastSelection,
  useSelection,
} from '../../../../renderer/explore/use-selection.ts';
import { preparePage, renderPage } from '../page.tsx';

preparePage();
beforeEach(() => {
  useLastSelection.setState({ selection: null });
});

const shown: Selection[] = [];

function Shown() {
  const state = useSelection([]);
  if (state.step === 'shown') shown.push(state.selection);
  return <p>{state.step === 'shown' ? state.selection.areas.join() : state.step}</p>;
}

describe('the selection of an address', () => {
  it('keeps each part that stays as it was, so that nothing drawn from it is drawn again', async () => {
    location.hash = '#/explore?measure=matches&area=Croydon&period=2022/23&where.sex=female';
    renderPage(<Shown />);
    await screen.findByText('Croydon');
    act(() => {
      showSelection({ ...shown.at(-1)!, areas: ['Sutton'] });
    });
    await screen.findByText('Sutton');
    const [before, now] = [shown[0], shown.at(-1)];
    expect(now).not.toBe(before);
    expect(now?.periods).toBe(before?.periods);
    expect(now?.where).toBe(before?.where);
  });

  it('is the same while the address is', async () => {
    location.hash = '#/explore?measure=matches&area=Croydon';
    const { rerender } = renderPage(<Shown />);
    await screen.findByText('Croydon');
    const before = shown.at(-1);
    rerender(<Shown />);
    expect(shown.at(-1)).toBe(before);
    act(() => {
      navigate('explore', new URLSearchParams({ measure: 'matches' }));
    });
    expect(shown.at(-1)?.areas).toEqual([]);
  });
});
