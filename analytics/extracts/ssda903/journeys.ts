import { ADOPTED, EARLY_PERMANENCE_PLACEMENTS } from './history.ts';
import type { AdoptionRecord, ChildHistory, Episode, Plan, RowPlace } from './history.ts';
import { carePeriods, orderSpells, placementSpells } from './spells.ts';
import type { CarePeriod, OrderSpell, PlacementSpell } from './spells.ts';

/** One attempt to place a child for adoption, with the dates that belong to it (ISO dates). */
export type Attempt = {
  readonly attempt: number;
  readonly enteredCareOn: string | null;
  readonly decisionOn: string | null;
  readonly placementOrderOn: string | null;
  readonly orderEndedOn: string | null;
  readonly matchedOn: string | null;
  readonly placedOn: string | null;
  readonly adoptionOrderOn: string | null;
  readonly earlyPermanenceOn: string | null;
  readonly adoptingFosterPlacementOn: string | null;
  readonly placedWith: string | null;
  readonly fosterCarerAdoption: boolean | null;
  readonly planChangedOn: string | null;
  readonly planChangedReason: string | null;
  readonly disruptedOn: string | null;
  /** The row that tells first of it. */
  readonly place: RowPlace;
};

/** Which of a period's plans an attempt belongs to, and what happened in it. */
type Draft = {
  readonly plan: Plan | null;
  /** The plan's time: from its decision to the next one's. */
  readonly from: string;
  readonly until: string;
  readonly spell: PlacementSpell | null;
  /** Whether no later attempt follows on this plan. */
  readonly last: boolean;
};

const BEGINNING = '0000-01-01';
const END = '9999-12-31';

/**
 * The attempts to place a child for adoption, in order, worked out from its returns. Every period
 * of care counts in which something of adoption happened; a plan decided again, and a placement
 * after a disruption, are attempts of their own, because dates belong to the attempt.
 */
export function attemptsOf(history: ChildHistory): Attempt[] {
  const periods = carePeriods(history.episodes);
  const attempts: Attempt[] = [];
  for (const share of shareOut(periods, history)) {
    attempts.push(...attemptsInPeriod(share, attempts.length));
  }
  return attempts;
}

type Share = {
  readonly period: CarePeriod;
  readonly plans: readonly Plan[];
  readonly adoptions: readonly AdoptionRecord[];
};

const NO_EPISODES: CarePeriod = { enteredOn: null, episodes: [] };

/** Gives every plan and adoption to the period of care it was made in: the last begun by then. */
function shareOut(periods: readonly CarePeriod[], { plans, adoptions }: ChildHistory): Share[] {
  const all = periods.length === 0 ? [NO_EPISODES] : periods;
  const indexOn = (day: string | null) =>
    Math.max(
      all.findLastIndex(({ episodes }) => (episodes[0]?.startsOn ?? BEGINNING) <= (day ?? END)),
      0,
    );
  return all.map((period, index) => ({
    period,
    plans: plans.filter(({ decidedOn }) => indexOn(decidedOn) === index),
    adoptions: adoptions.filter(
      ({ matchedOn, decidedOn }) => indexOn(matchedOn ?? decidedOn) === index,
    ),
  }));
}

function attemptsInPeriod({ period, plans, adoptions }: Share, before: number): Attempt[] {
  const orders = orderSpells(period);
  const spells = placementSpells(period);
  const adopted = period.episodes.findLast(({ reasonEnded }) => ADOPTED.includes(reasonEnded));
  const early = period.episodes.find(isEarlyPermanence);
  const events = plans.length + adoptions.length + orders.length + spells.length;
  if (events === 0 && !adopted && !early) return [];
  const drafts = draftsOf(period, plans, spells);
  return drafts.map((draft, index) => {
    const order = orderOf(draft, orders);
    const adoption = adoptions.findLast((record) => draftOf(record, drafts) === index) ?? null;
    const { plan, spell } = draft;
    const changed = draft.last ? plan : null;
    const first = plan ?? spell ?? order ?? adoption ?? adopted ?? early;
    // An adopted child whose adoptive placement was never returned is adopted all the same.
    const unplaced = spell || index < drafts.length - 1 ? null : adopted;
    if (!first) throw new Error('An attempt came from nothing.');
    return {
      attempt: before + index + 1,
      enteredCareOn: period.enteredOn,
      decisionOn: plan?.decidedOn ?? adoption?.decidedOn ?? null,
      placementOrderOn: order?.grantedOn ?? null,
      orderEndedOn: order?.endedOn ?? null,
      matchedOn: adoption?.matchedOn ?? null,
      placedOn: spell?.placedOn ?? null,
      adoptionOrderOn: (spell ? spell.adoptedOn : unplaced?.endsOn) ?? null,
      earlyPermanenceOn: earlyPermanence(period, draft, drafts[index - 1]),
      adoptingFosterPlacementOn: spell?.fosteredSince ?? null,
      placedWith: spell ? (PLACED_WITH[spell.provider] ?? null) : null,
      fosterCarerAdoption: adoption?.fosterCarer ?? spell?.withFosterCarer ?? null,
      planChangedOn: changed?.changedOn ?? null,
      planChangedReason: changed?.changedReason ?? null,
      disruptedOn: spell?.disruptedOn ?? null,
      place: first.place,
    };
  });
}

