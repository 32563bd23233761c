import { expect, it } from 'vitest';
import { NORTH, found } from './published.ts';

const presented = (value: number) => ({
  measure: 'panel_cases',
  value,
  breakdown: { kind: 'adopter_approval' },
});
const other = (value: number) => ({
  measure: 'panel_cases',
  value,
  breakdown: { kind: 'adopter_approval', outcome: 'other' },
});
const approved = (value: number) => ({ measure: 'adopter_approvals', value });

it('there can not be more outcomes than cases that went before a panel', () => {
  expect(found(presented(19), approved(19), other(1))).toEqual([
    `parts_and_total: panel_cases ${NORTH} 19 / 20`,
  ]);
  expect(found(presented(19), approved(18), other(1))).toEqual([]);
});

it('nothing is said where an outcome is not stated, or a section gives one that fits', () => {
  expect(found(presented(19), approved(20))).toEqual([]);
  const twice = found(presented(19), approved(18), approved(19), other(1));
  expect(twice).toEqual([`stated_twice: adopter_approvals ${NORTH} 19 / 18`]);
});
