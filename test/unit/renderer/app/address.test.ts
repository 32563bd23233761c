// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { hrefOf, navigate, parseAddress } from '../../../../renderer/app/address.ts';

describe('an address', () => {
  it('names a screen and its state', () => {
    const { screen, params } = parseAddress('#/explore?measure=matches&area=Croydon&area=Sutton');
    expect(screen).toBe('explore');
    expect(params.getAll('area')).toEqual(['Croydon', 'Sutton']);
  });

  it.each(['', '#', '#/', '#main', '#/Explore?x=1'])(
    'means the opening screen when it is %s',
    (hash) => {
      expect(parseAddress(hash).screen).toBe('home');
    },
  );

  it('is read back as it was written', () => {
    const params = new URLSearchParams({
      area: 'Barking & Dagenham',
      period: '2022/23',
      find: '50% #1',
    });
    const read = parseAddress(hrefOf('explore', params));
    expect([...read.params]).toEqual([...params]);
  });

  it('can be gone back from, unless it only replaced the state of a screen', () => {
    navigate('data');
    const before = history.length;
    navigate('data', new URLSearchParams({ tab: 'rejected' }), 'replace');
    expect(history.length).toBe(before);
    expect(location.hash).toBe('#/data?tab=rejected');
  });
});
