import type { PlannedPeriod } from './adoption-history.ts';
import type { Family, Journey, PeriodOfCare } from './agency.ts';
import type { Day } from './day.ts';
import type { Placement, Plan } from './plan.ts';

/** The family of a plan's placement, as far as one is known on the last day. */
export type FamilyOf = (plan: Plan, placement: number) => Family | null;

/** What is known on the last day of a child's plans for adoption, an attempt each. */
export function journeysOf(
  planned: readonly PlannedPeriod[],
  periods: readonly PeriodOfCare[],
  familyOf: FamilyOf,
  lastDay: Day,
): Journey[] {
  const journeys = planned.flatMap(({ startsOn, plans }, index) =>
    plans.flatMap((plan) =>
      attempts(plan, lastDay).map((at) =>
        journey(plan, at, { period: index + 1, startsOn, care: periods[index] }, familyOf, lastDay),
      ),
    ),
  );
  return journeys.map((each, index) => ({ ...each, attempt: index + 1 }));
}

/**
 * Which of a plan's placements have begun to be looked for: the first with the decision or an early
 * permanence placement, the next with the disruption of the one before.
 */
function attempts({ decisionOn, earlyPermanenceOn, placements }: Plan, lastDay: Day): number[] {
  if (Math.min(decisionOn, earlyPermanenceOn ?? decisionOn) > lastDay) return [];
  const again = placements.filter(
    ({ disruptedOn }) => disruptedOn !== null && disruptedOn <= lastDay,
  );
  return [0, ...again.map((_, index) => index + 1)];
}

function journey(
  plan: Plan,
  attempt: number,
  context: { period: number; startsOn: Day; care: PeriodOfCare | undefined },
  familyOf: FamilyOf,
  lastDay: Day,
): Omit<Journey, 'attempt'> {
  const known = (day: Day | null | undefined): Day | null =>
    day === null || day === undefined || day > lastDay ? null : day;
  const placement = plan.placements[attempt];
  const placedOn = known(placement?.placedOn);
  const withCarers = plan.route === 'early_permanence' || plan.route === 'foster_carer';
  const planChangedOn = known(plan.planChangedOn);
  const metFamily = known(placement?.matchedOn) ?? known(plan.earlyPermanenceOn);
  return {
    period: context.period,
    afterDisruption: attempt > 0,
    referredOn: known(plan.referredOn),
    enteredCareOn: known(context.startsOn),
    decisionOn: known(plan.decisionOn),
    placementOrderOn: known(plan.placementOrderOn),
    orderEndedOn: known(plan.orderEndedOn),
    linkedOn: known(placement?.linkedOn),
    matchedOn: known(placement?.matchedOn),
    placedOn,
    disruptedOn: known(placement?.disruptedOn),
    adoptionOrderOn: known(placement?.adoptionOrderOn),
    earlyPermanenceOn: attempt === 0 ? known(plan.earlyPermanenceOn) : null,
    adoptingFosterPlacementOn:
      withCarers && placedOn !== null ? movedIn(context.care, placedOn) : null,
    fosterCarerAdoption: placedOn === null ? null : withCarers,
    planChangedOn,
    planChangedReason: planChangedOn === null ? null : plan.planChangedReason,
    familyFinding: planChangedOn === null ? familyFinding(plan, placement, lastDay) : null,
    family: metFamily === null ? null : familyOf(plan, attempt),
  };
}

function familyFinding(
  { route, decisionOn, onHold }: Plan,
  placement: Placement | undefined,
  lastDay: Day,
): Journey['familyFinding'] {
  if (decisionOn > lastDay || (placement && placement.matchedOn <= lastDay)) return null;
  if (route === 'foster_carer') return 'own_carer_being_assessed';
  if (placement?.linkedOn && placement.linkedOn <= lastDay) return 'linked';
  return onHold ? 'on_hold' : 'active';
}

/** When the home began that the child was placed for adoption in: back over changes within it. */
function movedIn(care: PeriodOfCare | undefined, placedOn: Day): Day | null {
  const episodes = care?.episodes.filter(({ startsOn }) => startsOn <= placedOn) ?? [];
  return episodes.findLast(({ reasonNew }) => 'SPB'.includes(reasonNew))?.startsOn ?? null;
}
