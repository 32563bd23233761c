import { RandomStream } from '../statistics/random-stream.ts';
import type { Child, PeriodOfCare } from './agency.ts';
import type { Day } from './day.ts';
import { ageOn, birthday, ukDate, yearEnd, yearStart } from './day.ts';
import { padded } from './people.ts';
import type { ChildInYear, Ssda903Module } from './ssda903-return.ts';
import type { Table } from './table.ts';

/**
 * The modules of a return that tell nothing of adoption but come with it: reviews, health and
 * offending (OC2), care leavers (OC3), previous permanence, missing, social workers.
 */
export function incidentalModules(
  seed: number,
  children: readonly ChildInYear[],
  all: readonly Child[],
  year: number,
): [Ssda903Module, Table][] {
  const root = RandomStream.seeded(seed).split('incidental');
  const streamOf = (child: Child, module: string) =>
    root.split(module, child.borough.code, child.localId, year);
  const rowsOf = (module: string, row: RowsOfChild): string[][] =>
    children.flatMap((each) => row(each, streamOf(each.child, module)));
  const modules: [Ssda903Module, Table][] = [
    ['reviews', { columns: columns('REVIEW', 'REVIEW_CODE'), rows: rowsOf('reviews', reviews) }],
    ['oc2', { columns: OC2, rows: rowsOf('oc2', health) }],
    [
      'oc3',
      {
        columns: columns('IN_TOUCH', 'ACTIV', 'ACCOM'),
        rows: all.flatMap((child) => careLeaver(child, streamOf(child, 'oc3'), year)),
      },
    ],
    [
      'previous_permanence',
      {
        columns: columns('PREV_PERM', 'LA_PERM', 'DATE_PERM'),
        rows: rowsOf('previous_permanence', previousPermanence),
      },
    ],
    [
      'missing',
      { columns: columns('MISSING', 'MIS_START', 'MIS_END'), rows: rowsOf('missing', missing) },
    ],
  ];
  if (year < 2023) return modules;
  const rows = rowsOf('sw_episodes', socialWorkers);
  const table = { columns: columns('SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'), rows };
  return [...modules, ['sw_episodes', table]];
}

type RowsOfChild = (each: ChildInYear, stream: RandomStream) => string[][];

const columns = (...own: string[]) => ['CHILD', 'DOB', ...own];

const OC2 = columns(
  'SDQ_SCORE',
  'SDQ_REASON',
  'CONVICTED',
  'HEALTH_CHECK',
  'IMMUNISATIONS',
  'TEETH_CHECK',
  'HEALTH_ASSESSMENT',
  'SUBSTANCE_MISUSE',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
);

/** Periods of care in the year, cut to it; short breaks have none of what follows. */
function within({
  child,
  start,
  end,
}: ChildInYear): { from: Day; to: Day; period: PeriodOfCare }[] {
  return child.periods.flatMap((period) => {
    const from = Math.max(period.startsOn, start);
    const to = Math.min(period.endsOn ?? end, end);
    return period.shortBreaks || from > to ? [] : [{ from, to, period }];
  });
}

/** After four weeks, three months later, and then every six months. */
function reviews(each: ChildInYear, stream: RandomStream): string[][] {
  const { child, id, dob } = each;
  return within(each).flatMap(({ from, to, period }) => {
    const days: Day[] = [];
    for (let on = period.startsOn + 20, gap = 85; on <= to; on += gap, gap = 178) {
      if (on >= from) days.push(on);
    }
    return days.map((on) => {
      const young = ageOn(child.bornOn ?? on, on) < 4;
      return [id, dob, ukDate(on), young ? 'PN0' : `PN${stream.integer(1, 7)}`];
    });
  });
}

/** Children looked after for the twelve months before 31 March. */
function health(each: ChildInYear, stream: RandomStream): string[][] {
  const { child, id, dob, start, end } = each;
  const wholeYear = child.periods.some(
    ({ startsOn, endsOn, shortBreaks }) =>
      !shortBreaks && startsOn <= start && (endsOn === null || endsOn > end),
  );
  if (!wholeYear || child.bornOn === null) return [];
  const age = ageOn(child.bornOn, end);
  const flag = (probability: number) => String(Number(stream.chance(probability)));
  const scored = age >= 4 && age <= 16;
  const score = scored && stream.chance(0.8) ? String(stream.integer(0, 30)) : '';
  return [
    [
      id,
      dob,
      score,
      scored && score === '' ? 'SDQ1' : '',
      age >= 10 ? flag(0.03) : '',
      age < 5 ? flag(0.9) : '',
      flag(0.88),
      flag(0.8),
      flag(0.92),
      age >= 10 ? flag(0.04) : '0',
      '0',
      '0',
    ],
  ];
}

/** Young people who left care grown up, in the year of their nineteenth to twenty-first birthday. */
function careLeaver(child: Child, stream: RandomStream, year: number): string[][] {
  const last = child.periods.at(-1);
  const { bornOn } = child;
  if (!last?.endsOn || bornOn === null || last.shortBreaks) return [];
  if (ageOn(bornOn, last.endsOn) < 18) return [];
  const reached = [19, 20, 21].some((age) => {
    const day = birthday(bornOn, age);
    return day >= yearStart(year) && day <= yearEnd(year);
  });
  if (!reached) return [];
  const inTouch = stream.chance(0.92);
  const work = year >= 2021 ? 'F5' : 'F3';
  const activity = stream.pick(['F1', 'F2', work, 'G5', 'G4']);
  return [
    [
      child.localId,
      ukDate(bornOn),
      inTouch ? 'YES' : 'NO',
      inTouch ? activity : '',
      inTouch ? stream.pick(['B1', 'D1', 'K1', 'U1', 'V1']) : '',
    ],
  ];
}

/** Asked once, of children who started to be looked after in the year. */
function previousPermanence(each: ChildInYear, stream: RandomStream): string[][] {
  const started = within(each).some(({ period }) => period.startsOn >= each.start);
  if (!started) return [];
  const before = stream.chance(0.97) ? 'Z1' : 'P1';
  const birthYear = each.dob.slice(6);
  const rest = before === 'Z1' ? ['', ''] : ['210', `zz/05/${birthYear}`];
  return [[each.id, each.dob, before, ...rest]];
}

function missing(each: ChildInYear, stream: RandomStream): string[][] {
  const { child, id, dob } = each;
  return within(each).flatMap(({ from, to }) => {
    if (to - from < 30 || ageOn(child.bornOn ?? to, from) < 12 || !stream.chance(0.12)) return [];
    const start = stream.integer(from, to - 10);
    const back = start + stream.integer(0, 9);
    return [[id, dob, stream.chance(0.8) ? 'M' : 'A', ukDate(start), ukDate(back)]];
  });
}

/** The worker the child has had since the year began, or since coming into care. */
function socialWorkers(each: ChildInYear, stream: RandomStream): string[][] {
  const { id, dob, end } = each;
  return within(each).map(({ from, period }) => {
    const left = period.endsOn !== null && period.endsOn <= end;
    const worker = `SW${padded(stream.integer(1, 400), 4)}`;
    return [id, dob, worker, ukDate(from), left ? ukDate(period.endsOn) : '', left ? 'OTHERS' : ''];
  });
}
