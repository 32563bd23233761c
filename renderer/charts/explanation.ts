import type { Chart, Shown } from './chart.ts';

/** What of a drawing has to be explained, in the order it is read. */
export type KeyEntry = {
  mark: 'hatched' | 'hollow' | 'cross' | 'pale' | 'whisker' | 'dashed' | 'cut';
  words: string;
};

/** A line for everything a chart shows that its labels don't say; each stands for itself. */
export function keyOf(shown: Shown, mark: Chart['mark']): KeyEntry[] {
  const hatched = [
    ...(shown.suppressed ? ['suppressed'] : []),
    ...(shown.range ? ['stated as a range'] : []),
  ].join(' or ');
  const other = 'another value stated of the same figure';
  const entries: (KeyEntry | false)[] = [
    hatched !== '' && { mark: 'hatched', words: `Hatched: ${hatched}, lies within the span` },
    shown.computed && { mark: 'hollow', words: 'Hollow: computed from journeys' },
    shown.alternative &&
      (mark === 'line'
        ? { mark: 'cross', words: `Cross: ${other}` }
        : { mark: 'pale', words: `Pale: ${other}` }),
    shown.interval && { mark: 'whisker', words: 'Whiskers: interval' },
    shown.threshold !== null && { mark: 'dashed', words: `Dashed: ${shown.threshold}` },
    shown.cut && { mark: 'cut', words: 'The axis does not begin at zero' },
  ];
  return entries.filter((entry) => entry !== false);
}
