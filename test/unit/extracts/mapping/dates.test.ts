import { describe, expect, it } from 'vitest';
import { dayOfCell, isMonthFirstOnly } from '../../../../analytics/extracts/mapping/dates.ts';

describe('a cell of a date', () => {
  it.each([
    ['31/03/2023', '31/03/2023'],
    ['03/04/2023', '03/04/2023'],
    ['2023-03-31', '2023-03-31'],
    ['2023-03-31T14:05:00', '2023-03-31'],
    ['2023-03-31 14:05:00.123', '2023-03-31'],
    ['31/03/2023 09:30', '31/03/2023'],
    ['31/03/2023 09:30:00 PM', '31/03/2023'],
    ['March 31, 2023', '31 March 2023'],
    ['Mar 31st 2023', '31 Mar 2023'],
    ['not known', 'not known'],
    ['', ''],
  ])('%j is taken as %j', (cell, day) => {
    expect(dayOfCell(cell, 'day_first')).toBe(day);
  });

  it('keeps a moment of another time zone, whose day may be another here', () => {
    expect(dayOfCell('2023-06-30T23:00:00Z', 'day_first')).toBe('2023-06-30T23:00:00Z');
  });

  it.each([
    ['03/25/2022', '25/03/2022'],
    ['3/4/2022', '4/3/2022'],
    ['03-25-22', '25-03-22'],
    ['3/4/2022 10:00', '4/3/2022'],
    ['2022-03-04', '2022-03-04'],
    ['25/03/2022', '25/03/2022 (month first)'],
  ])('%j is taken as %j where dates are month first', (cell, day) => {
    expect(dayOfCell(cell, 'month_first')).toBe(day);
  });
});

describe('a date that can only be month first', () => {
  it.each([
    ['03/25/2022', true],
    ['03/25/2022 10:15', true],
    ['25/03/2022', false],
    ['03/04/2022', false],
    ['25/25/2022', false],
    ['2022-03-25', false],
    ['', false],
  ])('%j: %s', (cell, only) => {
    expect(isMonthFirstOnly(cell)).toBe(only);
  });
});
