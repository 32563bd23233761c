import type { Area } from '../../../analytics/contract/area.ts';
import type { Disagreement } from '../../../analytics/contract/disagreement.ts';
import type {
  Conflict,
  LoadEvent,
  LoadReport,
  Preview,
  Reject,
  Source,
} from '../../../analytics/contract/load.ts';
import type {
  MappingPreview,
  MappingProposals,
  SavedRecipe,
  TargetColumn,
} from '../../../analytics/contract/recipe.ts';
import type { SavedView, SelectionOptions } from '../../../analytics/contract/selection.ts';
import type { SessionInfo } from '../../../analytics/contract/session.ts';

/** Answers an engine could give, for tests of the page alone. */
export const session: SessionInfo = {
  version: '0.1.0',
  host: 'browser',
  workspace: { name: 'Samples', kind: 'sample', sources: 6, figures: 1518, journeys: 16 },
};

const source = (id: number, over: Partial<Source>): Source => ({
  id,
  file: `report-${id}.csv`,
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
            row,
            column: 'area',
            value: 'Croyden',
            code: 'unknown_area',
            reason:
              'Croyden is not an area the workbench knows. Write Croydon, or its code E09000008.',
          }
        : {
            file: 'croydon-quarter-3-return.csv',
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

const preview = (ticket: string, over: Partial<Preview>): Preview => ({
  ticket,
  file: `${ticket}.csv`,
  part: null,
  bytes: 48_211,
  family: 'published_figures',
  confidence: 1,
  reason: 'It has the columns measure, area, period and value.',
  encoding: 'UTF-8',
  delimiter: 'comma',
  columns: [
    { name: 'measure', meaning: 'Measure', examples: ['matches', 'adoption_orders'] },
    { name: 'area', meaning: 'Area', examples: ['Croydon', 'Lewisham'] },
    { name: 'period', meaning: 'Period', examples: ['2021/22', '2022/23'] },
    { name: 'value', meaning: 'Value', examples: ['12', '<5*'] },
    { name: 'checked_by', meaning: null, examples: ['AB'] },
  ],
  rows: [
    ['matches', 'Croydon', '2022/23', '12', 'AB'],
    ['matches', 'Lewisham', '2022/23', '<5*', 'AB'],
  ],
  alreadyLoaded: false,
  dropped: [],
  asks: [],
  refusal: null,
  ...over,
});

export const previews: Preview[] = [
  preview('croydon-quarter-3-return', {}),
  preview('journeys-2023-24', {
    family: 'journeys',
    confidence: 0.82,
    reason: 'It has a row a child with entered_care_on, placement_order_on and placed_on.',
  }),
  preview('leicestershire-2022-23', { alreadyLoaded: true }),
  preview('case-export', {
    family: null,
    confidence: 0,
    reason: 'case-export.csv is like none of the extracts the workbench knows.',
    columns: [
      { name: 'Client ref', meaning: null, examples: ['C100', 'C101'] },
      { name: 'Council', meaning: null, examples: ['Croydon'] },
      { name: 'Sex of child', meaning: null, examples: ['Girl', 'Boy'] },
      { name: 'Decision date', meaning: null, examples: ['10/06/2021'] },
    ],
    rows: [
      ['C100', 'Croydon', 'Girl', '10/06/2021'],
      ['C101', 'Croydon', 'Boy', '11/06/2021'],
    ],
    refusal: {
      code: 'file_not_recognised',
      message: 'case-export.csv is like none of the extracts the workbench knows.',
      action: 'Map its columns by hand.',
      place: { file: 'case-export.csv' },
    },
  }),
  preview('holiday-photo', {
    family: null,
    confidence: 0,
    reason: 'holiday-photo.csv is a picture, not a table.',
    columns: [],
    rows: [],
    refusal: {
      code: 'file_binary',
      message: 'holiday-photo.csv is a picture, not a table.',
      action: 'Save the table itself as CSV and load that file.',
      place: { file: 'holiday-photo.csv' },
    },
  }),
];

/** A table of a return that says neither whose it is nor of which year. */
export const returnTable = (file: string, over: Partial<Preview> = {}): Preview =>
  preview(file, {
    file,
    family: 'ssda903',
    reason: 'It has the columns of Header in the SSDA903 return.',
    dropped: ['UPN'],
    asks: ['area', 'period'],
    ...over,
  });

export const recipe: SavedRecipe = {
  format: 'permanence-recipe',
  version: 1,
  name: 'Case system',
  target: 'journeys',
  header: ['Client ref', 'Council', 'Sex of child', 'Decision date'],
  columns: {
    child_id: { from: 'column', column: 'Client ref' },
    area: { from: 'constant', value: 'Croydon' },
    sex: { from: 'column', column: 'Sex of child', values: { Girl: 'female', Boy: 'male' } },
    decision_on: { from: 'column', column: 'Decision date', dates: 'month_first' },
  },
  savedAt: '2025-11-20T09:30:00Z',
};

const target = (id: string, over: Partial<TargetColumn>): TargetColumn => ({
  id,
  label: id,
  kind: 'text',
  required: false,
  personal: false,
  choices: [],
  ...over,
});

/** What an assistant could say of the columns of the preview `case-export`. */
export const proposals: MappingProposals = {
  header: ['Client ref', 'Council', 'Sex of child', 'Decision date'],
  targets: [
    {
      id: 'journeys',
      label: 'Line-level journeys',
      columns: [
        target('child_id', { label: 'Child id', kind: 'identifier', required: true }),
        target('area', { label: 'Area', kind: 'area', required: true }),
        target('sex', { label: 'Sex', kind: 'choice', choices: ['female', 'male', 'unknown'] }),
        target('decision_on', { label: 'Decision on', kind: 'date' }),
        target('placed_on', { label: 'Placed on', kind: 'date' }),
      ],
      needs: [['child_id'], ['area'], ['decision_on', 'placed_on']],
    },
    {
      id: 'ssda903.ad1',
      label: 'SSDA903 return: AD1',
      columns: [target('CHILD', { label: 'CHILD', required: true })],
      needs: [['CHILD']],
    },
  ],
  proposals: [
    {
      target: 'journeys',
      confidence: 0.8,
      reason: '3 of 4 columns are like those of Line-level journeys.',
      columns: [
        {
          column: 'child_id',
          source: 'Client ref',
          confidence: 1,
          reason: '“Client ref” is a name for “Child id”.',
          values: [],
        },
        {
          column: 'sex',
          source: 'Sex of child',
          confidence: 0.9,
          reason: '“Sex of child” sounds like “Sex”.',
          values: [
            { word: 'Girl', meaning: 'female' },
            { word: 'Baby', meaning: null },
          ],
        },
        {
          column: 'decision_on',
          source: 'Decision date',
          confidence: 0.6,
          reason: '“Decision date” sounds like “Decision on”.',
          values: [],
        },
      ],
      missing: [['area']],
      unused: ['Council'],
    },
  ],
};

export const mapped: MappingPreview = {
  columns: [
    { id: 'child_id', label: 'Child id' },
    { id: 'area', label: 'Area' },
  ],
  rows: [
    { row: 2, cells: ['A999', 'Croydon'], problem: null },
    {
      row: 3,
      cells: ['A999', 'Croyden'],
      problem: { column: 'Council', reason: '“Croyden” is no area the workbench knows.' },
    },
  ],
  dropped: ['Worker'],
  refusal: null,
};

export const conflicts: Conflict[] = [
  {
    about: 'child',
    key: 'child-1',
    attempt: 1,
    field: 'placed_on',
    keptValue: '2022-05-01',
    keptFile: 'episodes.csv',
    keptPart: null,
    keptRow: 12,
    otherValue: '2022-05-11',
    otherFile: 'lambeth.xlsx',
    otherPart: 'List 10',
    otherRow: 4,
    reason: 'The return counts before Annex A. Put the date right where it is wrong.',
  },
];

export const reports: LoadReport[] = [
  {
    file: 'croydon-quarter-3-return.csv',
    part: null,
    family: 'published_figures',
    confidence: 1,
    read: 2480,
    loaded: 1240,
    repaired: 12,
    rejected: 1240,
    reasons: { unknown_area: 620, not_a_number: 620 },
    assumptions: ['The return does not say whose it is.'],
    dropped: ['UPN'],
    refusal: null,
  },
];

export const progress: Extract<LoadEvent, { type: 'progress' }> = {
  type: 'progress',
  file: 'croydon-quarter-3-return.csv',
  fileNumber: 1,
  fileCount: 3,
  phase: 'checking',
  fraction: 0.4,
  secondsLeft: 12,
};