/** PLACE_PROVIDER: the authority itself, another one, a private or voluntary agency. */
const PLACED_WITH: Readonly<Record<string, string>> = {
  PR1: 'in_house',
  PR2: 'other_agency',
  PR4: 'voluntary_agency',
  PR5: 'voluntary_agency',
};

/**
 * One draft a placement; one for a plan that led to none, and one for a plan that outlived the
 * disruption of its last placement: the child waits again.
 */
function draftsOf(
  { episodes }: CarePeriod,
  plans: readonly Plan[],
  spells: readonly PlacementSpell[],
): Draft[] {
  const leftOn = lastDay(episodes);
  const known: readonly (Plan | null)[] = plans.length === 0 ? [null] : plans;
  return known.flatMap((plan, index) => {
    const from = index === 0 ? BEGINNING : (plan?.decidedOn ?? BEGINNING);
    const until = known[index + 1]?.decidedOn ?? END;
    const own = spells.filter(({ placedOn }) => placedOn >= from && placedOn < until);
    const disruptedOn = own.at(-1)?.disruptedOn ?? null;
    const goesOn =
      disruptedOn !== null && until === END && plan?.changedOn === null && disruptedOn < leftOn;
    const drafts: readonly (PlacementSpell | null)[] =
      own.length === 0 ? [null] : goesOn ? [...own, null] : own;
    return drafts.map((spell, n) => ({ plan, from, until, spell, last: n === drafts.length - 1 }));
  });
}

/** When care ended, or a day beyond all others while it lasts. */
function lastDay(episodes: readonly Episode[]): string {
  return episodes.at(-1)?.endsOn ?? END;
}

const isEarlyPermanence = ({ placement }: Episode) =>
  EARLY_PERMANENCE_PLACEMENTS.includes(placement);

/**
 * The order an attempt rests on: the last granted by the day of placement, in force during the
 * plan; where none was, the first granted after it.
 */
function orderOf({ from, until, spell }: Draft, orders: readonly OrderSpell[]): OrderSpell | null {
  const inForce = orders.filter(
    ({ grantedOn, endedOn }) => grantedOn < until && (endedOn === null || endedOn > from),
  );
  const by = spell?.placedOn ?? END;
  return inForce.findLast(({ grantedOn }) => grantedOn <= by) ?? inForce[0] ?? null;
}

/** The attempt an adoption's record is about: the next placement after the match, or the last. */
function draftOf({ matchedOn }: AdoptionRecord, drafts: readonly Draft[]): number {
  const adopted = drafts.findIndex(({ spell }) => (spell?.adoptedOn ?? null) !== null);
  const next = drafts.findIndex(
    ({ spell }) => spell !== null && spell.placedOn >= (matchedOn ?? END),
  );
  if (next !== -1) return next;
  return adopted === -1 ? drafts.length - 1 : adopted;
}

/** The first placement with carers approved to adopt that can have led to this attempt's family. */
function earlyPermanence(
  { episodes }: CarePeriod,
  { from, until, spell }: Draft,
  before: Draft | undefined,
): string | null {
  const after = before?.spell?.endedOn ?? from;
  const by = spell?.placedOn ?? until;
  const found = episodes.find(
    (episode) => isEarlyPermanence(episode) && episode.startsOn >= after && episode.startsOn < by,
  );
  return found?.startsOn ?? null;
}
