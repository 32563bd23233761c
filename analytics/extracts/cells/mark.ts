/** What a mark in a figure's place says: why there is no number, and what is known of it. */
export type Mark = {
  readonly status: 'suppressed' | 'not_available' | 'not_applicable';
  readonly lower: number | null;
  readonly upper: number | null;
  /** A blank or a dash says only that nothing is printed: a stated status says more. */
  readonly weak: boolean;
};

const mark = (status: Mark['status'], more: Partial<Mark> = {}): Mark => ({
  status,
  lower: null,
  upper: null,
  weak: false,
  ...more,
});

const ROUNDS_TO_ZERO = mark('suppressed', { lower: 0 });

/**
 * The symbols of official statistics (Government Analysis Function; the older ones of the
 * Department for Education beside them) and the words local reports write.
 */
const MARKS = new Map<string, Mark>(
  Object.entries({
    '': mark('not_available', { weak: true }),
    '-': mark('not_available', { weak: true }),
    '–': mark('not_available', { weak: true }),
    '—': mark('not_available', { weak: true }),
    c: mark('suppressed'),
    '*': mark('suppressed'),
    '**': mark('suppressed'),
    s: mark('suppressed'),
    suppressed: mark('suppressed'),
    confidential: mark('suppressed'),
    low: ROUNDS_TO_ZERO,
    k: ROUNDS_TO_ZERO,
    '~': ROUNDS_TO_ZERO,
    u: mark('not_available'),
    x: mark('not_available'),
    ':': mark('not_available'),
    '..': mark('not_available'),
    '...': mark('not_available'),
    '?': mark('not_available'),
    '#n/a': mark('not_available'),
    'no data': mark('not_available'),
    'no data available': mark('not_available'),
    'not available': mark('not_available'),
    'not known': mark('not_available'),
    unavailable: mark('not_available'),
    unknown: mark('not_available'),
    z: mark('not_applicable'),
    '.': mark('not_applicable'),
    'n/a': mark('not_applicable'),
    na: mark('not_applicable'),
    'not applicable': mark('not_applicable'),
  }),
);

const TO_COME = /^(?:tbc|tba|to be (?:confirmed|advised)|awaiting|awaited|pending)\b/;
const FEWER = /^(?:<|fewer than |less than )\s*(\d+)\s*(%?)\s*\**$/;
const AT_MOST = /^(?:≤|<=)\s*(\d+)\s*(%?)\s*\**$/;
const OR_FEWER = /^(\d+) or (?:fewer|less)$/;
const MORE = /^>\s*(\d+)\s*(%?)\s*\**$/;
const BETWEEN = /^(\d+)\s*(?:-|–|to)\s*(\d+)\s*\**$/;

/**
 * Reads a mark: `c`, `z`, `TBC from scorecard`, `No data`; `<5` and `<5*`, which are 1 to 4 of
 * anything counted in `wholes` (a 0 would have been printed) and 0 to 5 of anything else; `15-25`,
 * of which only the bounds are known. Square brackets around a symbol are its accessible form.
 * Null when the text is no mark.
 */
export function readMark(text: string, wholes: boolean): Mark | null {
  const plain = text
    .replaceAll(/[\u00a0\s]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/^\[(.+)\]$/, '$1');
  const known = MARKS.get(plain);
  if (known) return known;
  if (TO_COME.test(plain)) return mark('not_available');
  const fewer = FEWER.exec(plain);
  if (fewer) return below(Number(fewer[1]), wholes && !fewer[2], 1);
  const atMost = AT_MOST.exec(plain) ?? OR_FEWER.exec(plain);
  if (atMost) return below(Number(atMost[1]), wholes && !atMost[2], 0);
  const more = MORE.exec(plain);
  if (more) {
    return mark('suppressed', { lower: Number(more[1]) + (wholes && !more[2] ? 1 : 0) });
  }
  const between = BETWEEN.exec(plain);
  if (between && Number(between[1]) < Number(between[2])) {
    return mark('not_available', { lower: Number(between[1]), upper: Number(between[2]) });
  }
  return null;
}

function below(limit: number, wholes: boolean, step: number): Mark {
  return wholes && limit - step >= 1
    ? mark('suppressed', { lower: 1, upper: limit - step })
    : mark('suppressed', { lower: 0, upper: limit });
}
