import { AREAS, membersOn, resolveArea } from '../reference/areas.ts';
import { RandomStream } from '../statistics/random-stream.ts';
import { adoptionCourse } from './adoption-care.ts';
import { drawAdoptionHistory } from './adoption-history.ts';
import type { PlannedPeriod } from './adoption-history.ts';
import type { Agency, Borough, Child, Journey } from './agency.ts';
import { ageOn, birthday, dayOf, isoDate } from './day.ts';
import type { Day } from './day.ts';
import type { Course } from './episodes.ts';
import { periodOfCare } from './episodes.ts';
import { drawHousehold } from './families.ts';
import type { Pause } from './families.ts';
import { drawFunding } from './funding.ts';
import { journeysOf } from './journeys.ts';
import { matchFamilies } from './matching.ts';
import type { Demand, Match } from './matching.ts';
import type { Options } from './options.ts';
import { checkedOptions, windowOf } from './options.ts';
import { otherCourses } from './other-care.ts';
import { ethnicGroup, isBlackOrMixedBlack, padded } from './people.ts';
import type { Plan } from './plan.ts';
import { plantedTruths } from './planted-truths.ts';
import { drawArrivals, drawUnits } from './population.ts';
import type { Traits, Unit } from './population.ts';

/**
 * Makes an agency up: its boroughs, children in care with their episodes and plans for adoption,
 * families, and money. The same options give the same agency. Throws a
 * {@link PermanenceError} (`invalid_request`) for options out of range.
 */
export function generateAgency(given: Options): Agency {
  const options = checkedOptions(given);
  const root = RandomStream.seeded(options.seed);
  const { from, to: lastDay } = windowOf(options);
  const boroughs = drawBoroughs(root.split('boroughs'), options);
  const arrivals = drawArrivals(root.split('arrivals'), options, boroughs);
  const units = drawUnits(root, options, arrivals);
  const planned = units.map(plannedPeriods);

  const demands = planned.map((periods, index) => demandsOf(units[index], periods));
  const all = demands.flatMap((each) => [...each.values()]);
  const own = all.filter(({ route, on }) => route === 'foster_carer' && on <= lastDay + 70);
  const named = Math.min(options.families, own.length);
  const pause = pauseOf(options);
  const recruitment = { boroughs, from: from - 500, to: lastDay, pause };
  const waiting = Array.from({ length: options.families - named }, (_, index) =>
    drawHousehold(root.split('household', index), recruitment),
  );
  const { matches, families } = matchFamilies(root, all, { waiting, boroughs, named, lastDay });

  const matchOf = new Map(all.map((demand, index) => [demand, matches[index]]));
  const drawn = units.flatMap((unit, index) =>
    childrenOf(unit, index, planned[index] ?? [], demands[index] ?? new Map(), matchOf, lastDay),
  );
  const children = withLocalIds(drawn);
  return {
    options,
    boroughs,
    children,
    families,
    funding: drawFunding(root.split('funding'), options, boroughs, children),
    planted: plantedTruths(options, arrivals, units, pause),
  };
}

/** The members of the agency named, where it is a real one; others are drawn to make up the number. */
function drawBoroughs(stream: RandomStream, options: Options): Borough[] {
  const real = resolveArea(options.name);
  const members = real?.kind === 'agency' ? membersOn(real, isoDate(windowOf(options).to)) : [];
  const others = AREAS.filter(
    ({ kind, region, code }) =>
      kind === 'local_authority' && region === 'London' && code !== CITY_OF_LONDON,
  );
  const drawn = stream.shuffled(others).filter((area) => !members.includes(area));
  const elsewhere = AREAS.filter(
    ({ kind, region, code }) =>
      kind === 'local_authority' && region === 'South East' && code.startsWith('E1'),
  );
  return [...members, ...drawn, ...elsewhere]
    .slice(0, options.boroughs)
    .map(({ code, name }) => ({ code, name }));
}

const CITY_OF_LONDON = 'E09000001';

/** Five months without registrations in the middle year. */
function pauseOf({ firstYear, years }: Options): Pause {
  const year = firstYear + Math.floor(years / 2);
  return { from: dayOf(year, 10, 1), to: dayOf(year + 1, 2, 28) };
}

function plannedPeriods({ kind, stream, on, children }: Unit): PlannedPeriod[] {
  const youngest = children[0]?.bornOn ?? null;
  if (kind !== 'adoption' || youngest === null) return [];
  return drawAdoptionHistory(stream.split('history'), {
    enteredCareOn: on,
    newborn: on - youngest < 14 && children.length === 1,
    characteristics: {
      blackOrMixedBlack: children.some(({ ethnicity }) => isBlackOrMixedBlack(ethnicity)),
      siblings: children.length > 1,
      agedFourOrOver: children.some(({ bornOn }) => bornOn !== null && ageOn(bornOn, on) >= 4),
      disability: children.some(({ disability }) => disability),
    },
  });
}

