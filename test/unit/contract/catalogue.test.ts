import { describe, expect, it } from 'vitest';
import {
  CATALOGUE,
  findMeasure,
  nearestMeasures,
} from '../../../analytics/contract/catalogue/index.ts';

describe('the catalogue', () => {
  it('names every measure once', () => {
    const ids = CATALOGUE.map((measure) => measure.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to measures it has', () => {
    for (const measure of CATALOGUE) {
      for (const reference of [measure.shareOf, measure.numerator]) {
        if (reference !== null) expect(findMeasure(reference), measure.id).toBeDefined();
      }
    }
  });

  it('says in a sentence what each measure is', () => {
    for (const { id, definition, definitionSource } of CATALOGUE) {
      expect(definition, id).toMatch(/^[A-Z].*\.$/s);
      expect(definitionSource, id).not.toBe('');
    }
  });

  it('gives shares in percent and durations in days or months', () => {
    for (const measure of CATALOGUE) {
      if (measure.kind === 'share') expect(measure.unit, measure.id).toBe('percent');
      if (measure.id.endsWith('_days')) expect(measure.unit, measure.id).toBe('days');
      if (measure.lineLevel?.kind === 'days') expect(measure.cohorts, measure.id).not.toEqual([]);
    }
  });

  it('gives no polarity to counts that only reflect demand', () => {
    for (const id of ['children_waiting', 'plans_changed', 'early_permanence_placements']) {
      expect(findMeasure(id)?.better, id).toBeNull();
    }
  });

  it('carries the thresholds of the scorecard', () => {
    const threshold = (id: string) => findMeasure(id)?.threshold?.value;
    expect(threshold('entry_to_placed_days')).toBe(426);
    expect(threshold('placement_order_to_match_days')).toBe(121);
    expect(threshold('entry_to_placement_order_days')).toBe(250);
    expect(threshold('stage_1_days')).toBe(60);
  });

  it('suggests what was probably meant', () => {
    expect(nearestMeasures('placement order')).toContain('placement_orders');
    expect(nearestMeasures('zzz')).toEqual([]);
  });
});
