import type { RandomStream } from '../statistics/random-stream.ts';
import type { Borough, Family, Person, Structure } from './agency.ts';
import type { Day } from './day.ts';
import { ETHNIC_GROUPS, drawPeople, drawStructure, ethnicGroup } from './people.ts';
import { ENQUIRY_RATIO_IN_PAUSE, STAGES } from './planted.ts';

/** The household and its way through the agency as it would run on, matched or not. */
export type Household = {
  readonly residence: Borough | null;
  readonly approvedForNamedChild: boolean;
  readonly structure: Structure;
  readonly people: readonly Person[];
  readonly earlyPermanenceApproved: boolean;
  readonly ageRange: readonly [number, number];
  readonly siblingsMax: number;
  readonly ethnicitiesConsidered: readonly string[] | null;
  readonly steps: Steps;
};

export type Steps = {
  readonly enquiredOn: Day;
  readonly informationSessionOn: Day | null;
  readonly registeredOn: Day | null;
  readonly stage1StartedOn: Day | null;
  readonly stage1EndedOn: Day | null;
  readonly stage2StartedOn: Day | null;
  readonly stage2EndedOn: Day | null;
  readonly approvedOn: Day | null;
  /** For an approved family: unless matched before. */
  readonly leftOn: Day | null;
  readonly leftReason: Family['leftReason'];
};

export type Pause = { readonly from: Day; readonly to: Day };

export type Recruitment = {
  readonly boroughs: readonly Borough[];
  readonly from: Day;
  readonly to: Day;
  readonly pause: Pause | null;
};

const inPause = (day: Day, pause: Pause | null) =>
  pause !== null && day >= pause.from && day <= pause.to;

/** A household that came to the agency by itself. */
export function drawHousehold(stream: RandomStream, recruitment: Recruitment): Household {
  const enquiredOn = drawEnquiry(stream, recruitment);
  return {
    ...drawPreferences(stream, recruitment),
    steps: drawSteps(stream, enquiredOn, recruitment),
  };
}

/** What is known of a household by the children it is approved for, or comes from elsewhere to take. */
type Known = {
  readonly approvedOn: Day;
  readonly residence: Borough | null;
  readonly children: number;
  readonly ages: readonly number[];
};

/** A household made for the children it takes, its steps drawn back from the approval. */
export function drawHouseholdFor(
  stream: RandomStream,
  { approvedOn, residence, children, ages }: Known,
): Household {
  const stage2StartedOn = approvedOn - lasting(stream, STAGES.stage2);
  const stage1EndedOn = stage2StartedOn - stream.integer(2, 20);
  const stage1StartedOn = stage1EndedOn - lasting(stream, STAGES.stage1);
  const registeredOn = stage1StartedOn - stream.integer(0, 5);
  const drawn = drawPreferences(stream, { boroughs: residence ? [residence] : [] });
  return {
    ...drawn,
    approvedForNamedChild: residence !== null,
    earlyPermanenceApproved: false,
    ageRange: [Math.min(drawn.ageRange[0], ...ages), Math.max(drawn.ageRange[1], ...ages)],
    siblingsMax: Math.max(drawn.siblingsMax, children),
    ethnicitiesConsidered: null,
    steps: {
      ...NOT_YET,
      enquiredOn: registeredOn - stream.integer(5, 40),
      registeredOn,
      stage1StartedOn,
      stage1EndedOn,
      stage2StartedOn,
      stage2EndedOn: approvedOn,
      approvedOn,
    },
  };
}

function drawEnquiry(stream: RandomStream, { from, to, pause }: Recruitment): Day {
  for (;;) {
    const day = stream.integer(from, to);
    if (!inPause(day, pause) || stream.chance(ENQUIRY_RATIO_IN_PAUSE)) return day;
  }
}

function drawPreferences(stream: RandomStream, { boroughs }: Pick<Recruitment, 'boroughs'>) {
  const structure = drawStructure(stream);
  const people = drawPeople(stream, structure);
  const own = people.map(({ ethnicity }) => ethnicGroup(ethnicity));
  const considered = ETHNIC_GROUPS.filter((group) => own.includes(group) || stream.chance(0.3));
  return {
    residence: boroughs.length === 0 ? null : stream.pick(boroughs),
    approvedForNamedChild: false,
    structure,
    people,
    earlyPermanenceApproved: stream.chance(0.3),
    ageRange: [stream.chance(0.85) ? 0 : 2, stream.weighted(OLDEST)] as const,
    siblingsMax: stream.weighted(SIBLINGS),
    ethnicitiesConsidered: stream.chance(0.65) ? null : considered,
  };
}

const OLDEST = [
  [3, 35],
  [5, 35],
  [7, 22],
  [10, 8],
] as const;

const SIBLINGS = [
  [1, 62],
  [2, 30],
  [3, 8],
] as const;

const NOT_YET = {
  informationSessionOn: null,
  registeredOn: null,
  stage1StartedOn: null,
  stage1EndedOn: null,
  stage2StartedOn: null,
  stage2EndedOn: null,
  approvedOn: null,
  leftOn: null,
  leftReason: null,
} as const satisfies Omit<Steps, 'enquiredOn'>;

type Lasting = (typeof STAGES)['stage1' | 'stage2'];

const lasting = (stream: RandomStream, { minimum_days, median_days, sigma }: Lasting): number =>
  minimum_days + Math.floor(stream.logNormal(median_days, sigma));

/** One step after the other, each with its own chance to be the last. */
function drawSteps(stream: RandomStream, enquiredOn: Day, { pause }: Recruitment): Steps {
  const leaving = (so: Omit<Steps, 'leftOn' | 'leftReason'>, after: Day): Steps => ({
    ...so,
    leftOn: after + stream.integer(1, 60),
    leftReason: stream.chance(0.8) ? 'withdrew' : 'process_on_hold',
  });
  const enquired = { ...NOT_YET, enquiredOn };
  if (!stream.chance(0.75)) return enquired;

  const informationSessionOn = enquiredOn + stream.integer(5, 40);
  const informed = { ...enquired, informationSessionOn };
  const wished = informationSessionOn + stream.integer(7, 120);
  const registeredOn = pause && inPause(wished, pause) ? pause.to + stream.integer(1, 60) : wished;
  if (!stream.chance(0.6)) return leaving(informed, informationSessionOn);

  const registered = { ...informed, registeredOn };
  const stage1StartedOn = registeredOn + stream.integer(0, 7);
  if (!stream.chance(0.97)) return leaving(registered, registeredOn);

  const started = { ...registered, stage1StartedOn };
  const stage1EndedOn = stage1StartedOn + lasting(stream, STAGES.stage1);
  if (!stream.chance(0.82)) return leaving(started, stage1StartedOn);

  const checked = { ...started, stage1EndedOn };
  const stage2StartedOn = stage1EndedOn + stream.integer(1, 45);
  if (!stream.chance(0.95)) return leaving(checked, stage1EndedOn);

  const assessing = { ...checked, stage2StartedOn };
  const stage2EndedOn = stage2StartedOn + lasting(stream, STAGES.stage2);
  if (!stream.chance(0.92)) return leaving(assessing, stage2StartedOn);
  if (stream.chance(0.04)) {
    return {
      ...assessing,
      stage2EndedOn,
      leftOn: stage2EndedOn,
      leftReason: 'application_refused',
    };
  }
  const approved = { ...assessing, stage2EndedOn, approvedOn: stage2EndedOn };
  const leftOn = stage2EndedOn + 240 + Math.floor(stream.exponential(500));
  return { ...approved, leftOn, leftReason: 'withdrew' };
}
