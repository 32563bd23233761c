import type { Agency, Child, Family, Journey, PeriodOfCare, Person } from './agency.ts';
import { isoDate } from './day.ts';
import type { Day } from './day.ts';
import type { PlantedDirt } from './dirt.ts';

/**
 * What a loader should find, in the columns of the canonical tables. `told_by` says which files can
 * tell a column; a column is told by a return only as far as its years reach.
 */
export function truthOf(agency: Agency, dirt: readonly PlantedDirt[]) {
  const { options, boroughs, children, families, planted } = agency;
  return {
    agency: options.name,
    seed: options.seed,
    options,
    boroughs,
    told_by: TOLD_BY,
    children: children.map(childTruth),
    families: families.map(familyTruth),
    planted,
    dirt,
  };
}

/** The files that can tell each column of a journey. */
const TOLD_BY = {
  referred_on: ['journeys'],
  entered_care_on: ['ssda903', 'annex_a', 'journeys'],
  decision_on: ['ssda903', 'annex_a', 'asg', 'journeys'],
  placement_order_on: ['ssda903', 'annex_a', 'asg', 'journeys'],
  order_ended_on: ['ssda903', 'journeys'],
  family_finding_status: ['asg', 'journeys'],
  linked_on: ['journeys'],
  matched_on: ['ssda903 (adopted children)', 'annex_a', 'asg', 'journeys'],
  placed_on: ['ssda903', 'annex_a', 'asg', 'journeys'],
  adoption_order_on: ['ssda903', 'annex_a', 'asg', 'journeys'],
  early_permanence_on: ['ssda903', 'annex_a', 'asg', 'journeys'],
  adopting_foster_placement_on: ['ssda903', 'journeys'],
  placed_with: ['asg', 'journeys'],
  placed_area: ['adopter_log'],
  foster_carer_adoption: ['ssda903', 'journeys'],
  plan_changed_on: ['ssda903', 'annex_a', 'asg', 'journeys'],
  plan_changed_reason: ['ssda903', 'annex_a', 'asg', 'journeys'],
  disrupted_on: ['ssda903', 'asg', 'journeys'],
  adopter_family_id: ['annex_a', 'asg'],
} as const satisfies Partial<Record<keyof ReturnType<typeof journeyTruth>, readonly string[]>>;

const iso = (day: Day | null): string | null => (day === null ? null : isoDate(day));

export const birthMonth = (bornOn: Day | null): string | null =>
  bornOn === null ? null : `${isoDate(bornOn).slice(0, 7)}-01`;

function childTruth(child: Child) {
  const last = child.periods.length;
  return {
    area_code: child.borough.code,
    local_id: child.localId,
    sex: child.sex,
    birth_month: birthMonth(child.bornOn),
    ethnicity: child.ethnicity,
    disability: child.disability,
    sibling_group: child.siblingGroupSize > 1,
    sibling_group_size: child.siblingGroupSize,
    placement_group: child.placementGroup,
    unaccompanied: child.unaccompanied,
    periods_of_care: child.periods.map(periodTruth),
    journeys: child.journeys.map((journey) => ({
      ...journeyTruth(journey),
      latest_period: last > 0 && journey.period === last,
    })),
  };
}

const periodTruth = ({ startsOn, endsOn, shortBreaks, episodes }: PeriodOfCare) => ({
  started_on: isoDate(startsOn),
  ended_on: iso(endsOn),
  reason_ended: episodes.at(-1)?.reasonEnded ?? null,
  short_breaks: shortBreaks,
  episodes: episodes.length,
});

/**
 * How far an attempt came, since not every source knows of the first steps: a referral only the
 * agency's own system does, and an attempt that goes on after a disruption shows in no return until
 * the child is placed again.
 */
function reachedBy({ decisionOn, earlyPermanenceOn, placedOn, afterDisruption }: Journey) {
  if (placedOn !== null) return 'placement';
  if (afterDisruption) return 'decision_after_disruption';
  if (decisionOn !== null) return 'decision';
  return earlyPermanenceOn === null ? 'referral' : 'early_permanence';
}

/** One attempt, in the columns of the canonical table `adoption_journeys`. */
export function journeyTruth(journey: Journey) {
  const placed = journey.placedOn !== null;
  const { family } = journey;
  return {
    attempt: journey.attempt,
    period_of_care: journey.period,
    reached: reachedBy(journey),
    referred_on: iso(journey.referredOn),
    entered_care_on: iso(journey.enteredCareOn),
    decision_on: iso(journey.decisionOn),
    placement_order_on: iso(journey.placementOrderOn),
    order_ended_on: iso(journey.orderEndedOn),
    family_finding_status: journey.familyFinding,
    linked_on: iso(journey.linkedOn),
    matched_on: iso(journey.matchedOn),
    placed_on: iso(journey.placedOn),
    adoption_order_on: iso(journey.adoptionOrderOn),
    early_permanence_on: iso(journey.earlyPermanenceOn),
    adopting_foster_placement_on: iso(journey.adoptingFosterPlacementOn),
    placed_with: placed ? (family?.origin ?? null) : null,
    placed_area: placed ? (family?.residence?.code ?? null) : null,
    foster_carer_adoption: journey.fosterCarerAdoption,
    plan_changed_on: iso(journey.planChangedOn),
    plan_changed_reason: journey.planChangedReason,
    disrupted_on: iso(journey.disruptedOn),
    adopter_family_id: family?.id ?? null,
  };
}

/** A family of the agency, in the columns of the canonical table `adopter_families`. */
export function familyTruth(family: Family) {
  return {
    family_id: family.id,
    listed_by: family.listedBy?.code ?? null,
    residence_area: family.residence?.code ?? null,
    approved_for_named_child: family.approvedForNamedChild,
    enquired_on: iso(family.enquiredOn),
    information_session_on: iso(family.informationSessionOn),
    registered_on: iso(family.registeredOn),
    stage_1_started_on: iso(family.stage1StartedOn),
    stage_1_ended_on: iso(family.stage1EndedOn),
    stage_2_started_on: iso(family.stage2StartedOn),
    stage_2_ended_on: iso(family.stage2EndedOn),
    approved_on: iso(family.approvedOn),
    matched_on: iso(family.matchedOn),
    placed_on: iso(family.placedOn),
    adoption_order_on: iso(family.adoptionOrderOn),
    children_placed: family.childrenPlaced,
    left_on: iso(family.leftOn),
    left_reason: family.leftReason,
    structure: family.structure,
    early_permanence_approved: family.earlyPermanenceApproved,
    age_range_min: family.ageRange[0],
    age_range_max: family.ageRange[1],
    siblings_max: family.siblingsMax,
    ethnicities_considered: family.ethnicitiesConsidered,
    people: family.people.map((person: Person) => ({ ...person })),
  };
}
