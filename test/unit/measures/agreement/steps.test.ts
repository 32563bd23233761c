import { describe, expect, it } from 'vitest';
import { check, found, published } from './published.ts';

const step = (measure: string, value: number, more = {}) => ({
  measure,
  area: 'Kent',
  cohort: 'adopted_in_year' as const,
  value,
  ...more,
});
const whole = (value: number, more = {}) => step('entry_to_placed_days', value, more);
const toOrder = (value: number, more = {}) => step('entry_to_placement_order_days', value, more);
const toMatch = (value: number, more = {}) => step('placement_order_to_match_days', value, more);
const toPlaced = (value: number, more = {}) => step('placement_order_to_placed_days', value, more);

describe('the steps of a journey and the whole', () => {
  it('lists a whole that is shorter than its steps, with the likely reason', () => {
    const [only] = check(published(whole(352), toOrder(327), toMatch(129)));
    expect(only).toMatchObject({ kind: 'parts_and_total', stated: 352, computed: 456 });
    expect(only?.explanation).toContain('adopted by their foster carer');
  });

  it('lets time pass between the match and moving in', () => {
    expect(found(whole(500), toOrder(327), toMatch(129))).toEqual([]);
  });

  it('allows for each step having been rounded', () => {
    expect(found(whole(455), toOrder(327), toMatch(129))).toEqual([]);
    expect(found(whole(454), toOrder(327), toMatch(129))).toHaveLength(1);
  });

  it('holds the order and moving in to the whole exactly', () => {
    expect(found(whole(743), toOrder(457), toPlaced(285))).toEqual([]);
    expect(found(whole(800), toOrder(457), toPlaced(285))).toEqual([
      'parts_and_total: entry_to_placed_days Kent 800 / 742',
    ]);
  });

  it('compares only figures of the same children', () => {
    expect(found(whole(352), toOrder(327, { cohort: 'placed_in_year' }), toMatch(129))).toEqual([]);
    expect(found(whole(352), toOrder(327, { area: 'Medway' }), toMatch(129))).toEqual([]);
    expect(found(whole(352), toOrder(327, { publication: 'Other' }), toMatch(129))).toEqual([]);
  });

  it('lets the table speak where prose has another number', () => {
    expect(found(whole(352), whole(476, { place: 'prose' }), toOrder(327), toMatch(129))).toEqual([
      'parts_and_total: entry_to_placed_days Kent 352 / 456',
      'stated_twice: entry_to_placed_days Kent 476 / 352',
    ]);
  });
});
