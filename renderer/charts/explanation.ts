import type { Shown } from './chart.ts';

/** What of a drawing has to be explained, in the order it is read. */
export type KeyEntry = {
  mark: 'hatched' | 'range' | 'hollow' | 'cross' | 'whisker' | 'dashed' | 'cut';
  words: string;
};

/** A line for everything a chart shows that its labels don't say. */
export function keyOf(shown: Shown): KeyEntry[] {
  const entries: (KeyEntry | false)[] = [
    shown.suppressed && { mark: 'hatched', words: 'Suppressed: lies within the hatched span' },
    shown.range && { mark: 'range', words: 'Stated as a range' },
    shown.computed && { mark: 'hollow', words: 'Hollow: computed from journeys' },
    shown.alternative && { mark: 'cross', words: 'Another value stated of the same figure' },
    shown.interval && { mark: 'whisker', words: 'Interval' },
    shown.threshold !== null && { mark: 'dashed', words: shown.threshold },
    shown.cut && { mark: 'cut', words: 'The axis does not begin at zero' },
  ];
  return entries.filter((entry) => entry !== false);
}