type Demands = ReadonlyMap<string, Demand>;

/** What is asked of families, by plan and placement. */
function demandsOf(unit: Unit | undefined, periods: readonly PlannedPeriod[]): Demands {
  const demands = new Map<string, Demand>();
  if (!unit) return demands;
  for (const plan of periods.flatMap(({ plans }) => plans)) {
    const early = plan.earlyPermanenceOn;
    const placements = plan.placements.length > 0 ? plan.placements : [null];
    for (const [index, placement] of placements.entries()) {
      const on = early ?? placement?.matchedOn;
      if (on === undefined) continue;
      demands.set(keyOf(plan, index), {
        borough: unit.borough,
        route: plan.route,
        on,
        children: unit.children.length,
        ages: unit.children.flatMap(({ bornOn }) => (bornOn === null ? [] : [ageOn(bornOn, on)])),
        ethnicGroup: ethnicGroup(unit.children[0]?.ethnicity ?? ''),
        placement,
      });
    }
  }
  return demands;
}

const keyOf = ({ decisionOn }: Plan, placement: number) => `${decisionOn}/${placement}`;

function childrenOf(
  unit: Unit,
  index: number,
  planned: readonly PlannedPeriod[],
  demands: Demands,
  matchOf: ReadonlyMap<Demand, Match | undefined>,
  lastDay: Day,
): Child[] {
  const match = (plan: Plan, placement: number): Match | null => {
    const demand = demands.get(keyOf(plan, placement));
    return (demand && matchOf.get(demand)) ?? null;
  };
  return unit.children.map((traits, place): Child => {
    const stream = unit.stream.split('child', place);
    const courses = coursesOf(stream, unit, traits, planned, match);
    const periods = courses
      .filter(({ startsOn }) => startsOn <= lastDay)
      .map((course) => periodOfCare(course, lastDay));
    return {
      ...traits,
      borough: unit.borough,
      localId: '',
      unaccompanied: unit.kind === 'unaccompanied',
      placementGroup: unit.children.length > 1 ? `G${padded(index + 1, 5)}` : null,
      siblingGroupSize: unit.siblingGroupSize,
      periods,
      journeys:
        unit.kind === 'unborn'
          ? [unbornJourney(unit.on)]
          : journeysOf(planned, periods, (...at) => match(...at)?.family ?? null, lastDay),
    };
  });
}

function coursesOf(
  stream: RandomStream,
  { kind, on }: Unit,
  { bornOn }: Traits,
  planned: readonly PlannedPeriod[],
  match: (plan: Plan, placement: number) => Match | null,
): Course[] {
  if (kind === 'unborn' || bornOn === null) return [];
  if (kind !== 'adoption') return otherCourses(stream, kind, on, bornOn);
  return planned.map((period, index) => {
    const homes = (plan: Plan, placement: number) => match(plan, placement)?.home ?? null;
    const course = adoptionCourse(stream.split('period', index), period, homes);
    const grownUp = birthday(bornOn, 18);
    if (course.endsOn !== null && course.endsOn <= grownUp) return course;
    return { ...course, endsOn: grownUp, reasonEnded: 'E17' };
  });
}

/** Known to the agency before birth: there is a referral and nothing else yet. */
const unbornJourney = (referredOn: Day): Journey => ({
  attempt: 1,
  period: 1,
  afterDisruption: false,
  referredOn,
  enteredCareOn: null,
  decisionOn: null,
  placementOrderOn: null,
  orderEndedOn: null,
  linkedOn: null,
  matchedOn: null,
  placedOn: null,
  disruptedOn: null,
  adoptionOrderOn: null,
  earlyPermanenceOn: null,
  adoptingFosterPlacementOn: null,
  fosterCarerAdoption: null,
  planChangedOn: null,
  planChangedReason: null,
  familyFinding: null,
  family: null,
});

/**
 * Every borough counts its children from the same number, in the order they came: numbers mean
 * nothing outside the borough. Every third borough writes them with leading zeros.
 */
function withLocalIds(children: readonly Child[]): Child[] {
  const came = (child: Child) => child.periods[0]?.startsOn ?? child.journeys[0]?.referredOn ?? 0;
  const places = new Map<string, number>();
  const counts = new Map<string, number>();
  return children
    .toSorted((a, b) => came(a) - came(b))
    .map((child) => {
      const { code } = child.borough;
      const place = places.get(code) ?? places.size;
      places.set(code, place);
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      const localId = place % 3 === 1 ? padded(count, 6) : String(10_000 + count);
      return { ...child, localId };
    });
}
