import type { ApiHandlers } from '../../../../../analytics/contract/api.ts';
import {
  CorrectableField,
  type Correction,
  type CorrectableJourney,
  type Holdings,
  type LookUp,
  type Reconciliation,
  type Submission,
  type TrackedChild,
  type TrackedFamily,
} from '../../../../../analytics/contract/casework.ts';
import { areas } from '../quality/quality-report.ts';

const key = (letter: string) => letter.repeat(64);

export const CHILD_A = key('a');
export const CHILD_B = key('b');
export const FAMILY = key('f');

const placed: TrackedChild = {
  child: CHILD_A,
  attempt: 1,
  area: 'Croydon',
  stage: 'placed',
  since: '2023-09-01',
  days: 212,
  next: 'Adoption order',
  due: null,
  dueBy: null,
  overdueDays: null,
  familyFinding: null,
  file: 'episodes.csv',
  part: null,
  row: 4,
};

/** The longest waiting first, as the engine lists them. */
export const children: TrackedChild[] = [
  placed,
  {
    ...placed,
    child: CHILD_B,
    stage: 'family_finding',
    since: '2023-10-15',
    days: 168,
    next: 'Match',
    due: '2024-02-13',
    dueBy: 'National threshold 121 days (4 months)',
    overdueDays: 47,
    familyFinding: 'on_hold',
  },
  {
    ...placed,
    child: key('c'),
    area: null,
    stage: 'family_finding',
    since: '2023-12-06',
    days: 116,
    next: 'Match',
    due: '2024-04-05',
    dueBy: 'National threshold 121 days (4 months)',
    overdueDays: 0,
  },
];

export const families: TrackedFamily[] = [
  {
    family: FAMILY,
    area: null,
    stage: 'stage_1',
    since: '2024-01-22',
    days: 69,
    next: 'Stage 2',
    due: '2024-03-22',
    dueBy: 'Target 60 days',
    overdueDays: 9,
    approvedForNamedChild: null,
    file: 'adopter-log.csv',
    part: null,
    row: 75,
  },
];

export const correction: Correction = {
  id: 1,
  child: CHILD_A,
  area: 'Croydon',
  attempt: 1,
  field: 'placed_on',
  oldValue: '2023-09-01',
  newValue: '2023-09-02',
  reason: 'The court papers say so.',
  by: 'A Officer',
  at: '2025-11-21T10:00:00Z',
  state: 'applied',
  found: '2023-09-01',
};

const values = (over: Partial<Record<CorrectableField, string>>) =>
  Object.fromEntries(
    CorrectableField.options.map((field) => [field, over[field] ?? null]),
  ) as CorrectableJourney['attempts'][number]['values'];

export const journey: CorrectableJourney = {
  child: CHILD_A,
  area: 'Croydon',
  attempts: [
    { attempt: 1, values: values({ placed_on: '2021-05-03' }) },
    { attempt: 2, values: values({ placed_on: '2023-09-01', placed_with: 'in_house' }) },
  ],
};

export const holdings: Holdings = {
  areas: [
    { area: 'Croydon', through: '2024-03-27' },
    { area: 'Sutton', through: null },
  ],
  returns: [
    { area: 'Croydon', year: '2023/24', family: 'ssda903' },
    { area: 'Croydon', year: '2022/23', family: 'ssda903' },
    { area: 'Croydon', year: '2022/23', family: 'asg' },
  ],
};

export const submissions: Submission[] = [
  { area: 'Bromley', status: 'nothing', sent: [] },
  {
    area: 'Sutton',
    status: 'partly',
    sent: [
      {
        family: 'SSDA903 return',
        items: 1,
        of: 3,
        missing: ['Episodes', 'Header'],
        through: '2024-03-03',
        loadedAt: '2025-11-21T10:00:00Z',
      },
    ],
  },
  {
    area: 'Croydon',
    status: 'submitted',
    sent: [
      {
        family: 'SSDA903 return',
        items: 3,
        of: 3,
        missing: [],
        through: '2024-03-27',
        loadedAt: '2025-11-21T10:00:00Z',
      },
    ],
  },
];

const place = { file: 'episodes.csv', part: null, row: 4 };

export const reconciliation: Reconciliation = {
  children: 24,
  alike: 22,
  differing: 1,
  onlyInReturn: 1,
  onlyInRecords: 0,
  rows: [
    {
      child: CHILD_A,
      kind: 'differs',
      field: 'placement_order_on',
      returned: '2023-11-15',
      recorded: '2023-10-15',
      returnedAt: place,
      recordedAt: { file: 'annex-a.xlsx', part: 'List 10', row: 12 },
    },
    {
      child: CHILD_B,
      kind: 'only_in_return',
      field: null,
      returned: null,
      recorded: null,
      returnedAt: { ...place, row: 9 },
      recordedAt: null,
    },
  ],
};

export const lookUps: LookUp[] = [
  { at: '2025-11-21T10:00:00Z', by: 'A Officer', key: CHILD_A, reason: 'To mend the source' },
];

/** An engine with records of Croydon's children. */
export const CASEWORK: Partial<ApiHandlers> = {
  'areas.list': async () => areas,
  'casework.holdings': async () => holdings,
  'tracker.children': async () => children,
  'tracker.families': async () => families,
  'corrections.list': async ({ ended }) =>
    ended ? [correction, { ...correction, id: 2, state: 'undone' }] : [correction],
  'corrections.journey': async () => journey,
  'corrections.add': async ({ field, value }) => ({ ...correction, field, newValue: value }),
  'corrections.undo': async () => ({ ...correction, state: 'undone' }),
  'submissions.list': async () => submissions,
  'reconciliation.run': async () => reconciliation,
  'identities.reveal': async () => ({ kind: 'child', area: 'Croydon', number: 'C-1042' }),
  'identities.log': async () => lookUps,
};
