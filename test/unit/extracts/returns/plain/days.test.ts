import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DAY, dayAt } from '../../../../../analytics/extracts/returns/plain/days.ts';

const read = (text: string, ofMonth = false) => {
  const bytes = Buffer.from(`,${text},`);
  return dayAt(bytes, 1, bytes.length - 1, ofMonth);
};
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('a day', () => {
  it('is read from either writing, for every day of 1980 to 2120', () => {
    const span = { min: new Date('1980-01-01'), max: new Date('2120-12-31'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(span), (date) => {
        const text = date.toISOString().slice(0, 10);
        const [year, month, day] = text.split('-');
        expect(iso(read(text))).toBe(text);
        expect(iso(read(`${day}/${month}/${year}`))).toBe(text);
        expect(iso(read(text, true))).toBe(`${year}-${month}-01`);
      }),
    );
  });

  it.each([
    '31/02/2022',
    '29/02/2023',
    '00/01/2022',
    '01/13/2022',
    '32/01/2022',
    '01/01/1979',
    '01/01/2121',
    '01/01/1900',
    '1/4/2022',
    '01-04-2022',
    '2022/04/01',
    '0a/01/2022',
    '01/01/20 2',
    '01/04/2022 00:00:00',
    '',
  ])('is none where %j stands', (text) => {
    expect(read(text)).toBe(NO_DAY);
  });
});
