import { ASG, LOCAL, SSDA903, WORKBENCH, define } from './define.ts';

const who = ['sex', 'ethnicity', 'age_band', 'sibling_group'] as const;
const breakdowns = [...who];

/** Matches and placements: how many, with whose families, and with whom. */
export const placements = define('children', [
  {
    id: 'matches',
    label: 'Matches approved',
    kind: 'flow',
    unit: 'children',
    breakdowns: [...who, 'source_of_placement', 'category'],
    definition:
      'Children whose match with an adoptive family the agency decision maker approved in the period.',
    definitionSource: ASG,
    lineLevel: { kind: 'events', date: 'matched_on' },
  },
  {
    id: 'children_placed',
    label: 'Children placed for adoption',
    kind: 'flow',
    unit: 'children',
    breakdowns: [...who, 'source_of_placement', 'category'],
    definition: 'Children who moved in with their adoptive family in the period.',
    definitionSource: SSDA903,
    lineLevel: { kind: 'events', date: 'placed_on' },
  },
  {
    id: 'placement_disruptions',
    label: 'Disruptions before the order',
    kind: 'flow',
    unit: 'children',
    better: 'lower',
    breakdowns: ['source_of_placement'],
    definition:
      'Children placed with adopters who came back into care in the period before an adoption order was made.',
    definitionSource: ASG,
    lineLevel: { kind: 'events', date: 'disrupted_on' },
  },
  {
    id: 'early_permanence_placements',
    label: 'Early permanence placements',
    kind: 'flow',
    unit: 'children',
    breakdowns: [...who, 'kind'],
    definition:
      'Children who started a foster placement with approved adopters in the period (fostering for adoption or concurrent planning, placement codes U2 and U5).',
    definitionSource: SSDA903,
    lineLevel: { kind: 'events', date: 'early_permanence_on' },
  },
  {
    id: 'early_permanence_share',
    label: 'Placed through early permanence',
    kind: 'share',
    unit: 'percent',
    better: 'higher',
    threshold: { value: 20, label: 'Local target 20%' },
    breakdowns,
    shareOf: 'children_placed',
    definition:
      "Of the children placed for adoption in the period, those who came through an early permanence placement. It is not the period's new early permanence placements divided by its placements.",
    definitionSource: WORKBENCH,
    lineLevel: { kind: 'share', base: 'placed_on', condition: 'early_permanence' },
  },
  {
    id: 'in_house_share',
    label: 'Placed with own adopters',
    kind: 'share',
    unit: 'percent',
    better: 'higher',
    cohorts: ['matched_in_year', 'placed_in_year'],
    shareOf: 'matches',
    definition:
      'Of the children in the cohort, those whose family was approved by the agency shown.',
    definitionSource: LOCAL,
    lineLevel: { kind: 'share', base: null, condition: 'in_house' },
  },
  {
    id: 'regional_share',
    label: 'Placed within the regional agency',
    kind: 'share',
    unit: 'percent',
    better: 'higher',
    cohorts: ['matched_in_year', 'placed_in_year'],
    shareOf: 'matches',
    definition:
      'Of the children in the cohort, those whose family was approved by any partner of the regional agency.',
    definitionSource: LOCAL,
    lineLevel: { kind: 'share', base: null, condition: 'regional' },
  },
  {
    id: 'local_share',
    label: 'Placed with families living nearby',
    kind: 'share',
    unit: 'percent',
    better: 'higher',
    cohorts: ['matched_in_year', 'placed_in_year'],
    shareOf: 'matches',
    breakdowns: ['category'],
    definition:
      'Of the children in the cohort, those whose family lives in the region shown (for London agencies: London and the South East).',
    definitionSource: LOCAL,
  },
  {
    id: 'placements_provided',
    label: 'Placements provided by own adopters',
    kind: 'flow',
    unit: 'children',
    breakdowns: ['source_of_placement', 'category'],
    definition:
      "Children placed in the period with the agency's own families, by the child's agency.",
    definitionSource: LOCAL,
  },
  {
    id: 'placed_in_sibling_group_share',
    label: 'Placed together with a sibling',
    kind: 'share',
    unit: 'percent',
    shareOf: 'children_placed',
    definition:
      'Of the children placed in the period, those placed at the same time and with the same family as a sibling.',
    definitionSource: LOCAL,
  },
  {
    id: 'sibling_placed_together_share',
    label: 'Siblings placed together as planned',
    kind: 'share',
    unit: 'percent',
    better: 'higher',
    definition:
      'Of the children whose plan was to be placed with a sibling, those who were placed together.',
    definitionSource: ASG,
  },
  {
    id: 'placed_after_order_share',
    label: 'Children with an order who were placed',
    kind: 'share',
    unit: 'percent',
    better: 'higher',
    breakdowns: ['ethnicity'],
    shareOf: 'placement_orders',
    definition: 'Of the children with a placement order, those who were placed for adoption.',
    definitionSource: LOCAL,
  },
  {
    id: 'early_permanence_remained_share',
    label: 'Stayed with their early permanence family',
    kind: 'share',
    unit: 'percent',
    breakdowns: ['outcome'],
    definition:
      'Of the early permanence placements whose court proceedings have ended, those in which the child stayed for adoption.',
    definitionSource: LOCAL,
  },
]);
