import type { Area } from '../../../analytics/contract/area.ts';
import type { Disagreement } from '../../../analytics/contract/disagreement.ts';
import type { Reject, Source } from '../../../analytics/contract/load.ts';
import type { SavedView, SelectionOptions } from '../../../analytics/contract/selection.ts';
import type { SessionInfo } from '../../../analytics/contract/session.ts';

export * from './sample-loading.ts';

/** Answers an engine could give, for tests of the page alone. */
export const session: SessionInfo = {
  version: '0.1.0',
  host: 'browser',
  audience: 'officer',
  workspace: { name: 'Samples', kind: 'sample', sources: 6, figures: 1518, journeys: 16 },
};

const source = (id: number, over: Partial<Source>): Source => ({
  id,
  file: `report-${id}.csv`,
  part: null,
  family: 'published_figures',
  recipe: null,
  sha256: 'a3f1'.repeat(16),
  read: 100,
  loaded: 100,
  repaired: 0,
  rejected: 0,
  loadedAt: '2025-11-21T14:05:00Z',
  sample: true,
  areas: 10,
  firstPeriod: '2018/19',
  lastPeriod: '2022/23',
  ...over,
});

export const sources: Source[] = [
  source(1, {
    file: 'adopt-london-east-2019-20.csv',
    read: 161,
    loaded: 161,
    lastPeriod: '2019/20',
  }),
  source(2, { file: 'adopt-london-south-2022-23.csv', read: 324, loaded: 324 }),
  source(3, {
    file: 'adoption-partnership-south-east-2022-23.csv',
    read: 404,
    loaded: 404,
    areas: 4,
  }),
  source(4, {
    file: 'haringey-cpac-january-2025.csv',
    read: 495,
    loaded: 495,
    areas: 2,
    lastPeriod: '2024/25 Q2',
  }),
  source(5, { file: 'leicestershire-2022-23.csv', read: 133, loaded: 133, areas: 1 }),
  source(6, {
    file: 'leicestershire-journeys-2022-23.csv',
    family: 'journeys',
    read: 16,
    loaded: 16,
    areas: 1,
    firstPeriod: '2022/23',
  }),
];

export const sourcesWithRejects: Source[] = [
  ...sources,
  source(7, {
    file: 'croydon-quarter-3-return.csv',
    sample: false,
    read: 2480,
    loaded: 1240,
    repaired: 12,
    rejected: 1240,
    areas: 1,
  }),
];

export function rejects(
  total: number,
  offset = 0,
  limit = total,
): { rows: Reject[]; total: number } {
  const rows = Array.from(
    { length: Math.max(0, Math.min(limit, total - offset)) },
    (_, index): Reject => {
      const row = offset + index + 2;
      return index % 2 === 0
        ? {
            file: 'croydon-quarter-3-return.csv',
            part: null,
            row,
            column: 'area',
            value: 'Croyden',
            code: 'unknown_area',
            reason:
              'Croyden is not an area the workbench knows. Write Croydon, or its code E09000008.',
          }
        : {
            file: 'croydon-quarter-3-return.csv',
            part: null,
            row,
            column: 'value',
            value: 'twelve',
            code: 'not_a_number',
            reason: '“twelve” is not a number. Write 12, or <5 where the figure is suppressed.',
          };
    },
  );
  return { rows, total };
}

