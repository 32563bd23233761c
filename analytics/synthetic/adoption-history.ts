import type { RandomStream } from '../statistics/random-stream.ts';
import type { Day } from './day.ts';
import { drawPlan } from './plan.ts';
import type { Characteristics, Plan } from './plan.ts';

/** A period of care with the plans for adoption made in it, as it would run to its end. */
export type PlannedPeriod = {
  readonly startsOn: Day;
  /** Null when the child stays until grown up. */
  readonly endsOn: Day | null;
  readonly reasonEnded: string | null;
  readonly plans: readonly Plan[];
};

type Start = {
  readonly enteredCareOn: Day;
  readonly newborn: boolean;
  readonly characteristics: Characteristics;
};

type Course = 'one_plan' | 'earlier_period' | 'earlier_plan' | 'second_decision';

/** Draws the periods of care of a child, or of siblings who go together, whose plan is adoption. */
export function drawAdoptionHistory(stream: RandomStream, start: Start): PlannedPeriod[] {
  const course = stream.weighted<Course>([
    ['one_plan', 86],
    ['earlier_period', 7],
    ['earlier_plan', 4],
    ['second_decision', 3],
  ]);
  const { enteredCareOn } = start;
  const beginning = (startsOn: Day, fails: boolean, decisionAfter = startsOn) => ({
    ...start,
    newborn: start.newborn && decisionAfter === enteredCareOn,
    enteredCareOn: startsOn,
    decisionAfter,
    fails,
  });
  switch (course) {
    case 'one_plan': {
      const plan = drawPlan(stream, beginning(enteredCareOn, false));
      return [lastPeriod(stream, enteredCareOn, [plan])];
    }
    case 'earlier_period': {
      const endsOn = enteredCareOn + stream.integer(40, 250);
      const startsOn = endsOn + stream.integer(40, 500);
      const plan = drawPlan(stream, beginning(startsOn, false));
      const earlier = { startsOn: enteredCareOn, endsOn, reasonEnded: 'E4A', plans: [] };
      return [earlier, lastPeriod(stream, startsOn, [plan])];
    }
    case 'earlier_plan': {
      const failed = drawPlan(stream, beginning(enteredCareOn, true));
      const endsOn = endOf(failed) + stream.integer(10, 60);
      const startsOn = endsOn + stream.integer(60, 400);
      const plan = drawPlan(stream, beginning(startsOn, false));
      const earlier = { startsOn: enteredCareOn, endsOn, reasonEnded: 'E4B', plans: [failed] };
      return [earlier, lastPeriod(stream, startsOn, [plan])];
    }
    case 'second_decision': {
      const failed = drawPlan(stream, beginning(enteredCareOn, true));
      const plan = drawPlan(stream, beginning(enteredCareOn, false, endOf(failed) + 30));
      return [lastPeriod(stream, enteredCareOn, [failed, plan])];
    }
  }
}

/** When a plan that changed is over, order and all. */
const endOf = ({ decisionOn, planChangedOn, orderEndedOn }: Plan): Day =>
  orderEndedOn ?? planChangedOn ?? decisionOn;

function lastPeriod(stream: RandomStream, startsOn: Day, plans: readonly Plan[]): PlannedPeriod {
  const plan = plans.at(-1);
  const adoptedOn = plan?.placements.at(-1)?.adoptionOrderOn ?? null;
  if (adoptedOn !== null) {
    const unopposed = plan?.route === 'consent' || stream.chance(0.3);
    return { startsOn, endsOn: adoptedOn, reasonEnded: unopposed ? 'E11' : 'E12', plans };
  }
  if (!plan || stream.chance(0.5)) return { startsOn, endsOn: null, reasonEnded: null, plans };
  const reasonEnded = stream.weighted([
    ['E45', 4],
    ['E46', 1],
    ['E47', 3],
    ['E41', 1],
    ['E4A', 3],
  ]);
  return { startsOn, endsOn: endOf(plan) + stream.integer(60, 500), reasonEnded, plans };
}
