/**
 * England and its nine regions, with Inner and Outer London as statistics publish them beside
 * London: the three are never added up.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Office for National Statistics).
 */
export const COUNTRY = ['E92000001', 'England'] as const;

export const REGIONS = [
  ['E12000001', 'North East'],
  ['E12000002', 'North West'],
  ['E12000003', 'Yorkshire and The Humber'],
  ['E12000004', 'East Midlands'],
  ['E12000005', 'West Midlands'],
  ['E12000006', 'East of England'],
  ['E12000007', 'London'],
  ['E13000001', 'Inner London'],
  ['E13000002', 'Outer London'],
  ['E12000008', 'South East'],
  ['E12000009', 'South West'],
] as const satisfies readonly (readonly [code: string, name: string])[];

/** The region a part of it lies in: Inner and Outer London are in London. */
export function wholeRegion(region: string): string {
  return region === 'Inner London' || region === 'Outer London' ? 'London' : region;
}
