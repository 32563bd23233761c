import { ADOPTERS, ADOPTION } from '../../reference/annex-a/adoption.ts';
import {
  CHILDREN_IN_NEED,
  CHILD_PROTECTION_PLANS,
} from '../../reference/annex-a/children-in-need.ts';
import { CARE_LEAVERS, LOOKED_AFTER } from '../../reference/annex-a/looked-after.ts';
import type { Module } from '../returns/module.ts';
import { listModule } from './columns.ts';

const CHILD = ['sex', 'ethnicity', 'birth_date', 'age', 'disability'];

/** The dates of a journey: one that can't be read would make a wrong duration, so it rejects the row. */
const JOURNEY = [
  'entered_care_on',
  'decision_on',
  'placement_order_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'plan_changed_on',
  'early_permanence_on',
];

const STEPS = [
  'enquired_on',
  'stage_1_started_on',
  'stage_1_ended_on',
  'stage_2_started_on',
  'stage_2_ended_on',
  'approved_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'left_on',
];

/** What a family that leaves is kept as, whoever tells of it. */
const LEFT: Readonly<Record<string, string>> = {
  withdrew: 'withdrew',
  on_hold: 'process_on_hold',
  refused: 'application_refused',
};

/**
 * The lists of an Annex A workbook that are used: 6 to 11. A sheet is known by its columns, never
 * by its name. Who a row is about and the dates its list is there for have to be readable; any
 * other value that isn't is left out and listed, so that no child is lost for a cell nothing needs.
 */
export const ANNEX_A: readonly Module[] = [
  listModule(CHILDREN_IN_NEED, {
    table: 'annex_a_children_in_need',
    kept: [...CHILD, 'need_started_on', 'need', 'need_ended_on', 'closure_reason', 'case_status'],
    strict: ['need_started_on', 'need_ended_on'],
    needs: ['child_id', 'need_started_on', 'need_ended_on', 'case_status'],
  }),
  listModule(CHILD_PROTECTION_PLANS, {
    table: 'annex_a_protection_plans',
    kept: [
      ...CHILD,
      'plan_started_on',
      'initial_abuse',
      'latest_abuse',
      'plan_ended_on',
      'earlier_plans',
    ],
    strict: ['plan_started_on', 'plan_ended_on'],
    needs: ['child_id', 'plan_started_on', 'latest_abuse', 'plan_ended_on'],
  }),
  listModule(LOOKED_AFTER, {
    table: 'annex_a_looked_after',
    kept: [
      ...CHILD,
      'unaccompanied',
      'entered_care_on',
      'need',
      'legal_status_since',
      'legal_status',
      'reviewed_on',
      'permanence_plan',
      'health_assessed_on',
      'dental_check_on',
      'placements_in_year',
      'left_care_on',
      'left_care_reason',
      'placement_since',
      'placement_type',
      'provider',
      'placement_location',
      'missing_in_year',
    ],
    strict: ['entered_care_on', 'left_care_on'],
    needs: ['child_id', 'entered_care_on', 'legal_status', 'left_care_on', 'placement_type'],
  }),
  listModule(CARE_LEAVERS, {
    table: 'annex_a_care_leavers',
    kept: [
      ...CHILD,
      'unaccompanied',
      'eligibility',
      'pathway_plan_reviewed_on',
      'in_touch',
      'contacted_on',
      'accommodation',
      'suitability',
      'activity',
    ],
    strict: [],
    needs: ['child_id', 'eligibility', 'in_touch', 'suitability', 'activity'],
  }),
  listModule(ADOPTION, {
    table: 'annex_a_adoption',
    kept: [...CHILD, ...JOURNEY, 'plan_changed_reason'],
    strict: JOURNEY,
    needs: ['child_id', 'decision_on', 'placement_order_on', 'matched_on', 'placed_on'],
    keptFor: { plan_changed_reason: ({ ssda903: [code], meaning }) => code ?? meaning },
  }),
  listModule(ADOPTERS, {
    table: 'annex_a_adopters',
    kept: [
      'sex',
      'ethnicity',
      'disability',
      'early_permanence_approved',
      ...STEPS,
      'children_placed',
      'left_reason',
    ],
    strict: STEPS,
    needs: ['adopter_id', 'family_id', 'enquired_on', 'stage_1_started_on', 'stage_2_started_on'],
    keptFor: { left_reason: ({ meaning }) => LEFT[meaning] ?? meaning },
  }),
];
