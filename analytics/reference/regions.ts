/**
 * England and its nine regions, with Inner and Outer London as statistics publish them beside
 * London: the three are never added up. The three-digit numbers are those of the Department for
 * Education's local authority interactive tool.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Office for National Statistics; Department for Education).
 */
export const COUNTRY = ['E92000001', 'England', '970'] as const;

export const REGIONS = [
  ['E12000001', 'North East', '980'],
  ['E12000002', 'North West', '981'],
  ['E12000003', 'Yorkshire and The Humber', '982'],
  ['E12000004', 'East Midlands', '983'],
  ['E12000005', 'West Midlands', '984'],
  ['E12000006', 'East of England', '985'],
  ['E12000007', 'London', '986'],
  ['E13000001', 'Inner London', '987'],
  ['E13000002', 'Outer London', '988'],
  ['E12000008', 'South East', '989'],
  ['E12000009', 'South West', '990'],
] as const satisfies readonly (readonly [code: string, name: string, number: string])[];

/** The region a part of it lies in: Inner and Outer London are in London. */
export function wholeRegion(region: string): string {
  return region === 'Inner London' || region === 'Outer London' ? 'London' : region;
}
