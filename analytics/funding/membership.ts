import { financialYear } from '../contract/period.ts';

/** From when and until when somebody is a member (ISO dates); open where nothing is said. */
export type MemberSpan = {
  readonly since?: string | null | undefined;
  readonly until?: string | null | undefined;
};

/**
 * Whether a year's demand is that of a member: it was one on the year's last day. What is printed
 * of years before, a 0 as well, is not applicable.
 */
export function isMember(span: MemberSpan | undefined, year: number): boolean {
  const { end } = financialYear(year);
  const since = span?.since ?? end;
  const until = span?.until ?? end;
  return since <= end && until >= end;
}
