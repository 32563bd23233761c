/**
 * Authorities that have been abolished, and what took their place and when. A comparison never
 * mixes a new authority with years before it existed.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Office for National Statistics; Department for Education).
 */
export const FORMER_AUTHORITIES = [
  ['E06000028', '837', 'Bournemouth', 'South West'],
  ['E06000029', '836', 'Poole', 'South West'],
  ['E10000009', '835', 'Dorset (to March 2019)', 'South West'],
  ['E10000021', '928', 'Northamptonshire', 'East Midlands'],
  ['E10000006', '909', 'Cumbria', 'North West'],
] as const satisfies readonly (readonly [
  code: string,
  oldCode: string,
  name: string,
  region: string,
])[];

/**
 * Nine-character codes that a publication may use for an authority beside the one it has here: its
 * boundary or standing changed, the authority went on. Barnsley and Sheffield got theirs on
 * 1 April 2025; the published children's figures still use the older ones.
 */
export const OTHER_CODES = [
  ['E08000037', 'E08000020'],
  ['E06000057', 'E06000048'],
  ['E06000060', 'E10000002'],
  ['E06000065', 'E10000023'],
  ['E06000066', 'E10000027'],
  ['E08000016', 'E08000038'],
  ['E08000019', 'E08000039'],
] as const satisfies readonly (readonly [code: string, otherCode: string])[];

/** One reorganisation: on that day the successors took over from the predecessors, by code. */
type Reorganisation = {
  readonly since: string;
  readonly predecessors: readonly string[];
  readonly successors: readonly string[];
};

const DORSET_BEFORE = 'E10000009';
const DORSET = 'E06000059';

const REORGANISATIONS: readonly Reorganisation[] = [
  {
    since: '2019-04-01',
    predecessors: ['E06000028', 'E06000029', DORSET_BEFORE],
    successors: ['E06000058', DORSET],
  },
  {
    since: '2021-04-01',
    predecessors: ['E10000021'],
    successors: ['E06000061', 'E06000062'],
  },
  {
    since: '2023-04-01',
    predecessors: ['E10000006'],
    successors: ['E06000063', 'E06000064'],
  },
];

/** The codes of the authorities this one took over from, and the day it began; null if it always was. */
export function predecessorsOf(code: string): { since: string; codes: readonly string[] } | null {
  const change = REORGANISATIONS.find((candidate) => candidate.successors.includes(code));
  return change ? { since: change.since, codes: change.predecessors } : null;
}

/** Whether the authority with this code existed on that day (ISO date). */
export function existedOn(code: string, date: string): boolean {
  return REORGANISATIONS.every(
    ({ since, predecessors, successors }) =>
      !(successors.includes(code) && date < since) &&
      !(predecessors.includes(code) && date >= since),
  );
}

/** The authority that bore the same name on that day, where a new one took over an old name. */
export function namesakeOn(code: string, date: string): string {
  return code === DORSET && !existedOn(DORSET, date) ? DORSET_BEFORE : code;
}
