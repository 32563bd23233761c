import { describe, expect, it } from 'vitest';
import { readDay } from '../../../analytics/contract/day.ts';

describe('a day as people write it', () => {
  it('is read in either order', () => {
    expect(readDay('31/03/2023')).toBe('2023-03-31');
    expect(readDay(' 1/3/2023 ')).toBe('2023-03-01');
    expect(readDay('2023-03-31')).toBe('2023-03-31');
    expect(readDay('29/02/2024')).toBe('2024-02-29');
  });

  it.each(['', '31/02/2023', '29/02/2023', '2023-3-1', '03/31/2023', 'March', '01/01/1900'])(
    'is none where “%s” is written',
    (text) => {
      expect(readDay(text)).toBeNull();
    },
  );
});