export const disagreements: Disagreement[] = [
  {
    kind: 'parts_and_total',
    measure: 'placement_orders',
    area: 'Adopt London South',
    period: '2021/22',
    cohort: null,
    breakdown: {},
    stated: 32,
    computed: 34,
    sources: [
      {
        source: 'Adopt London South Annual Report 2022/23',
        section: 'Placement orders',
        locator: 'row Total, column 2021/22',
        observation: 41,
      },
      {
        source: 'Adopt London South Annual Report 2022/23',
        section: 'Placement orders',
        locator: 'ten boroughs, column 2021/22',
        observation: 31,
      },
    ],
    explanation: 'The ten boroughs add up to 34, two more than the printed total of 32.',
  },
  {
    kind: 'parts_and_total',
    measure: 'adoption_orders',
    area: 'Adopt London South',
    period: '2021/22',
    cohort: null,
    breakdown: {},
    stated: 71,
    computed: 63,
    sources: [
      {
        source: 'Adopt London South Annual Report 2022/23',
        section: 'Adoption orders',
        locator: 'row Total',
        observation: 55,
      },
    ],
    explanation: 'The total counts the 8 orders of Greenwich, which joined on 1 April 2022.',
  },
  {
    kind: 'stated_twice',
    measure: 'entry_to_placed_days',
    area: 'Leicestershire',
    period: '2022/23',
    cohort: 'placed_in_year',
    breakdown: {},
    stated: 742.63,
    computed: 742.6,
    sources: [
      {
        source: 'Leicestershire Adoption Service Annual Report 2022-2023',
        section: 'Executive Summary',
        locator: 'row A10, column 2022-23',
        observation: 120,
      },
      {
        source: 'Leicestershire Adoption Service Annual Report 2022-2023',
        section: 'Timeliness',
        locator: 'second paragraph',
        observation: 133,
      },
    ],
    explanation: 'One place prints 742.63 days, another 742.6 days for the same children.',
  },
  {
    kind: 'money',
    measure: 'partner_contribution',
    area: 'Croydon',
    period: '2022/23',
    cohort: null,
    breakdown: { category: 'staffing' },
    stated: 2856848,
    computed: 2856840.5,
    sources: [
      {
        source: 'Adopt London South Annual Report 2022/23',
        section: 'Financial spend 2022/23',
        locator: 'row Total',
        observation: 300,
      },
      {
        source: 'Adopt London South Annual Report 2022/23',
        section: 'Financial spend 2022/23',
        locator: 'ten partners',
        observation: null,
      },
    ],
    explanation: 'The partners’ contributions add up to £7.50 less than the printed total.',
  },
  {
    kind: 'suppressed_but_stated',
    measure: 'matches',
    area: 'Lewisham',
    period: '2022/23',
    cohort: null,
    breakdown: {},
    stated: 4,
    computed: 3,
    sources: [
      {
        source: 'Adopt London South Annual Report 2022/23',
        section: 'Matches',
        locator: 'row Lewisham',
        observation: 88,
      },
    ],
    explanation: 'The table prints <5*, the text says three children from Lewisham were matched.',
  },
];

export const areas: Area[] = [
  { code: 'E09000008', name: 'Croydon', kind: 'local_authority', region: 'London', members: [] },
  { code: 'E09000023', name: 'Lewisham', kind: 'local_authority', region: 'London', members: [] },
  {
    code: 'E10000018',
    name: 'Leicestershire',
    kind: 'local_authority',
    region: 'East Midlands',
    members: [],
  },
  {
    code: 'adopt_london_south',
    name: 'Adopt London South',
    kind: 'agency',
    region: 'London',
    members: [
      { area: 'E09000008', since: null, until: null },
      { area: 'E09000023', since: null, until: null },
    ],
  },
];

export const options: SelectionOptions = {
  measures: [
    { id: 'adoption_orders', figures: 64 },
    { id: 'placement_orders', figures: 58 },
    { id: 'matches', figures: 71 },
    { id: 'entry_to_placed_days', figures: 24 },
    { id: 'complaints', figures: 0 },
  ],
  areas: [
    { id: 'Croydon', figures: 12 },
    { id: 'Lewisham', figures: 9 },
    { id: 'Leicestershire', figures: 0 },
  ],
  periods: [],
  cohorts: [],
  dimensions: [],
  categories: {},
};

export const views: SavedView[] = [
  {
    id: 'v1',
    name: 'Orders by borough for the board',
    savedAt: '2025-11-20T09:30:00Z',
    selection: {
      measure: 'adoption_orders',
      areas: ['Croydon', 'Lewisham'],
      periods: [],
      cohort: null,
      by: null,
      where: {},
      grain: 'year',
      statistic: 'mean',
      figure: null,
    },
  },
];
