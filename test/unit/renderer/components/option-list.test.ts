import { describe, expect, it } from 'vitest';
import { isSameList, type Option } from '../../../../renderer/components/option-list.tsx';

const croydon: Option = { id: 'croydon', label: 'Croydon' };
const lewisham: Option = { id: 'lewisham', label: 'Lewisham', detail: '24 figures' };

describe('a list of options', () => {
  it('is the same list when it offers the same in the same words', () => {
    expect(isSameList([croydon, lewisham], [{ ...croydon }, { ...lewisham }])).toBe(true);
  });

  it.each([
    { id: 'e09000023' },
    { label: 'London Borough of Lewisham' },
    { detail: '25 figures' },
    { keywords: 'E09000023' },
    { section: 'Local authorities' },
    { isDisabled: true },
  ] satisfies Partial<Option>[])('is another when an option has %o', (change) => {
    expect(isSameList([croydon, lewisham], [croydon, { ...lewisham, ...change }])).toBe(false);
  });

  it('is another in another order, or with an option more or less', () => {
    expect(isSameList([croydon, lewisham], [lewisham, croydon])).toBe(false);
    expect(isSameList([croydon], [croydon, lewisham])).toBe(false);
    expect(isSameList([croydon, lewisham], [croydon])).toBe(false);
  });
});
