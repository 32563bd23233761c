import type { Conflict, LoadEvent, LoadReport, Preview } from '../../../analytics/contract/load.ts';
import type {
  MappingPreview,
  MappingProposals,
  SavedRecipe,
  TargetColumn,
} from '../../../analytics/contract/recipe.ts';

/** What an engine could say of files on their way in, for tests of the page alone. */
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
  module: null,
  returnName: null,
  asks: [],
  notes: [],
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
    notes: [],
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
