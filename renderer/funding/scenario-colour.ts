import { appearanceOf, arrange } from '../design/palette.ts';
import type { Scheme } from '../design/palette.ts';

/** What a scenario's colour goes by: ready ones keep theirs on every machine. */
const colourId = (key: string) => `formula ${key.replace(/^ready:/, '')}`;

/** Gives scenarios their colours before the first chart is drawn; who has one keeps it. */
export const arrangeScenarios = (keys: readonly string[]): void => {
  arrange('scenario', keys.map(colourId));
};

/** The colour of a scenario on every chart and in every list. */
export const scenarioColour = (key: string, scheme: Scheme): string =>
  appearanceOf('scenario', colourId(key), scheme).colour;
