import {
  ADOPTED,
  ADOPTIVE_PLACEMENTS,
  CARE_GOES_ON,
  FOSTER_CARER_PLACEMENTS,
  NEW_CARERS,
  PLACEMENT_ORDERS,
  SHORT_BREAKS,
  TEMPORARY_PLACEMENTS,
} from './history.ts';
import type { Episode, RowPlace } from './history.ts';

/** A period of care: from an episode that starts one (RNE S) to the last before the next such. */
export type CarePeriod = {
  /** Null where the returns begin after the child entered care. */
  readonly enteredOn: string | null;
  readonly episodes: readonly Episode[];
};

/** A time in one adoptive placement. */
export type PlacementSpell = {
  readonly placedOn: string;
  /** Null while it lasts, or where how it ended is not known. */
  readonly endedOn: string | null;
  /** The order that ended it; null where it ended otherwise or lasts. */
  readonly adoptedOn: string | null;
  readonly disruptedOn: string | null;
  readonly withFosterCarer: boolean;
  /** Where the adopters were foster carers first: when the child came to them. */
  readonly fosteredSince: string | null;
  readonly provider: string;
  readonly place: RowPlace;
};

/** A time under a placement order. */
export type OrderSpell = {
  readonly grantedOn: string;
  /** When it was revoked or care ended without adoption; null where it stands or led to adoption. */
  readonly endedOn: string | null;
  readonly place: RowPlace;
};

/** The periods of care among a child's episodes, short breaks left out. */
export function carePeriods(episodes: readonly Episode[]): CarePeriod[] {
  const periods: { enteredOn: string | null; episodes: Episode[] }[] = [];
  for (const episode of episodes) {
    if (SHORT_BREAKS.includes(episode.legalStatus)) continue;
    const current = periods.at(-1);
    const starts = episode.reasonNew === 'S';
    if (!current || starts) {
      periods.push({ enteredOn: starts ? episode.startsOn : null, episodes: [episode] });
    } else {
      current.episodes.push(episode);
    }
  }
  return periods;
}

/**
 * The adoptive placements of a period of care. A hospital stay or holiday does not end one; moving
 * to other carers does, even from one adoptive placement to another.
 */
export function placementSpells({ episodes }: CarePeriod): PlacementSpell[] {
  const runs: { from: number; to: number }[] = [];
  let open = false;
  for (const [at, { placement, reasonNew }] of episodes.entries()) {
    const run = runs.at(-1);
    if (ADOPTIVE_PLACEMENTS.includes(placement)) {
      const returning = at > 0 && TEMPORARY_PLACEMENTS.includes(episodes[at - 1]?.placement ?? '');
      if (open && run && (returning || !NEW_CARERS.includes(reasonNew))) run.to = at;
      else runs.push({ from: at, to: at });
      open = true;
    } else if (!TEMPORARY_PLACEMENTS.includes(placement)) {
      open = false;
    }
  }
  return runs.map(({ from, to }) => placementSpell(episodes, from, to));
}

function placementSpell(episodes: readonly Episode[], from: number, to: number): PlacementSpell {
  const first = at(episodes, from);
  // Adopted from a temporary move, the order stands with the episode of that move.
  const rest = episodes.slice(to);
  const moved = rest.findIndex(({ placement }, n) => n > 0 && !isTemporary(placement));
  const last = at(rest, (moved === -1 ? rest.length : moved) - 1);
  const adopted = ADOPTED.includes(last.reasonEnded);
  const movedOn = moved !== -1;
  const leftCare = last.endsOn !== null && last.reasonEnded !== CARE_GOES_ON && !last.inferred;
  const end = movedOn ? at(rest, 0).endsOn : last.endsOn;
  const withFosterCarer = FOSTER_CARER_PLACEMENTS.includes(first.placement);
  return {
    placedOn: first.startsOn,
    endedOn: end,
    adoptedOn: adopted ? last.endsOn : null,
    disruptedOn: !adopted && (movedOn || leftCare) ? end : null,
    withFosterCarer,
    fosteredSince: withFosterCarer ? sinceWhenWithCarers(episodes, from) : null,
    provider: first.provider,
    place: first.place,
  };
}

const isTemporary = (placement: string) => TEMPORARY_PLACEMENTS.includes(placement);

/** When the child came to the carers of an episode. */
function sinceWhenWithCarers(episodes: readonly Episode[], until: number): string {
  let since = until;
  while (since > 0 && !NEW_CARERS.includes(at(episodes, since).reasonNew)) since -= 1;
  return at(episodes, since).startsOn;
}

/** The placement orders of a period of care, each from its grant until something else replaced it. */
export function orderSpells({ episodes }: CarePeriod): OrderSpell[] {
  const spells: OrderSpell[] = [];
  for (const [index, episode] of episodes.entries()) {
    if (!ordered(episode) || ordered(episodes[index - 1])) continue;
    const next = episodes.findIndex((other, n) => n > index && !ordered(other));
    const last = at(episodes, (next === -1 ? episodes.length : next) - 1);
    const adopted = ADOPTED.includes(last.reasonEnded);
    const ended =
      next !== -1 || (last.endsOn !== null && last.reasonEnded !== CARE_GOES_ON && !last.inferred);
    spells.push({
      grantedOn: episode.startsOn,
      endedOn: ended && !adopted ? (next === -1 ? last.endsOn : at(episodes, next).startsOn) : null,
      place: episode.place,
    });
  }
  return spells;
}

const ordered = (episode: Episode | undefined) =>
  episode !== undefined && PLACEMENT_ORDERS.includes(episode.legalStatus);

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError('There is no such episode.');
  return item;
}
