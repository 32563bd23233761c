import type { Area } from '../../contract/area.ts';
import type { Disagreement } from '../../contract/disagreement.ts';
import type { Session } from '../../engine/session.ts';
import { AREAS, membersOn } from '../../reference/areas.ts';
import { findDisagreements } from './check.ts';
import { readPrintedJourneys, readStatements } from './read-statements.ts';
import type { MembersOn } from './statement.ts';

const byName = new Map(AREAS.map((area) => [area.name, area]));
const byCode = new Map(AREAS.map((area) => [area.code, area]));

/**
 * Members by the names figures are filed under; none for an area that isn't an agency, and none
 * for one of whose partners no list is known: its parts could never be said to be complete.
 */
export const membersByName: MembersOn = (name, date) => {
  const area = byName.get(name);
  if (!area || area.members.some((member) => hasUnknownMembers(byCode.get(member.area)))) return [];
  return membersOn(area, date).map((member) => member.name);
};

function hasUnknownMembers(member: Area | undefined): boolean {
  return member?.kind === 'agency' && member.members.length === 0;
}

/** The disagreements among everything that is loaded. */
export async function readDisagreements(session: Session): Promise<Disagreement[]> {
  const [statements, journeys] = await Promise.all([
    readStatements(session),
    readPrintedJourneys(session),
  ]);
  return findDisagreements({ statements, journeys, membersOn: membersByName });
}
