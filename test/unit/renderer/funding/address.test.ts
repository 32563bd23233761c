import { expect, it } from 'vitest';
import { readFunding, writeFunding } from '../../../../renderer/funding/address.ts';

it('holds all that the screen shows', () => {
  const address = {
    scenario: 'saved:3',
    tab: 'compare' as const,
    year: '2023/24',
    partner: 'Croydon',
    against: ['ready:als-equal-split', 'file:mine.json'],
    outturn: 'kept:2',
    figures: 'demand' as const,
    isPresenting: true,
  };
  expect(readFunding(writeFunding(address))).toEqual(address);
});

it('opens on the contributions, beside nothing, without an address', () => {
  expect(readFunding(new URLSearchParams('tab=nonsense&present=yes'))).toEqual({
    scenario: null,
    tab: 'pays',
    year: null,
    partner: null,
    against: [],
    outturn: null,
    figures: null,
    isPresenting: false,
  });
});

it('compares six at most, and none with itself', () => {
  const params = new URLSearchParams('scenario=a');
  for (const key of ['a', 'b', 'b', 'c', 'd', 'e', 'f', 'g']) params.append('with', key);
  expect(readFunding(params).against).toEqual(['b', 'c', 'd', 'e', 'f']);
});
