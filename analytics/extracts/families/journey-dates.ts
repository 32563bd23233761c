import type { JourneyDate } from '../../contract/measure.ts';
import { readDate } from '../cells/date.ts';
import type { Problem } from '../reject.ts';
import type { Row } from '../row.ts';

/** Case systems write this day where they have none. */
const NO_DAY = '1900-01-01';

const EARLIEST = '1980-01-01';

/** A date of a journey (ISO date), or null where the cell is blank. */
export function readJourneyDate(row: Row, column: string, today: string): string | null {
  let text = row.text(column);
  if (text === null) return null;
  if (column === 'birth_month' && /^\d{4}-\d{2}$/.test(text)) text += '-01';
  const read = readDate(text, today);
  if (read.date === NO_DAY) {
    row.repair();
    return null;
  }
  if (read.date === null || read.date < EARLIEST) {
    return row.reject(column, 'not_a_date', `${row.quoted(column)} ${troubleOf(read)}`);
  }
  if (read.date > today) {
    return row.reject(
      column,
      'date_in_the_future',
      `${row.quoted(column)} in the column ${column} is later than today. Leave out what is only planned, or correct the year.`,
    );
  }
  if (read.repaired) row.repair();
  return read.date;
}

function troubleOf(read: ReturnType<typeof readDate>): string {
  if (read.date !== null) return 'is too long ago. Correct the year.';
  switch (read.trouble) {
    case 'no_such_day':
      return 'is no day of the calendar (dates are read day first). Correct it.';
    case 'serial_number':
      return "is a spreadsheet's number for a day. Format the column as a date there, and save the file again.";
    case 'not_a_date':
      return 'is not a date. Write it as 31/03/2023 or 2023-03-31.';
  }
}

/**
 * What can't come before what. A match may come before the placement order and a decision before
 * the birth, so those are not here.
 */
const ORDER: readonly (readonly [first: JourneyDate, then: JourneyDate])[] = [
  ['entered_care_on', 'placement_order_on'],
  ['entered_care_on', 'matched_on'],
  ['entered_care_on', 'placed_on'],
  ['entered_care_on', 'adoption_order_on'],
  ['entered_care_on', 'early_permanence_on'],
  ['entered_care_on', 'adopting_foster_placement_on'],
  ['placement_order_on', 'order_ended_on'],
  ['placed_on', 'adoption_order_on'],
  ['placed_on', 'disrupted_on'],
];

const WORDS = {
  referred_on: 'was referred',
  entered_care_on: 'entered care',
  decision_on: 'had the best interests decision',
  placement_order_on: 'had the placement order',
  order_ended_on: 'had the order ended',
  linked_on: 'was linked',
  matched_on: 'was matched',
  placed_on: 'was placed',
  adoption_order_on: 'had the adoption order',
  early_permanence_on: 'had the early permanence placement',
  adopting_foster_placement_on: 'moved in with the adopting foster carer',
  plan_changed_on: 'had the plan changed',
  disrupted_on: 'had the placement disrupted',
} as const satisfies Record<JourneyDate, string>;

/** An adoption order can be made until the nineteenth birthday. */
const GROWN_UP = 19;

/** Why a journey's dates can't all be true; null when they can. Dates are ISO dates. */
export function dateTrouble(
  born: string | null,
  days: ReadonlyMap<JourneyDate, string | null>,
): Omit<Problem, 'value'> | null {
  const known = [...days].filter((entry): entry is [JourneyDate, string] => entry[1] !== null);
  if (known.length === 0) {
    return {
      column: null,
      code: 'no_dates',
      reason: "The row has none of a journey's dates. Fill in at least one, or leave the row out.",
    };
  }
  return outOfOrder(days) ?? tooLong(days) ?? (born === null ? null : wrongAge(born, known));
}

function outOfOrder(days: ReadonlyMap<JourneyDate, string | null>): Omit<Problem, 'value'> | null {
  for (const [first, then] of ORDER) {
    const earlier = days.get(first);
    const later = days.get(then);
    if (earlier && later && later < earlier) {
      return {
        column: then,
        code: 'dates_out_of_order',
        reason: `The child ${WORDS[then]} on ${later}, before the child ${WORDS[first]} on ${earlier}. Correct the date that is wrong.`,
      };
    }
  }
  return null;
}

function tooLong(days: ReadonlyMap<JourneyDate, string | null>): Omit<Problem, 'value'> | null {
  const entered = days.get('entered_care_on');
  const last = [...days.values()].reduce<string>(
    (latest, day) => (day !== null && day > latest ? day : latest),
    '',
  );
  if (!entered || last < yearsLater(entered, GROWN_UP)) return null;
  return {
    column: 'entered_care_on',
    code: 'impossible_duration',
    reason: `From entering care on ${entered} to ${last} are ${GROWN_UP} years or more, longer than a childhood. Correct the date that is wrong.`,
  };
}

function wrongAge(
  born: string,
  known: readonly (readonly [JourneyDate, string])[],
): Omit<Problem, 'value'> | null {
  const month = `${born.slice(0, 7)}-01`;
  const wrong = known.find(
    ([id, day]) =>
      day >= yearsLater(born, GROWN_UP) ||
      (day < month && id !== 'decision_on' && id !== 'referred_on'),
  );
  if (!wrong) return null;
  const [column, day] = wrong;
  return {
    column,
    code: 'impossible_age',
    reason: `On ${day}, when the child ${WORDS[column]}, it was ${day < month ? 'not born yet' : 'grown up'}. Correct that date or the date of birth.`,
  };
}

function yearsLater(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}
