/**
 * A code of the return: what it is written as, what it means in our own short words, and the first
 * and last collection year it is for, where it is not for all (`2023/24` is the return of the year
 * to 31 March 2024).
 */
export type Code = readonly [
  code: string,
  label: string,
  years?: { readonly since?: string; readonly until?: string },
];

export const YES_NO: readonly Code[] = [
  ['0', 'No'],
  ['1', 'Yes'],
];
