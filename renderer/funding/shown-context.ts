import { createContext, use } from 'react';
import type { ScenarioChoice } from './scenarios.ts';
import type { Shown } from './shown.ts';

/**
 * What the tabs are about. It reaches them past the frame of tabs, which is not drawn again with
 * every step of a weight.
 */
export const ShownContext = createContext<Shown | null>(null);
export const ChoicesContext = createContext<readonly ScenarioChoice[]>([]);

export function useShown(): Shown {
  const shown = use(ShownContext);
  if (!shown) throw new Error('A tab of the funding screen stands outside it.');
  return shown;
}
