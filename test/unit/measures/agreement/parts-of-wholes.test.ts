import { describe, expect, it } from 'vitest';
import { NORTH, found } from './published.ts';

const count = (measure: string, value: number, breakdown: Record<string, string> = {}) => ({
  measure,
  value,
  breakdown,
});

describe('a measure that counts part of what another counts', () => {
  it('can not be the larger one', () => {
    expect(
      found(count('children_waiting_with_order', 30), count('children_waiting_with_decision', 44)),
    ).toEqual([]);
    expect(
      found(count('children_waiting_with_order', 45), count('children_waiting_with_decision', 44)),
    ).toEqual([`parts_and_total: children_waiting_with_decision ${NORTH} 44 / 45`]);
  });

  it('counts a deferral among the other outcomes', () => {
    const cases = (outcome: string, value: number) =>
      count('panel_cases', value, { kind: 'adopter_approval', outcome });
    expect(found(cases('deferred', 2), cases('other', 1))).toEqual([
      `parts_and_total: panel_cases ${NORTH} 1 / 2`,
    ]);
    expect(found(cases('deferred', 2), cases('other', 3))).toEqual([]);
  });
});

describe('groups and those in them', () => {
  it('holds pairs and threes to the children in sibling groups', () => {
    const groups = (sibling_group: string, value: number) =>
      count('sibling_groups_placed', value, { sibling_group });
    const placed = (value: number) => count('children_placed', value, { sibling_group: 'yes' });
    expect(found(groups('group_of_2', 5), groups('group_of_3', 1), placed(13))).toEqual([]);
    expect(found(groups('group_of_2', 5), placed(13))).toEqual([]);
    expect(found(groups('group_of_2', 5), groups('group_of_3', 2), placed(13))).toEqual([
      `parts_and_total: children_placed ${NORTH} 13 / 16`,
    ]);
  });

  it('holds groups of one size to the children in them exactly', () => {
    const groups = count('sibling_groups_in_family_finding', 17, { sibling_group: 'group_of_2' });
    const children = (value: number) =>
      count('children_in_family_finding', value, { sibling_group: 'group_of_2' });
    expect(found(groups, children(34))).toEqual([]);
    expect(found(groups, children(17))).toEqual([
      `parts_and_total: children_in_family_finding ${NORTH} 17 / 34`,
    ]);
  });

  it('counts two people in a couple', () => {
    const households = [
      count('adopter_approvals', 63, { structure: 'couple' }),
      count('adopter_approvals', 6, { structure: 'single' }),
    ];
    expect(found(...households, count('approved_adopters_people', 132))).toEqual([]);
    expect(found(...households, count('approved_adopters_people', 69))).toEqual([
      `parts_and_total: approved_adopters_people ${NORTH} 69 / 132`,
    ]);
  });
});
