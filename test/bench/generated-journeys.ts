import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { LOCAL_AUTHORITIES } from '../../analytics/reference/local-authorities.ts';

const LINES_A_PIECE = 10_000;
const FIRST_DAY = Date.UTC(2014, 3, 1) / 86_400_000;
const ETHNICITIES = ['White British', 'White other', 'Mixed', 'Asian', 'Black', 'Other'];

/** Days since 1970 as an ISO date. */
const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

const HEADER = [
  'child_id',
  'area',
  'sex',
  'ethnicity',
  'sibling_group',
  'birth_month',
  'entered_care_on',
  'decision_on',
  'placement_order_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'placed_with',
].join(',');

/**
 * A journeys CSV of made-up children over ten years and every authority, in pieces: plausible
 * enough in shape for timing, and nothing else. The same seed gives the same rows.
 */
function* journeyLines(rows: number, seed = 2026): Generator<string> {
  const random = xoroshiro128plus(seed);
  const upTo = (most: number) => uniformInt(random, 0, most);
  const pick = <T>(values: readonly T[]): T => values[upTo(values.length - 1)] as T;
  const codes = LOCAL_AUTHORITIES.map(([code]) => code);
  const days = Array.from({ length: 10_000 }, (_, i) => isoDay(FIRST_DAY - 4000 + i));
  const day = (at: number | null) => (at === null ? '' : (days[4000 + at] ?? ''));
  yield `${HEADER}\n`;
  for (let first = 0; first < rows; first += LINES_A_PIECE) {
    const lines = Array.from({ length: Math.min(LINES_A_PIECE, rows - first) }, (_, i) => {
      const entered = upTo(3200);
      const decision = entered + 60 + upTo(300);
      const order = decision + 30 + upTo(250);
      const matched = upTo(9) < 8 ? order + upTo(300) : null;
      const placed = matched === null ? null : matched + 14 + upTo(40);
      return [
        first + i + 1,
        pick(codes),
        upTo(1) === 0 ? 'female' : 'male',
        pick(ETHNICITIES),
        upTo(2) === 0 ? 'yes' : 'no',
        day(entered - upTo(2500)),
        day(entered),
        day(decision),
        day(order),
        day(matched),
        day(placed),
        day(placed === null ? null : placed + 150),
        upTo(1) === 0 ? 'in_house' : 'other_agency',
      ].join(',');
    });
    yield `${lines.join('\n')}\n`;
  }
}

/** Writes such a file into a folder of its own, hands over its path, and removes it afterwards. */
export async function withGeneratedJourneys<T>(
  rows: number,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'permanence-bench-'));
  try {
    const path = join(folder, 'generated.csv');
    await pipeline(Readable.from(journeyLines(rows)), createWriteStream(path));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** How many journeys the benches work on; fewer for a quick look. */
export const BENCH_ROWS = Number(process.env['BENCH_ROWS'] ?? 1_000_000);
