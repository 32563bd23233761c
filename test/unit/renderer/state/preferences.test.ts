// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPreferences, usePreferences } from '../../../../renderer/state/preferences.ts';

let stop: () => void = () => undefined;
beforeEach(() => {
  localStorage.clear();
  usePreferences.setState(usePreferences.getInitialState());
});
afterEach(() => {
  stop();
});

describe('preferences', () => {
  it('leave light or dark to the system until one is chosen', () => {
    stop = applyPreferences(document.documentElement);
    expect(document.documentElement.dataset).not.toHaveProperty('theme');
    usePreferences.getState().choose({ theme: 'dark', density: 'compact', contrast: 'more' });
    expect(document.documentElement.dataset).toMatchObject({
      theme: 'dark',
      density: 'compact',
      contrast: 'more',
    });
    usePreferences.getState().choose({ theme: 'system', contrast: 'system' });
    expect(document.documentElement.dataset).not.toHaveProperty('theme');
    expect(document.documentElement.dataset).not.toHaveProperty('contrast');
  });

  it('are all that is kept in the browser', () => {
    usePreferences.getState().choose({ theme: 'dark' });
    expect(Object.keys(localStorage)).toEqual(['preferences']);
    expect(JSON.parse(localStorage.getItem('preferences') ?? '')).toEqual({
      state: { theme: 'dark', contrast: 'system', density: 'comfortable' },
      version: 1,
    });
  });

  it('fall back to the usual where something else was kept', async () => {
    localStorage.setItem(
      'preferences',
      JSON.stringify({ state: { theme: 'neon', density: 'compact' }, version: 1 }),
    );
    await usePreferences.persist.rehydrate();
    expect(usePreferences.getState()).toMatchObject({ theme: 'system', density: 'compact' });
  });
});
