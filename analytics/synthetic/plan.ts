import type { RandomStream } from '../statistics/random-stream.ts';
import type { Journey } from './agency.ts';
import type { Day } from './day.ts';
import { MATCHING, STAGES } from './planted.ts';
import type { StageDuration } from './planted.ts';

export type Route = 'family_finding' | 'early_permanence' | 'foster_carer' | 'consent';

/** What makes a match slower or quicker, known of the child or sibling group. */
export type Characteristics = {
  readonly blackOrMixedBlack: boolean;
  readonly siblings: boolean;
  readonly agedFourOrOver: boolean;
  readonly disability: boolean;
};

export type Placement = {
  readonly linkedOn: Day | null;
  readonly matchedOn: Day;
  readonly placedOn: Day;
  readonly disruptedOn: Day | null;
  readonly adoptionOrderOn: Day | null;
};

/** A plan for adoption as it would run to its end, whatever is known of it by the last day. */
export type Plan = {
  readonly route: Route;
  readonly referredOn: Day;
  readonly decisionOn: Day;
  readonly placementOrderOn: Day | null;
  readonly orderEndedOn: Day | null;
  readonly earlyPermanenceOn: Day | null;
  readonly planChangedOn: Day | null;
  readonly planChangedReason: Journey['planChangedReason'];
  readonly placements: readonly Placement[];
  readonly onHold: boolean;
};

/** What the plan starts from: when the child came into care, and what has been before. */
export type Beginning = {
  readonly enteredCareOn: Day;
  /** The first day a decision can be made; the draw of the stage starts here. */
  readonly decisionAfter: Day;
  readonly newborn: boolean;
  readonly characteristics: Characteristics;
  /** The plan is to end in a change, because another period or decision follows. */
  readonly fails: boolean;
};

function stage(stream: RandomStream, { minimum_days, median_days, sigma }: StageDuration): number {
  return minimum_days + Math.floor(stream.logNormal(median_days, sigma));
}

/** The product of the planted ratios that hold for the child. */
function ratio(
  { blackOrMixedBlack, siblings, agedFourOrOver, disability }: Characteristics,
  ratios: Readonly<Record<string, number>>,
): number {
  const holding = {
    black_or_mixed_black: blackOrMixedBlack,
    sibling_group: siblings,
    aged_4_or_over: agedFourOrOver,
    disability,
  };
  return Object.entries(holding).reduce(
    (product, [name, holds]) => (holds ? product * (ratios[name] ?? 1) : product),
    1,
  );
}

function routeOf(stream: RandomStream, beginning: Beginning): Route {
  const { newborn, fails, enteredCareOn, decisionAfter } = beginning;
  if (fails) return 'family_finding';
  const first = enteredCareOn === decisionAfter;
  return stream.weighted<Route>([
    ['family_finding', 70],
    ['early_permanence', newborn ? 35 : Number(first) * 8],
    ['foster_carer', newborn ? 4 : 12],
    ['consent', newborn ? 4 : Number(first) / 2],
  ]);
}

/** Draws how a plan goes on, from the decision to its end. */
export function drawPlan(stream: RandomStream, beginning: Beginning): Plan {
  const route = routeOf(stream, beginning);
  const decisionOn = beginning.decisionAfter + stage(stream, STAGES.entryToDecision);
  const referredOn = decisionOn - stream.integer(10, 140);
  const base = { route, referredOn, decisionOn, onHold: stream.chance(0.04) };
  if (route === 'consent') return { ...base, ...consented(stream, decisionOn) };

  if (route !== 'foster_carer' && stream.chance(beginning.fails ? 0.4 : 0.07)) {
    const planChangedReason = stream.weighted([
      ['RD2', 6],
      ['RD1', 3],
      ['RD4', 2],
    ] as const);
    const planChangedOn = decisionOn + stream.integer(20, 150);
    const earlyPermanenceOn =
      route === 'early_permanence' ? earlyPermanenceStart(stream, beginning, decisionOn) : null;
    return { ...base, ...NOTHING, earlyPermanenceOn, planChangedOn, planChangedReason };
  }
  const placementOrderOn = decisionOn + stage(stream, STAGES.decisionToOrder);
  switch (route) {
    case 'early_permanence':
      return { ...base, ...earlyPermanence(stream, beginning, decisionOn, placementOrderOn) };
    case 'foster_carer': {
      const matchedOn = placementOrderOn + 20 + Math.floor(stream.exponential(70));
      const placedOn = matchedOn + stream.integer(0, 14);
      const placements = [placement(stream, null, matchedOn, placedOn, false)];
      return { ...base, ...NOTHING, placementOrderOn, placements };
    }
    case 'family_finding':
      return { ...base, ...familyFinding(stream, beginning, decisionOn, placementOrderOn) };
  }
}

