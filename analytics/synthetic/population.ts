import type { RandomStream } from '../statistics/random-stream.ts';
import type { Borough, Sex } from './agency.ts';
import { ageOn, middleOfMonth, yearEnd, yearStart } from './day.ts';
import type { Day } from './day.ts';
import type { Options } from './options.ts';
import { windowOf, yearsOf } from './options.ts';
import type { OtherCare } from './other-care.ts';
import {
  drawEthnicity,
  drawPostcode,
  drawSex,
  drawUnaccompaniedEthnicity,
  drawUpn,
} from './people.ts';
import { ARRIVAL_SHAPE } from './planted.ts';

/** One child, or siblings whose plan is together, who come to the agency's notice on a day. */
export type Unit = {
  readonly stream: RandomStream;
  readonly borough: Borough;
  readonly kind: 'adoption' | 'unborn' | OtherCare;
  /** When care begins; for an unborn child the referral. */
  readonly on: Day;
  readonly siblingGroupSize: number;
  readonly children: readonly Traits[];
};

/** What is the child's own. */
export type Traits = {
  readonly sex: Sex;
  readonly bornOn: Day | null;
  readonly ethnicity: string;
  readonly disability: boolean;
  readonly upn: string;
  readonly homePostcode: string;
};

export type Arrivals = readonly {
  readonly borough: Borough;
  readonly year: number;
  /** The share of all children who arrive that is expected here; shares add to 1. */
  readonly expected: number;
  /** The share made, after the year turned out busier or quieter. */
  readonly made: number;
}[];

/** How busy each borough is each year: larger and smaller boroughs, better and worse years. */
export function drawArrivals(
  stream: RandomStream,
  options: Options,
  boroughs: readonly Borough[],
): Arrivals {
  const sizes = boroughs.map((borough) => stream.split('size', borough.code).gamma(6, 1));
  const all = sizes.reduce((sum, size) => sum + size, 0) * options.years;
  return boroughs.flatMap((borough, index) =>
    yearsOf(options).map((year) => {
      const expected = (sizes[index] ?? 0) / all;
      const turn = stream.split('turn', borough.code, year).gamma(ARRIVAL_SHAPE, 1);
      return { borough, year, expected, made: expected * turn };
    }),
  );
}

/** The whole population in units, until there are as many children as asked for. */
export function drawUnits(root: RandomStream, options: Options, arrivals: Arrivals): Unit[] {
  const units: Unit[] = [];
  let left = options.children;
  for (let index = 0; left > 0; index += 1) {
    const unit = drawUnit(root.split('unit', index), options, arrivals, left);
    left -= unit.children.length;
    units.push(unit);
  }
  return units;
}

function drawUnit(stream: RandomStream, options: Options, arrivals: Arrivals, most: number): Unit {
  const kind = stream.weighted<Unit['kind']>([
    ['adoption', 45],
    ['long_term', 38],
    ['unaccompanied', 8],
    ['short_breaks', 6],
    ['unborn', 3],
  ]);
  const { borough, year } = stream.weighted(arrivals.map((each) => [each, each.made] as const));
  const last = windowOf(options).to;
  const inYear = stream.integer(yearStart(year), yearEnd(year));
  const on = kind === 'unborn' ? last - stream.integer(0, 120) : inYear;
  const placed = kind === 'adoption' ? stream.weighted(TOGETHER) : 1;
  const together = Math.min(placed, most);
  const apart = kind === 'adoption' && stream.chance(0.2) ? stream.integer(1, 3) : 0;
  const ethnicity =
    kind === 'unaccompanied' ? drawUnaccompaniedEthnicity(stream) : drawEthnicity(stream);
  const homePostcode = drawPostcode(stream);
  const children = bornOf(stream, kind, on, together).map((bornOn): Traits => ({
    sex: drawSex(stream),
    bornOn,
    ethnicity,
    disability: stream.chance(kind === 'short_breaks' ? 0.95 : 0.06),
    upn: drawUpn(stream, bornOn !== null && ageOn(bornOn, Math.min(last, on)) >= 5),
    homePostcode,
  }));
  return { stream, borough, kind, on, siblingGroupSize: together + apart, children };
}

/** How many siblings are to be placed together. */
const TOGETHER = [
  [1, 72],
  [2, 22],
  [3, 6],
] as const;

/** Days of birth, the youngest first; siblings are at least a year apart. */
function bornOf(stream: RandomStream, kind: Unit['kind'], on: Day, count: number): (Day | null)[] {
  switch (kind) {
    case 'unborn':
      return [null];
    case 'short_breaks':
      return [on - stream.integer(4 * 365, 15 * 365)];
    case 'unaccompanied':
      // the day is not known: guidance has the middle of the month entered
      return [middleOfMonth(on - stream.integer(15 * 365 + 200, 17 * 365 + 250))];
    case 'long_term':
      return [on - (stream.chance(0.25) ? stream.integer(0, 365) : stream.integer(365, 17 * 365))];
    case 'adoption': {
      const newborn = stream.chance(0.42);
      const youngest = newborn
        ? stream.integer(0, 9)
        : Math.min(2000, Math.floor(stream.exponential(620)));
      const born = [on - youngest];
      while (born.length < count) born.push((born.at(-1) ?? on) - stream.integer(330, 900));
      return born;
    }
  }
}
