import type { Unit } from '../../analytics/contract/measure.ts';

/**
 * The number as decimal digits. Intl rounds the digits it is given half up, but a bare double by
 * its binary value, where 1.005 lies below the half; fifteen digits are what a double holds.
 */
function decimalDigits(value: number): `${number}` {
  return value.toPrecision(15) as `${number}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(minimum: number, maximum: number): Intl.NumberFormat {
  const key = `${minimum}-${maximum}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: minimum,
    maximumFractionDigits: maximum,
    roundingMode: 'halfExpand',
    signDisplay: 'negative',
  });
  formatters.set(key, made);
  return made;
}

export type Decimals = { minimum: number; maximum: number };

/** A number with thousands separated, rounded half up, with a real minus sign: −1,204.5 */
export function formatNumber(value: number, decimals: Decimals): string {
  return formatter(decimals.minimum, decimals.maximum)
    .format(decimalDigits(value))
    .replace('-', '−');
}

/** A whole number: 1,204 */
export function formatCount(value: number): string {
  return formatNumber(value, { minimum: 0, maximum: 0 });
}

/** "1 file", "4 files", "1,204 rows"; `many` where an s is not enough. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** £2,856,848, with pence only where there are any: £12.50 */
export function formatMoney(pounds: number): string {
  const pence = formatNumber(pounds, { minimum: 2, maximum: 2 });
  const words = pence.endsWith('.00') ? pence.slice(0, -3) : pence;
  return words.startsWith('−') ? `−£${words.slice(1)}` : `£${words}`;
}

/** How many decimals a unit is read with; `exact` keeps what a report prints at most. */
const READ_DECIMALS = {
  children: 0,
  families: 0,
  people: 0,
  cases: 0,
  contacts: 0,
  events: 0,
  plans: 0,
  groups: 0,
  sessions: 0,
  days: 1,
  months: 1,
  percent: 1,
  per_10000: 1,
  score: 1,
  ratio: 2,
  pounds: 2,
} as const satisfies Record<Unit, number>;

/** "children", "%", "days"… as a table's header writes it after the measure. */
export const UNIT_LABELS = {
  children: 'children',
  families: 'families',
  people: 'people',
  days: 'days',
  months: 'months',
  percent: '%',
  pounds: '£',
  per_10000: 'per 10,000',
  cases: 'cases',
  contacts: 'contacts',
  events: 'events',
  plans: 'plans',
  groups: 'groups',
  sessions: 'sessions',
  ratio: 'ratio',
  score: 'points',
} as const satisfies Record<Unit, string>;

export type ValueStyle = {
  /** `reading` rounds as a report would; `exact` gives up to two decimals. */
  precision?: 'reading' | 'exact';
  /** Exactly this many decimals, so that a column lines up; see {@link decimalsOf}. */
  decimals?: number;
  /** Without %, £ or the word, where the header says it. */
  isBare?: boolean;
};

/** A value in its unit, as reports write it: 1,204 · 46% · £2,856,848 · 742.6 days */
export function formatValue(value: number, unit: Unit, style: ValueStyle = {}): string {
  const read = READ_DECIMALS[unit];
  const most = style.precision === 'exact' ? 2 : read;
  if (unit === 'pounds' && !style.isBare && style.decimals === undefined) return formatMoney(value);
  const number = formatNumber(value, {
    minimum: style.decimals ?? 0,
    maximum: style.decimals ?? most,
  });
  if (style.isBare) return number;
  switch (unit) {
    case 'percent':
      return `${number}%`;
    case 'pounds':
      return number.startsWith('−') ? `−£${number.slice(1)}` : `£${number}`;
    case 'days':
    case 'months':
      return `${number} ${number === '1' ? unit.slice(0, -1) : unit}`;
    case 'per_10000':
      return `${number} per 10,000`;
    case 'children':
    case 'families':
    case 'people':
    case 'cases':
    case 'contacts':
    case 'events':
    case 'plans':
    case 'groups':
    case 'sessions':
    case 'ratio':
    case 'score':
      return number;
  }
}

/** The decimals a column of this unit needs so that its numbers line up: none when all are whole. */
export function decimalsOf(values: readonly (number | null)[], unit: Unit): number {
  const most = READ_DECIMALS[unit];
  const needed = values.map((value) => {
    if (value === null) return 0;
    const digits = formatter(0, most).format(decimalDigits(value));
    return digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  });
  return Math.max(0, ...needed);
}

const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** "812 bytes", "4.5 MB" */
export function formatBytes(bytes: number): string {
  const step = Math.min(
    BYTE_UNITS.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)),
  );
  const amount = formatNumber(bytes / 1000 ** step, { minimum: 0, maximum: step === 0 ? 0 : 1 });
  return `${amount} ${BYTE_UNITS[step] ?? 'bytes'}`;
}