type Rest = Omit<Plan, 'route' | 'referredOn' | 'decisionOn' | 'onHold'>;

const NOTHING = {
  placementOrderOn: null,
  orderEndedOn: null,
  earlyPermanenceOn: null,
  planChangedOn: null,
  planChangedReason: null,
  placements: [],
} as const satisfies Rest;

function placement(
  stream: RandomStream,
  linkedOn: Day | null,
  matchedOn: Day,
  placedOn: Day,
  mayDisrupt: boolean,
): Placement {
  const disruptedOn = mayDisrupt && stream.chance(0.05) ? placedOn + stream.integer(15, 90) : null;
  const adoptionOrderOn =
    disruptedOn === null ? placedOn + stage(stream, STAGES.placedToAdopted) : null;
  return { linkedOn, matchedOn, placedOn, disruptedOn, adoptionOrderOn };
}

/** Parents agree: placed under section 19 without an order of the court. */
function consented(stream: RandomStream, decisionOn: Day): Rest {
  const matchedOn = decisionOn + 20 + Math.floor(stream.exponential(80));
  const placedOn = matchedOn + stream.integer(7, 30);
  const linkedOn = matchedOn - stream.integer(5, 18);
  return { ...NOTHING, placements: [placement(stream, linkedOn, matchedOn, placedOn, false)] };
}

/** With carers who are approved to adopt: from birth, or at the latest from the decision. */
function earlyPermanenceStart(
  stream: RandomStream,
  { decisionAfter, newborn }: Beginning,
  decisionOn: Day,
): Day {
  return newborn
    ? decisionAfter + stream.integer(0, 10)
    : stream.integer(decisionAfter + 12, decisionOn);
}

function earlyPermanence(
  stream: RandomStream,
  beginning: Beginning,
  decisionOn: Day,
  placementOrderOn: Day,
): Rest {
  const earlyPermanenceOn = earlyPermanenceStart(stream, beginning, decisionOn);
  const beforeOrder = stream.chance(0.15);
  const matchedOn = beforeOrder
    ? Math.max(decisionOn, earlyPermanenceOn, placementOrderOn - stream.integer(3, 20))
    : Math.max(placementOrderOn, earlyPermanenceOn) + stream.integer(7, 60);
  const placedOn = Math.max(matchedOn, placementOrderOn) + stream.integer(0, 21);
  const placements = [placement(stream, null, matchedOn, placedOn, false)];
  return { ...NOTHING, earlyPermanenceOn, placementOrderOn, placements };
}

function familyFinding(
  stream: RandomStream,
  { characteristics, fails }: Beginning,
  decisionOn: Day,
  placementOrderOn: Day,
): Rest {
  if (!fails && stream.chance(0.03)) {
    const matchedOn = Math.max(decisionOn, placementOrderOn - stream.integer(3, 20));
    const placedOn = placementOrderOn + stream.integer(5, 30);
    const linkedOn = Math.max(decisionOn, matchedOn - 15);
    const placements = [placement(stream, linkedOn, matchedOn, placedOn, false)];
    return { ...NOTHING, placementOrderOn, placements };
  }
  const hazard = ratio(characteristics, MATCHING.hazardRatios) / MATCHING.referenceMean;
  const wait = MATCHING.noMatchBefore + Math.floor(stream.exponential(1 / hazard));
  const changeHazard = ratio(characteristics, MATCHING.planChangeRatios) / MATCHING.planChangeMean;
  const change = MATCHING.planChangeNotBefore + Math.floor(stream.exponential(1 / changeHazard));
  if (fails) return changed(stream, placementOrderOn, stream.integer(60, 300));
  if (change < wait) return changed(stream, placementOrderOn, change);

  const matchedOn = placementOrderOn + wait;
  const linkedOn = matchedOn - stream.integer(14, 20);
  const placedOn = matchedOn + stream.integer(10, 45);
  const first = placement(stream, linkedOn, matchedOn, placedOn, true);
  if (first.disruptedOn === null) return { ...NOTHING, placementOrderOn, placements: [first] };

  const again = first.disruptedOn + 45 + Math.floor(stream.exponential(150));
  const second = placement(stream, again - 20, again, again + stream.integer(10, 45), false);
  return { ...NOTHING, placementOrderOn, placements: [first, second] };
}

function changed(stream: RandomStream, placementOrderOn: Day, wait: number): Rest {
  const planChangedOn = placementOrderOn + wait;
  const orderEndedOn = planChangedOn + stream.integer(14, 150);
  const planChangedReason = stream.weighted([
    ['RD3', 6],
    ['RD1', 3],
    ['RD4', 1],
  ] as const);
  return { ...NOTHING, placementOrderOn, orderEndedOn, planChangedOn, planChangedReason };
}
