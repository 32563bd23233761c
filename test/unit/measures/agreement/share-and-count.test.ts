import { describe, expect, it } from 'vitest';
import { NORTH, check, found, published } from './published.ts';

describe('a share with its counts', () => {
  const plans = (value: number) => ({
    measure: 'ehcp_share',
    value,
    numerator: 91,
    denominator: 313,
  });

  it('lists one that they do not give', () => {
    expect(found(plans(28))).toEqual([`share_and_count: ehcp_share ${NORTH} 28 / 29.07`]);
    expect(found(plans(29))).toEqual([]);
    expect(found(plans(29.1))).toEqual([]);
  });

  it('takes either rounding of a half', () => {
    const half = (value: number) => ({ ...plans(value), numerator: 1, denominator: 8 });
    expect(found(half(12))).toEqual([]);
    expect(found(half(13))).toEqual([]);
    expect(found(half(14))).toHaveLength(1);
  });

  it('finds the counts among other figures, and the year they would be right for', () => {
    const [only] = check(
      published(
        { measure: 'best_interests_decisions', value: 90 },
        { measure: 'best_interests_decisions_entered_under_5', value: 88 },
        { measure: 'best_interests_decisions', value: 86, period: '2021/22' },
        { measure: 'best_interests_decisions_entered_under_5', value: 80, period: '2021/22' },
        { measure: 'best_interests_decisions_entered_under_5_share', value: 93, place: 'prose' },
      ),
    );
    expect(only).toMatchObject({ kind: 'share_and_count', stated: 93, computed: 97.78 });
    expect(only?.explanation).toContain('right for 2021/22 (80 of 86)');
    expect(only?.sources).toHaveLength(3);
  });

  it('follows the cohort to its count', () => {
    const share = { measure: 'regional_share', cohort: 'placed_in_year' as const, value: 77 };
    const placed = (value: number, breakdown = {}) => ({
      measure: 'children_placed',
      value,
      breakdown,
    });
    const counts = [placed(16), placed(15, { source_of_placement: 'in_house_or_regional' })];
    expect(found(share, ...counts)).toEqual([
      `share_and_count: regional_share ${NORTH} 77 / 93.75`,
    ]);
    expect(found({ ...share, cohort: 'matched_in_year' as const }, ...counts)).toEqual([]);
  });

  it('is content when one of several stated counts gives it', () => {
    expect(
      found(
        { measure: 'ehcp_share', value: 28, numerator: 91 },
        { measure: 'children_in_care', value: 313, section: 'Elsewhere' },
        { measure: 'children_in_care', value: 325, section: 'Further on' },
      ).filter((text) => text.startsWith('share')),
    ).toEqual([]);
  });

  it('knows the count of a day that only a change tells', () => {
    expect(
      found(
        { measure: 'children_in_care', value: 313, period: '2024-11-30' },
        {
          measure: 'children_in_care',
          value: -21,
          period: '2024-11-30',
          statistic: 'change',
          basePeriod: '2024-09-30',
        },
        {
          measure: 'three_or_more_placements_share',
          value: 10,
          numerator: 31,
          period: '2024-09-30',
        },
      ),
    ).toEqual([`share_and_count: three_or_more_placements_share ${NORTH} 10 / 9.28`]);
  });
});

describe('a share of a known base', () => {
  const approvals = { measure: 'adopter_approvals', value: 9 };
  const share = (value: number, breakdown: Record<string, string>) => ({
    measure: 'adopter_approvals_share',
    value,
    breakdown,
  });

  it('lists one that no whole number gives', () => {
    const [only] = check(published(approvals, share(57, { age_band: 'up_to_7' })));
    expect(only).toMatchObject({ kind: 'share_and_count', stated: 57, computed: 55.56 });
    expect(only?.explanation).toContain('people instead of households');
  });

  it('takes those that some whole number gives', () => {
    for (const value of [0, 11, 22, 33, 44, 56, 67, 78, 89, 100]) {
      expect(found(approvals, share(value, { structure: 'single' }))).toEqual([]);
    }
  });

  it('holds a paragraph to the count nearest to it', () => {
    const nearby = { ...approvals, value: 7, section: 'Age considered' };
    expect(
      found(approvals, nearby, { ...share(57, { age_band: 'up_to_7' }), section: nearby.section }),
    ).toEqual([`stated_twice: adopter_approvals ${NORTH} 7 / 9`]);
  });

  it('does not hold a narrower group to the whole base', () => {
    expect(
      found(
        { measure: 'support_cases_open', value: 9 },
        { measure: 'support_cases_significant_share', value: 40, breakdown: { kind: 'family' } },
      ),
    ).toEqual([]);
    expect(
      found(
        { measure: 'support_cases_open', value: 9, breakdown: { kind: 'family' } },
        { measure: 'support_cases_significant_share', value: 40, breakdown: { kind: 'family' } },
      ),
    ).toHaveLength(1);
  });

  it('says nothing without a base, or of an empty one', () => {
    expect(found(share(57, { age_band: 'up_to_7' }))).toEqual([]);
    expect(found({ ...approvals, value: 0 }, share(57, { age_band: 'up_to_7' }))).toEqual([]);
  });

  it('compares a conversion with the two counts it is made of', () => {
    const conversion = (value: number) => ({
      measure: 'conversion_same_year',
      breakdown: { stage: 'information_session_attended_to_expression_of_interest' },
      value,
    });
    const counts = [
      { measure: 'expressions_of_interest', value: 40 },
      { measure: 'information_session_attended', value: 205 },
    ];
    expect(found(...counts, conversion(20))).toEqual([]);
    expect(found(...counts, conversion(21))).toEqual([
      `share_and_count: conversion_same_year ${NORTH} 21 / 19.51`,
    ]);
  });
});

describe('shares that split one base', () => {
  const shares = (...values: number[]) =>
    values.map((value, index) => ({
      measure: 'adopter_approvals_share',
      breakdown: { structure: `structure_${String(index)}` },
      value,
      printedTable: 'structure',
    }));

  it('may add up to 99 or 101 by rounding', () => {
    expect(found(...shares(57, 11, 33))).toEqual([]);
    expect(found(...shares(33, 33, 33))).toEqual([]);
  });

  it('may not add up to what rounding does not explain', () => {
    expect(found(...shares(57, 15, 33))).toEqual([
      `share_and_count: adopter_approvals_share ${NORTH} 100 / 105`,
    ]);
  });

  it('are left alone where nobody says that they are all', () => {
    expect(found(...shares(37, 43).map((share) => ({ ...share, printedTable: null })))).toEqual([]);
  });
});
