import type { RandomStream } from '../statistics/random-stream.ts';
import type { Borough, Family, Origin } from './agency.ts';
import type { Day } from './day.ts';
import type { Home } from './episodes.ts';
import { drawHouseholdFor } from './families.ts';
import type { Household } from './families.ts';
import { drawPostcode, padded } from './people.ts';
import type { Placement, Route } from './plan.ts';

/** A child, or siblings together, who come to a family on a day: what the family must be able to do. */
export type Demand = {
  readonly borough: Borough;
  readonly route: Route;
  readonly on: Day;
  readonly children: number;
  readonly ages: readonly number[];
  readonly ethnicGroup: string;
  /** Null for an early permanence placement that doesn't lead to one for adoption. */
  readonly placement: Placement | null;
};

export type Match = { readonly family: Family; readonly home: Home };

type Pool = {
  readonly waiting: readonly Household[];
  readonly boroughs: readonly Borough[];
  /** How many families of the agency may be made for a named child. */
  readonly named: number;
  readonly lastDay: Day;
};

type Found = { readonly household: Household; readonly origin: Origin };

/**
 * Finds a family for each demand in the order of their days: own foster carers for their child, then
 * the agency's family that has waited longest and could take the children, else one from outside.
 * Returns the match of each demand, in the order given, and all families of the agency.
 */
export function matchFamilies(
  stream: RandomStream,
  demands: readonly Demand[],
  pool: Pool,
): { matches: Match[]; families: Family[] } {
  const waiting = pool.waiting
    .filter(({ steps }) => steps.approvedOn !== null)
    .toSorted((a, b) => (a.steps.approvedOn ?? 0) - (b.steps.approvedOn ?? 0));
  const found: Found[] = [];
  let named = pool.named;
  const inOrder = demands.map((demand, index) => ({ demand, index }));
  for (const { demand, index } of inOrder.sort((a, b) => a.demand.on - b.demand.on)) {
    const own = stream.split('match', index);
    if (demand.route === 'foster_carer' && named > 0) {
      named -= 1;
      const approvedOn = demand.on - own.integer(3, 30);
      const household = drawHouseholdFor(own, { ...demand, approvedOn, residence: demand.borough });
      found[index] = { household, origin: 'in_house' };
      continue;
    }
    const at = own.chance(0.8) ? waiting.findIndex((family) => couldTake(family, demand)) : -1;
    const household = waiting[at];
    if (household) waiting.splice(at, 1);
    found[index] = household ? { household, origin: 'in_house' } : outside(own, demand);
  }
  return numbered(stream, demands, found, pool);
}

function couldTake(family: Household, { route, on, children, ages, ethnicGroup }: Demand): boolean {
  const { approvedOn, leftOn } = family.steps;
  return (
    route !== 'foster_carer' &&
    approvedOn !== null &&
    approvedOn + 7 <= on &&
    (leftOn === null || leftOn > on) &&
    (route !== 'early_permanence' || family.earlyPermanenceApproved) &&
    family.siblingsMax >= children &&
    ages.every((age) => age >= family.ageRange[0] && age <= family.ageRange[1]) &&
    (family.ethnicitiesConsidered === null ||
      ethnicGroup === 'unknown' ||
      family.ethnicitiesConsidered.includes(ethnicGroup))
  );
}

function outside(stream: RandomStream, demand: Demand): Found {
  const origin = stream.weighted<Origin>([
    ['voluntary_agency', 45],
    ['other_agency', 40],
    ['partner_agency', 15],
  ]);
  const approvedOn = demand.on - stream.integer(20, 300);
  return {
    household: drawHouseholdFor(stream, { ...demand, approvedOn, residence: null }),
    origin,
  };
}

/** Gives every family its number: the agency's in the order of their enquiries. */
function numbered(
  stream: RandomStream,
  demands: readonly Demand[],
  found: readonly Found[],
  pool: Pool,
): { matches: Match[]; families: Family[] } {
  const matchedTo = new Map(found.map(({ household }, index) => [household, demands[index]]));
  const ours = new Set(pool.waiting);
  for (const { household, origin } of found) if (origin === 'in_house') ours.add(household);
  const inOrder = [...ours].sort((a, b) => a.steps.enquiredOn - b.steps.enquiredOn);
  const known = new Map<Household, Family>();
  for (const [index, household] of inOrder.entries()) {
    const id = `F${padded(index + 1, 5)}`;
    known.set(household, family(id, 'in_house', household, matchedTo.get(household), pool.lastDay));
  }
  const matches = found.map(({ household, origin }, index): Match => {
    const id = `X${padded(index + 1, 5)}`;
    const theirs =
      known.get(household) ?? family(id, origin, household, demands[index], pool.lastDay);
    const host = demands[index]?.borough === pool.boroughs[0];
    return { family: theirs, home: homeOf(stream.split('home', index), origin, host) };
  });
  const heardOf = [...known.values()].filter(({ enquiredOn }) => enquiredOn !== null);
  return { matches, families: heardOf };
}

/** An agency is run by one of its boroughs: for that one alone its families are its own provision. */
function homeOf(stream: RandomStream, origin: Origin, host: boolean): Home {
  const postcode = drawPostcode(stream);
  switch (origin) {
    case 'in_house':
      return { provider: host ? 'PR1' : 'PR2', postcode, urn: 'XXXXXXX' };
    case 'partner_agency':
    case 'other_agency':
      return { provider: 'PR2', postcode, urn: 'XXXXXXX' };
    case 'voluntary_agency':
      return { provider: 'PR5', postcode, urn: `SC${padded(stream.integer(10_000, 99_999), 5)}` };
  }
}

/** What is known of a household on the last day. */
function family(
  id: string,
  origin: Origin,
  { steps, ...household }: Household,
  demand: Demand | undefined,
  lastDay: Day,
): Family {
  const known = (day: Day | null | undefined): Day | null =>
    day === null || day === undefined || day > lastDay ? null : day;
  const met = demand && demand.on <= lastDay ? demand : undefined;
  const placedOn = known(met?.placement?.placedOn);
  const leftOn = met ? null : known(steps.leftOn);
  return {
    ...household,
    id,
    origin,
    listedBy: origin === 'in_house' ? (met?.borough ?? household.residence) : null,
    enquiredOn: known(steps.enquiredOn),
    informationSessionOn: known(steps.informationSessionOn),
    registeredOn: known(steps.registeredOn),
    stage1StartedOn: known(steps.stage1StartedOn),
    stage1EndedOn: known(steps.stage1EndedOn),
    stage2StartedOn: known(steps.stage2StartedOn),
    stage2EndedOn: known(steps.stage2EndedOn),
    approvedOn: known(steps.approvedOn),
    matchedOn: known(met?.placement?.matchedOn),
    placedOn,
    adoptionOrderOn: known(met?.placement?.adoptionOrderOn),
    childrenPlaced: placedOn === null ? 0 : (met?.children ?? 0),
    leftOn,
    leftReason: leftOn === null ? null : steps.leftReason,
  };
}
