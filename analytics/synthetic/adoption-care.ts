import type { RandomStream } from '../statistics/random-stream.ts';
import type { PlannedPeriod } from './adoption-history.ts';
import type { Day } from './day.ts';
import type { Change, Circumstances, Course, Home } from './episodes.ts';
import { fosterHome } from './episodes.ts';
import type { Plan } from './plan.ts';

/** Whose home the child goes to, by plan and placement; null while none is found. */
export type AdoptiveHomes = (plan: Plan, placement: number) => Home | null;

/** The course of a period of care whose plan is, becomes or was adoption. */
export function adoptionCourse(
  stream: RandomStream,
  period: PlannedPeriod,
  homes: AdoptiveHomes,
): Course {
  const { startsOn, endsOn, reasonEnded, plans } = period;
  const limit = plans[0]?.earlyPermanenceOn ?? plans[0]?.decisionOn ?? endsOn ?? startsOn;
  const consent = plans.some(({ route }) => route === 'consent');
  const legal = consent ? VOLUNTARY : drawLegalStart(stream, startsOn, limit);
  const from: Circumstances = {
    legalStatus: legal.status,
    need: stream.weighted([
      ['N1', 75],
      ['N5', 12],
      ['N4', 6],
      ['N3', 5],
      ['N8', 2],
    ]),
    placement: stream.chance(0.06) ? 'U3' : 'U6',
    home: fosterHome(stream),
  };
  const moved =
    limit - startsOn > 40 && stream.chance(0.4)
      ? [move(startsOn + stream.integer(20, limit - startsOn - 10), 'U6', fosterHome(stream))]
      : [];
  const changes = [
    ...legal.changes,
    ...moved,
    ...plans.flatMap((plan) => [...legalChanges(plan), ...placementChanges(stream, plan, homes)]),
  ];
  return { startsOn, endsOn, reasonEnded, from: startingHome(from, startsOn, changes), changes };
}

const VOLUNTARY = { status: 'V2', changes: [] } as const;

/** Most come by an interim care order, some after an emergency or an agreement with the parents. */
function drawLegalStart(
  stream: RandomStream,
  startsOn: Day,
  limit: Day,
): { status: string; changes: readonly Change[] } {
  const status = stream.weighted([
    ['C1', 52],
    ['V2', 30],
    ['L2', 10],
    ['L1', 8],
  ]);
  if (status === 'C1') return { status, changes: [] };
  const after = status === 'V2' ? stream.integer(15, 100) : stream.integer(1, 8);
  const on = Math.min(startsOn + after, Math.max(startsOn + 1, limit - 1));
  return { status, changes: [{ on, legalStatus: 'C1' }] };
}

/** A child who goes to carers approved to adopt on the first day starts there. */
function startingHome(
  from: Circumstances,
  startsOn: Day,
  changes: readonly Change[],
): Circumstances {
  const first = changes.find(({ on, home }) => on === startsOn && home);
  return { ...from, placement: first?.placement ?? from.placement, home: first?.home ?? from.home };
}

const move = (on: Day, placement: string, home: Home, reason = 'OTHER'): Change => ({
  on,
  placement,
  home,
  reason,
});

function legalChanges(plan: Plan): Change[] {
  const { placementOrderOn, orderEndedOn, planChangedOn } = plan;
  const changes: Change[] = [];
  if (placementOrderOn !== null) changes.push({ on: placementOrderOn, legalStatus: 'E1' });
  const backOn = placementOrderOn === null ? planChangedOn : orderEndedOn;
  if (backOn !== null) changes.push({ on: backOn, legalStatus: 'C2' });
  return changes;
}

function placementChanges(stream: RandomStream, plan: Plan, homes: AdoptiveHomes): Change[] {
  const { route, earlyPermanenceOn, planChangedOn, placements } = plan;
  const changes: Change[] = [];
  const carers = homes(plan, 0);
  if (earlyPermanenceOn !== null && carers) {
    changes.push(move(earlyPermanenceOn, stream.chance(0.12) ? 'U2' : 'U5', carers, 'CARPL'));
  }
  for (const [index, { placedOn, disruptedOn }] of placements.entries()) {
    const home = homes(plan, index);
    if (!home) continue;
    changes.push(
      route === 'family_finding' || route === 'consent'
        ? move(placedOn, route === 'consent' ? 'A4' : 'A6', home, 'CARPL')
        : { on: placedOn, placement: 'A5', reason: 'PLACE' },
    );
    if (disruptedOn !== null) changes.push(move(disruptedOn, 'U6', fosterHome(stream), 'CREQO'));
  }
  if (planChangedOn !== null) {
    changes.push(move(planChangedOn + stream.integer(0, 12), 'U4', fosterHome(stream), 'CARPL'));
  }
  return changes;
}
