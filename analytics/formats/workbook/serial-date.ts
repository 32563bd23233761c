import { clock, isoDay } from '../text/day.ts';

/** How a workbook counts days: from 1900 (with a 29 February that never was) or from 1904. */
export type DateSystem = '1900' | '1904';

const DAY_SECONDS = 86_400;
/** Days from the start of the count to 1 January 1970. */
const EPOCH_1904 = 24_107;
const EPOCH_1900 = 25_569;
/** Lotus 1-2-3 took 1900 for a leap year, and Excel does so to this day. */
const NO_SUCH_DAY = 60;
const LAST_SERIAL = { '1900': 2_958_465, '1904': 2_957_003 } as const;

/**
 * What a date cell shows, in ISO 8601: the day, with its time where that isn't midnight, to the
 * second; the time alone below 1 in the 1900 system. Null for a number that is no date. A workbook
 * knows no time zones, and none is applied.
 */
export function dateText(serial: number, system: DateSystem): string | null {
  let day = Math.floor(serial);
  let seconds = Math.round((serial - day) * DAY_SECONDS);
  if (seconds === DAY_SECONDS) {
    day += 1;
    seconds = 0;
  }
  if (day < 0 || day > LAST_SERIAL[system]) return null;
  if (day === 0 && system === '1900') return seconds === 0 ? null : clock(seconds);
  const date = dayText(day, system);
  return seconds === 0 ? date : `${date ?? ''}T${clock(seconds)}`;
}

function dayText(day: number, system: DateSystem): string | null {
  if (system === '1904') return isoDay(day - EPOCH_1904);
  if (day === NO_SUCH_DAY) return '1900-02-29';
  return isoDay(day - EPOCH_1900 + (day < NO_SUCH_DAY ? 1 : 0));
}

/** What a cell with a length of time shows, as `hh:mm:ss`; null below zero. */
export function durationText(days: number): string | null {
  return days < 0 ? null : clock(Math.round(days * DAY_SECONDS));
}
