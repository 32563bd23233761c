import { describe, expect, it } from 'vitest';
import { readTimePeriod } from '../../../../analytics/extracts/families/open-data-period.ts';

const label = (timePeriod: string, identifier = '') =>
  readTimePeriod(timePeriod, identifier)?.label ?? null;

describe('readTimePeriod', () => {
  it('takes one year for the year that ends on its 31 March', () => {
    expect(label('2025')).toBe('2024/25');
    expect(label('2025', 'Reporting year')).toBe('2024/25');
    expect(readTimePeriod('2000', 'Reporting year')).toMatchObject({
      start: '1999-04-01',
      end: '2000-03-31',
    });
  });

  it('takes six digits for a year over two', () => {
    expect(label('202223')).toBe('2022/23');
    expect(label('199900', 'Financial year')).toBe('1999/00');
    expect(label('202223', 'Academic year')).toBe('2022-09-01 to 2023-08-31');
    expect(label('202223', 'Tax year')).toBe('2022-04-06 to 2023-04-05');
  });

  it('knows calendar years, quarters and months', () => {
    expect(label('2025', 'Calendar year')).toBe('2025-01-01 to 2025-12-31');
    expect(label('2025', 'Calendar year Q1')).toBe('2024/25 Q4');
    expect(label('2025', 'Calendar year Q2')).toBe('2025/26 Q1');
    expect(label('2025', 'Calendar year Q3')).toBe('2025/26 Q2');
    expect(label('2025', 'Calendar year Q4')).toBe('2025/26 Q3');
    expect(label('202425', 'Financial year Q3')).toBe('2024/25 Q3');
    expect(label('2025', 'March')).toBe('2025-03');
  });

  it.each([
    ['202224', ''],
    ['25', ''],
    ['1025', ''],
    ['20255', ''],
    ['2025', 'Week 3'],
    ['2025', 'Financial year'],
    ['202425', 'Autumn term'],
  ])('guesses nothing from %s %s', (timePeriod, identifier) => {
    expect(readTimePeriod(timePeriod, identifier)).toBeNull();
  });
});
