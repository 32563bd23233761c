import type { RandomStream } from '../statistics/random-stream.ts';
import type { Day } from './day.ts';
import { birthday } from './day.ts';
import type { Change, Course } from './episodes.ts';
import { childrensHome, fosterHome } from './episodes.ts';

/** Children looked after for whom adoption is no plan. */
export type OtherCare = 'long_term' | 'unaccompanied' | 'short_breaks';

/** Draws the periods of care of such a child. */
export function otherCourses(
  stream: RandomStream,
  kind: OtherCare,
  startsOn: Day,
  bornOn: Day,
): Course[] {
  switch (kind) {
    case 'unaccompanied':
      return [unaccompanied(stream, startsOn, bornOn)];
    case 'short_breaks':
      return shortBreaks(stream, startsOn, bornOn);
    case 'long_term': {
      const first = familyCare(stream, startsOn, bornOn);
      if (first.endsOn === null || !stream.chance(0.12)) return [first];
      const again = first.endsOn + stream.integer(30, 600);
      const returns = again < birthday(bornOn, 17) && (first.reasonEnded ?? '').startsWith('E4');
      return returns ? [first, familyCare(stream, again, bornOn)] : [first];
    }
  }
}

function familyCare(stream: RandomStream, startsOn: Day, bornOn: Day): Course {
  const grownUp = birthday(bornOn, 18);
  const leaves = startsOn + 14 + Math.floor(stream.exponential(900));
  const endsOn = Math.min(leaves, grownUp);
  const residential = grownUp - startsOn < 5 * 365 && stream.chance(0.25);
  const legalStatus = stream.weighted([
    ['C1', 40],
    ['C2', 15],
    ['V2', 45],
  ]);
  const changes: Change[] = [];
  if (legalStatus === 'C1')
    changes.push({ on: startsOn + stream.integer(120, 300), legalStatus: 'C2' });
  for (let on = startsOn + stream.integer(20, 200); on < endsOn; on += stream.integer(60, 900)) {
    changes.push({ on, ...drawMove(stream, residential) });
  }
  return {
    startsOn,
    endsOn,
    reasonEnded: leaves < grownUp ? drawReason(stream) : stream.chance(0.4) ? 'E17' : 'E5',
    from: {
      legalStatus,
      need: drawNeed(stream),
      placement: residential ? 'K2' : 'U6',
      home: residential ? childrensHome(stream) : fosterHome(stream),
    },
    changes,
  };
}

function drawMove(stream: RandomStream, residential: boolean): Omit<Change, 'on'> {
  const reason = stream.pick(['CARPL', 'CREQB', 'CREQO', 'CHILD', 'LAREQ', 'OTHER']);
  if (residential) return { placement: 'K2', home: childrensHome(stream), reason };
  return { placement: stream.pick(['U4', 'U6', 'U1', 'U3']), home: fosterHome(stream), reason };
}

const drawNeed = (stream: RandomStream) =>
  stream.weighted([
    ['N1', 60],
    ['N2', 4],
    ['N3', 4],
    ['N4', 10],
    ['N5', 15],
    ['N6', 3],
    ['N8', 4],
  ]);

const drawReason = (stream: RandomStream) =>
  stream.weighted([
    ['E4A', 45],
    ['E4B', 12],
    ['E45', 15],
    ['E46', 4],
    ['E41', 6],
    ['E13', 5],
    ['E8', 13],
  ]);

function unaccompanied(stream: RandomStream, startsOn: Day, bornOn: Day): Course {
  const grownUp = birthday(bornOn, 18);
  const assessed = stream.chance(0.06);
  const moveOn = startsOn + stream.integer(5, 120);
  return {
    startsOn,
    endsOn: assessed ? Math.min(startsOn + stream.integer(20, 150), grownUp) : grownUp,
    reasonEnded: assessed ? 'E15' : 'E5',
    from: { legalStatus: 'V2', need: 'N8', placement: 'U6', home: fosterHome(stream) },
    changes: stream.chance(0.5) ? [{ on: moveOn, ...drawMove(stream, false) }] : [],
  };
}

/** An agreed series of breaks: recorded as one agreement (V4), or each stay by itself (V3). */
function shortBreaks(stream: RandomStream, startsOn: Day, bornOn: Day): Course[] {
  const home = fosterHome(stream);
  const stay = (on: Day, days: number, legalStatus: string): Course => ({
    startsOn: on,
    endsOn: Math.min(on + days, birthday(bornOn, 18)),
    reasonEnded: 'E8',
    shortBreaks: true,
    from: { legalStatus, need: 'N2', placement: 'U6', home },
    changes: [],
  });
  if (stream.chance(0.6)) return [stay(startsOn, stream.integer(200, 900), 'V4')];
  const between = stream.integer(20, 60);
  const stays = Array.from({ length: stream.integer(3, 10) }, (_, i) =>
    stay(startsOn + i * between, stream.integer(2, 6), 'V3'),
  );
  return stays.filter(({ startsOn: on }) => on < birthday(bornOn, 18) - 7);
}
