import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../analytics/extracts/cells/date.ts';

const TODAY = '2025-06-30';
const read = (text: string) => readDate(text, TODAY);

describe('readDate', () => {
  it.each([
    ['2020-08-11', '2020-08-11'],
    ['2020-08-11T00:00:00', '2020-08-11'],
    ['2020-08-11 00:00:00.000', '2020-08-11'],
    ['11/08/2020', '2020-08-11'],
    ['1/4/2022', '2022-04-01'],
    ['11-08-2020', '2020-08-11'],
    ['11.08.2020', '2020-08-11'],
    ['11/08/2020 00:00', '2020-08-11'],
    ['11 August 2020', '2020-08-11'],
    ['11-Aug-2020', '2020-08-11'],
    ['11th Sept 2020', '2020-09-11'],
    ['29/02/2024', '2024-02-29'],
  ])('reads %s as %s, day first', (text, date) => {
    expect(read(text)).toEqual({ date, repaired: false });
  });

  it.each([
    ['11/08/20', '2020-08-11'],
    ['11.08.20', '2020-08-11'],
    ['11 Aug 20', '2020-08-11'],
  ])('takes the two-digit year of %s for one of this century, and says so', (text, date) => {
    expect(read(text)).toEqual({ date, repaired: true });
  });

  it.each(['11/08/85', '01/07/25', '20-08-11'])('does not guess the century of %s', (text) => {
    expect(read(text)).toEqual({ date: null, trouble: 'not_a_date' });
  });

  it.each(['31/02/2022', '29/02/2023', '2022-13-01', '08/25/2022', '00/01/2022', '0000-00-00'])(
    'finds no such day as %s',
    (text) => {
      expect(read(text)).toEqual({ date: null, trouble: 'no_such_day' });
    },
  );

  it("recognises a spreadsheet's number for a day", () => {
    expect(read('44075')).toEqual({ date: null, trouble: 'serial_number' });
  });

  it.each([
    '',
    'soon',
    '2022',
    '2022-08',
    '11/08',
    '11/08.2020',
    '11 Foo 2020',
    '2020-08-11T09:30:00',
  ])('takes “%s” for no date', (text) => {
    expect(read(text)).toEqual({ date: null, trouble: 'not_a_date' });
  });

  it('reads any day back however it is written', () => {
    const day = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2025-06-30'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
        for (const text of [
          iso,
          `${dayOfMonth}/${month}/${year}`,
          `${dayOfMonth}/${month}/${year.slice(2)}`,
          date.toLocaleDateString('en-GB', {
            day: 'numeric',
            month: 'long',
            year: 'numeric',
            timeZone: 'UTC',
          }),
        ]) {
          expect(read(text).date).toBe(iso);
        }
      }),
    );
  });
});
