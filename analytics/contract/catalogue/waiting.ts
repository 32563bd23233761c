import type { LineLevel } from '../measure.ts';
import { ASG, LOCAL, SCORECARD, define } from './define.ts';

const who = ['sex', 'ethnicity', 'age_band', 'sibling_group'] as const;
const breakdowns = [...who];

/** A placement order is in force until the child moves in, or the order or the plan ends. */
const orderInForce = {
  opened: 'placement_order_on',
  closed: ['placed_on', 'order_ended_on', 'plan_changed_on', 'adoption_order_on'],
} satisfies Pick<Extract<LineLevel, { kind: 'stock' }>, 'opened' | 'closed'>;

/** Children waiting for a family, and those being worked with. */
export const waiting = define('children', [
  {
    id: 'children_in_stage',
    label: 'Children in each stage of family finding',
    kind: 'stock',
    unit: 'children',
    breakdowns: ['stage'],
    definition: 'Children the agency is working with on the last day, by the stage they are in.',
    definitionSource: LOCAL,
  },
  {
    id: 'children_waiting_with_decision',
    label: 'Children waiting, with a decision',
    code: 'A9',
    kind: 'stock',
    unit: 'children',
    breakdowns,
    definition:
      'Children with a should-be-placed decision in force who had not moved in with an adoptive family on the last day.',
    definitionSource: SCORECARD,
    lineLevel: {
      kind: 'stock',
      opened: 'decision_on',
      closed: ['placed_on', 'plan_changed_on', 'adoption_order_on'],
      excluded: [],
      activeFamilyFinding: false,
    },
  },
  {
    id: 'children_waiting_with_order',
    label: 'Children waiting, with a placement order',
    code: 'A14',
    kind: 'stock',
    unit: 'children',
    breakdowns: [...who, 'outcome', 'category'],
    definition:
      'Children with a placement order in force who had not moved in with an adoptive family on the last day.',
    definitionSource: SCORECARD,
    lineLevel: {
      kind: 'stock',
      ...orderInForce,
      excluded: [],
      activeFamilyFinding: false,
    },
  },
  {
    id: 'children_waiting_unmatched',
    label: 'Children waiting, not matched',
    kind: 'stock',
    unit: 'children',
    breakdowns,
    definition:
      'Of the children waiting with a placement order, those without a match decision on the last day.',
    definitionSource: ASG,
    lineLevel: {
      kind: 'stock',
      ...orderInForce,
      excluded: ['matched_on'],
      activeFamilyFinding: false,
    },
  },
  {
    id: 'children_waiting',
    label: 'Children waiting, family finding active',
    kind: 'stock',
    unit: 'children',
    breakdowns: [...who, 'category'],
    definition:
      "Of the children waiting with a placement order, those for whom family finding is active on the last day: not linked, not waiting for their own foster carer's assessment, not on hold, with no change of plan. Agencies treat links differently, so figures of two agencies may not be comparable.",
    definitionSource: LOCAL,
    lineLevel: {
      kind: 'stock',
      ...orderInForce,
      excluded: ['linked_on', 'matched_on'],
      activeFamilyFinding: true,
    },
  },
  {
    id: 'waiting_by_months_since_order',
    label: 'Children waiting, by months since the order',
    kind: 'stock',
    unit: 'children',
    breakdowns: ['duration_band'],
    definition:
      'Of the children waiting with active family finding, how many months had passed since the placement order.',
    definitionSource: LOCAL,
  },
  {
    id: 'waiting_over_18_months_since_order',
    label: 'Waiting over 18 months since the order',
    kind: 'stock',
    unit: 'children',
    better: 'lower',
    definition: 'Of the children waiting, those for whom the order was made 18 months ago or more.',
    definitionSource: ASG,
    lineLevel: {
      kind: 'stock',
      ...orderInForce,
      excluded: ['matched_on'],
      activeFamilyFinding: false,
      waited: { since: 'placement_order_on', months: 18 },
    },
  },
  {
    id: 'waiting_over_18_months',
    label: 'Waiting over 18 months since entering care',
    kind: 'stock',
    unit: 'children',
    better: 'lower',
    definition: 'Of the children waiting, those who entered care 18 months ago or more.',
    definitionSource: ASG,
    lineLevel: {
      kind: 'stock',
      ...orderInForce,
      excluded: ['matched_on'],
      activeFamilyFinding: false,
      waited: { since: 'entered_care_on', months: 18 },
    },
  },
  {
    id: 'waiting_by_months_since_order_share',
    label: 'Children waiting, share by months since the order',
    kind: 'share',
    unit: 'percent',
    breakdowns: ['duration_band'],
    shareOf: 'children_waiting',
    definition:
      'Of the children waiting with active family finding, the share for whom so many months had passed since the placement order.',
    definitionSource: LOCAL,
  },
  {
    id: 'waiting_sibling_groups_by_months_since_order_share',
    label: 'Sibling groups waiting, share by months since the order',
    kind: 'share',
    unit: 'percent',
    breakdowns: ['duration_band'],
    definition:
      'Of the sibling groups waiting, the share for which so many months had passed since the placement order.',
    definitionSource: LOCAL,
  },
  {
    id: 'children_in_family_finding',
    label: 'Children in active family finding',
    kind: 'stock',
    unit: 'children',
    breakdowns: ['sibling_group'],
    definition:
      'Children for whom a family is sought on the last day, by how many are to be placed together.',
    definitionSource: LOCAL,
  },
  {
    id: 'best_interests_decisions_booked',
    label: 'Best interests decisions booked',
    kind: 'stock',
    unit: 'children',
    definition: 'Children booked for a best interests decision in the time ahead.',
    definitionSource: LOCAL,
  },
]);
