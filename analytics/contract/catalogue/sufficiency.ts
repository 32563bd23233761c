import { WORKBENCH, define } from './define.ts';

/** Whether there are enough families for the children waiting. */
export const sufficiency = define('sufficiency', [
  {
    id: 'adopter_gap',
    label: 'Adopter gap',
    kind: 'stock',
    unit: 'children',
    better: 'lower',
    breakdowns: ['age_band', 'sibling_group', 'ethnicity'],
    definition:
      'Children waiting with active family finding less the children the waiting families could take together; positive means too few families.',
    definitionSource: WORKBENCH,
  },
  {
    id: 'flow_gap',
    label: 'Flow gap',
    kind: 'flow',
    unit: 'families',
    better: 'lower',
    definition:
      'New placement orders less new approvals in the period, both in families: siblings placed together count once.',
    definitionSource: WORKBENCH,
  },
]);
