import type { Agency, Borough, Child, Episode, Family } from './agency.ts';
import type { Day } from './day.ts';
import { ukDate, yearEnd, yearStart } from './day.ts';
import { yearsOf } from './options.ts';
import { incidentalModules } from './ssda903-incidental.ts';
import type { Table } from './table.ts';

export type Ssda903Module =
  | 'header'
  | 'episodes'
  | 'reviews'
  | 'uasc'
  | 'oc2'
  | 'oc3'
  | 'ad1'
  | 'placed_for_adoption'
  | 'previous_permanence'
  | 'missing'
  | 'sw_episodes';

/** What one borough submits for one financial year; a module without rows is left out. */
export type Ssda903Return = {
  readonly borough: Borough;
  /** Calendar year in which the financial year starts. */
  readonly year: number;
  readonly modules: ReadonlyMap<Ssda903Module, Table>;
};

/** A child as a return of one year sees it: nothing after 31 March is known. */
export type ChildInYear = {
  readonly child: Child;
  readonly start: Day;
  readonly end: Day;
  /** The number, and the date of birth, as written at the head of every row. */
  readonly id: string;
  readonly dob: string;
};

/** All returns of an agency, borough by borough and year by year. */
export function ssda903Returns(agency: Agency): Ssda903Return[] {
  return agency.boroughs.flatMap((borough) => {
    const children = agency.children.filter((child) => child.borough === borough);
    return yearsOf(agency.options).map((year) =>
      annualReturn(agency.options.seed, borough, year, children),
    );
  });
}

function annualReturn(
  seed: number,
  borough: Borough,
  year: number,
  all: readonly Child[],
): Ssda903Return {
  const start = yearStart(year);
  const end = yearEnd(year);
  const children = all
    .filter(({ periods }) => periods.some((period) => openWithin(period, start, end)))
    .map((child): ChildInYear => {
      const dob = child.bornOn === null ? '' : ukDate(child.bornOn);
      return { child, start, end, id: child.localId, dob };
    });
  const modules = [
    ['header', header(children, year)],
    ['episodes', episodes(children)],
    ['uasc', unaccompanied(children, year)],
    ['ad1', adopted(children)],
    ['placed_for_adoption', shouldBePlaced(children)],
    ...incidentalModules(seed, children, all, year),
  ] as const satisfies readonly (readonly [Ssda903Module, Table])[];
  const filled = modules.filter(([, { rows }]) => rows.length > 0);
  return { borough, year, modules: new Map(filled) };
}

/** Whether something that lasts was there on any day between two days. */
export function openWithin(
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day | null },
  start: Day,
  end: Day,
): boolean {
  return startsOn <= end && (endsOn === null || endsOn >= start);
}

const known = (day: Day | null, end: Day): string => (day === null || day > end ? '' : ukDate(day));

/** `1` and `2` until 2023/24, letters since. */
function sexCode({ sex }: Child, year: number): string {
  if (year >= 2024) return sex === 'male' ? 'M' : 'F';
  return sex === 'male' ? '1' : '2';
}

function header(children: readonly ChildInYear[], year: number): Table {
  return {
    columns: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
    rows: children.map(({ child, id, dob }) => [
      id,
      sexCode(child, year),
      dob,
      child.ethnicity,
      child.upn,
      '',
      '',
    ]),
  };
}

function episodes(children: readonly ChildInYear[]): Table {
  return {
    columns: [
      ...['CHILD', 'DECOM', 'RNE', 'LS', 'CIN', 'PLACE', 'PLACE_PROVIDER', 'DEC', 'REC'],
      ...['REASON_PLACE_CHANGE', 'HOME_POST', 'PL_POST', 'URN'],
    ],
    rows: children.flatMap(({ child, id, start, end }) =>
      child.periods
        .flatMap((period) => period.episodes)
        .filter((episode) => openWithin(episode, start, end))
        .map((episode) => episodeRow(child, id, episode, end)),
    ),
  };
}

function episodeRow(child: Child, id: string, episode: Episode, end: Day): string[] {
  const ended = episode.endsOn !== null && episode.endsOn <= end;
  return [
    id,
    ukDate(episode.startsOn),
    episode.reasonNew,
    episode.legalStatus,
    episode.need,
    episode.placement,
    episode.provider,
    known(episode.endsOn, end),
    ended ? (episode.reasonEnded ?? '') : '',
    ended ? (episode.reasonPlaceChange ?? '') : '',
    child.homePostcode,
    episode.placementPostcode,
    episode.urn,
  ];
}

function unaccompanied(children: readonly ChildInYear[], year: number): Table {
  return {
    columns: ['CHILD', 'SEX', 'DOB', 'DUC'],
    rows: children
      .filter(({ child }) => child.unaccompanied)
      .map(({ child, id, dob }) => [id, sexCode(child, year), dob, eighteenth(dob)]),
  };
}

const eighteenth = (dob: string) => `${dob.slice(0, 6)}${Number(dob.slice(6)) + 18}`;

/** A decision once for all the attempts made under it. */
function decisionsOf({ journeys }: Child) {
  const decisions = new Map<Day, { ended: Day | null; changed: Day | null; reason: string }>();
  for (const journey of journeys) {
    if (journey.decisionOn === null) continue;
    const { planChangedOn: changed, planChangedReason: reason, adoptionOrderOn } = journey;
    decisions.set(journey.decisionOn, {
      ended: changed ?? adoptionOrderOn,
      changed,
      reason: reason ?? '',
    });
  }
  return [...decisions].map(([decisionOn, rest]) => ({ decisionOn, ...rest }));
}

/** Decisions in force at any time in the year. `DATE_PLACED` is the decision, not the placement. */
function shouldBePlaced(children: readonly ChildInYear[]): Table {
  return {
    columns: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    rows: children.flatMap(({ child, id, dob, start, end }) =>
      decisionsOf(child)
        .filter(({ decisionOn, ended }) =>
          openWithin({ startsOn: decisionOn, endsOn: ended }, start, end),
        )
        .map(({ decisionOn, changed, reason }) => {
          const ceased = known(changed, end);
          return [id, dob, ukDate(decisionOn), ceased, ceased === '' ? '' : reason];
        }),
    ),
  };
}

/** Children adopted in the year. */
function adopted(children: readonly ChildInYear[]): Table {
  return {
    columns: [
      ...['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH'],
      ...['FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
    ],
    rows: children.flatMap(({ child, id, dob, start, end }) =>
      child.journeys.flatMap((journey) => {
        const { adoptionOrderOn, decisionOn, matchedOn, family } = journey;
        if (adoptionOrderOn === null || adoptionOrderOn < start || adoptionOrderOn > end) return [];
        return [
          [
            id,
            dob,
            known(decisionOn, end),
            known(matchedOn, end),
            journey.fosterCarerAdoption === true ? '1' : '0',
            ...(family ? adopterCodes(family) : ['', '', '']),
          ],
        ];
      }),
    ),
  };
}

/** Number, sexes and legal status of the adopters. */
function adopterCodes({ structure }: Family): [string, string, string] {
  switch (structure) {
    case 'single_female':
      return ['1', 'F1', 'L0'];
    case 'single_male':
      return ['1', 'M1', 'L0'];
    case 'couple_female_male':
      return ['2', 'MF', 'L11'];
    case 'couple_female':
      return ['2', 'FF', 'L12'];
    case 'couple_male':
      return ['2', 'MM', 'L2'];
  }
}
