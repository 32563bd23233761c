import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Session } from '../../analytics/engine/session.ts';
import { LOCAL_AUTHORITIES } from '../../analytics/reference/local-authorities.ts';

const ROWS_PER_BATCH = 100_000;
const FIRST_DAY = Date.UTC(2014, 3, 1) / 86_400_000;
const ETHNICITIES = ['white_british', 'white_other', 'mixed', 'asian', 'black', 'other'];

/** Days since 1970 as an ISO date. */
const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/**
 * Fills the journeys table with made-up children over ten years and every authority: plausible
 * enough in shape for timing, and nothing else. The same seed gives the same rows.
 */
export async function generateJourneys(session: Session, rows: number, seed = 2026): Promise<void> {
  const random = xoroshiro128plus(seed);
  const upTo = (most: number) => uniformInt(random, 0, most);
  const codes = LOCAL_AUTHORITIES.map(([code]) => code);
  const days = Array.from({ length: 10_000 }, (_, i) => isoDay(FIRST_DAY + i));
  const day = (at: number) => days[at] ?? null;
  await session.append('sources', { id: [1], file: ['generated.csv'], family: ['journeys'] });
  for (let first = 0; first < rows; first += ROWS_PER_BATCH) {
    const children = Array.from({ length: Math.min(ROWS_PER_BATCH, rows - first) }, (_, i) => {
      const entered = upTo(3650);
      const decision = entered + 60 + upTo(300);
      const order = decision + 30 + upTo(250);
      const matched = upTo(9) < 8 ? order + upTo(400) : null;
      const placed = matched === null ? null : matched + 14 + upTo(40);
      return { row: first + i + 2, entered, decision, order, matched, placed };
    });
    await session.append('adoption_journeys', {
      source_id: children.map(() => 1),
      source_row: children.map(({ row }) => row),
      child_key: children.map(({ row }) => `generated-child-${row}`),
      attempt: children.map(() => 1),
      area_code: children.map(() => codes[upTo(codes.length - 1)] ?? null),
      sex: children.map(() => (upTo(1) === 0 ? 'female' : 'male')),
      ethnicity: children.map(() => ETHNICITIES[upTo(ETHNICITIES.length - 1)] ?? null),
      sibling_group: children.map(() => (upTo(2) === 0 ? 'yes' : 'no')),
      birth_month: children.map(({ entered }) => isoDay(FIRST_DAY + entered - upTo(2500))),
      entered_care_on: children.map(({ entered }) => day(entered)),
      decision_on: children.map(({ decision }) => day(decision)),
      placement_order_on: children.map(({ order }) => day(order)),
      matched_on: children.map(({ matched }) => (matched === null ? null : day(matched))),
      placed_on: children.map(({ placed }) => (placed === null ? null : day(placed))),
      adoption_order_on: children.map(({ placed }) => (placed === null ? null : day(placed + 150))),
      placed_with: children.map(() => (upTo(1) === 0 ? 'in_house' : 'other_agency')),
    });
  }
}
