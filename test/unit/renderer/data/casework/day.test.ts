import { describe, expect, it } from 'vitest';
import { readDay } from '../../../../../analytics/contract/day.ts';
import { today, writeDay } from '../../../../../renderer/data/casework/day.ts';

describe('a day in a field', () => {
  it('is written as it is typed', () => {
    expect(writeDay('2023-03-31')).toBe('31/03/2023');
    expect(readDay(writeDay('2023-03-01'))).toBe('2023-03-01');
  });

  it('is today in the form of the address', () => {
    expect(readDay(today())).toBe(today());
  });
});
