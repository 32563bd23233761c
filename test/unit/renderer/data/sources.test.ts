import { describe, expect, it } from 'vitest';
import { describeSpan } from '../../../../renderer/data/sources-table.tsx';
import { sources } from '../sample-data.ts';

const span = (firstPeriod: string | null, lastPeriod: string | null) =>
  describeSpan({ ...sources[0]!, firstPeriod, lastPeriod }, { month: 'short' });

describe('the periods of a source', () => {
  it.each([
    ['2018/19', '2022/23', '2018/19 to 2022/23'],
    ['2022/23', '2022/23', '2022/23'],
    ['2019/20', '2022-03-01 to 2023-01-31', '2019/20 to 31 Jan 2023'],
    ['2019-10-01 to 2020-03-31', '2020/21', '1 Oct 2019 to 2020/21'],
    [null, null, '–'],
  ])('from %s to %s are written %s', (first, last, words) => {
    expect(span(first, last)).toBe(words);
  });
});
