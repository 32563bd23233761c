import type { Area, Membership } from '../contract/area.ts';
import type { Scenario } from '../contract/funding/scenario.ts';
import { requireArea } from '../measures/request.ts';
import { AREAS, membersOn, resolveArea } from '../reference/areas.ts';
import type { MemberSpan } from './membership.ts';
import { refusal } from './refusal.ts';
import { PermanenceError } from '../contract/failure.ts';

/** The authorities a partner pays for, each with when it belonged to the agency. */
export type PartnerAreas = ReadonlyMap<
  string,
  readonly { readonly area: Area; readonly span: MemberSpan }[]
>;

/** The agency a scenario names, or the one its partners' areas point to; null for none. */
function agencyOf(scenario: Scenario): Area | null {
  if (scenario.agency === undefined) return likelyAgency(scenario);
  const agency = named(scenario.agency, ['agency']);
  if (agency.members.length > 0) return agency;
  throw refusal(
    ['agency'],
    `${agency.name} is no agency whose members are known.`,
    'Take agency out, or say under members when partners joined.',
  );
}

/**
 * The smallest agency that all the partners' areas have belonged to, by the names there are; null
 * where a name is no area's, or there is no such agency.
 */
export function likelyAgency(scenario: Scenario): Area | null {
  const areas = scenario.partners
    .flatMap((partner) => scenario.areas?.[partner] ?? [partner])
    .map((name) => resolveArea(name));
  const known = areas.filter((area) => area !== null);
  if (known.length < areas.length) return null;
  const codes = known.flatMap(opened).map(({ code }) => code);
  const fitting = AREAS.filter(
    ({ kind, members }) =>
      kind === 'agency' && codes.every((code) => members.some(({ area }) => area === code)),
  );
  return fitting.sort((a, b) => a.members.length - b.members.length)[0] ?? null;
}

/** Every partner's authorities, with when they belonged; refuses a name that is no area. */
export function partnerAreas(scenario: Scenario): PartnerAreas {
  const agency = agencyOf(scenario);
  return new Map(
    scenario.partners.map((partner) => [
      partner,
      authoritiesOf(scenario, partner).map((area) => ({
        area,
        span: scenario.members?.[partner] ?? spanOf(agency?.members ?? [], area),
      })),
    ]),
  );
}

function spanOf(members: readonly Membership[], area: Area): MemberSpan {
  return members.find(({ area: code }) => code === area.code) ?? {};
}

/** A partner's authorities: those it is said to pay for, itself, or all members of a joint payer. */
function authoritiesOf(scenario: Scenario, partner: string): Area[] {
  const stated = scenario.areas?.[partner];
  const areas = stated
    ? stated.map((name, at) => named(name, ['areas', partner, at]))
    : [named(partner, ['partners', scenario.partners.indexOf(partner)])];
  return areas.flatMap(opened);
}

/** A joint payer stands for the authorities it pays for. */
const opened = (area: Area): Area[] =>
  area.kind === 'local_authority' ? [area] : membersOn(area, NOWADAYS);

/** Far enough ahead that every joint payer has the members it has now. */
const NOWADAYS = '2100-01-01';

function named(name: string, path: readonly (string | number)[]): Area {
  try {
    return requireArea(name);
  } catch (error) {
    if (!(error instanceof PermanenceError)) throw error;
    throw refusal(
      path,
      `${error.failure.message.replace(/\.$/, '')}, and its demand is to come from the workspace.`,
      `${error.failure.action} Or name its authorities under areas: {"${name}": ["…"]}.`,
    );
  }
}
