import type {
  FindingsPage,
  QualityFile,
  QualityFinding,
  QualityGroup,
  QualityReport,
  QualityRule,
} from '../../../../../analytics/contract/quality.ts';
import type { Area } from '../../../../../analytics/contract/area.ts';

/** A quality report an engine could give, for tests of the page alone. */
export const rule = (id: string, over: Partial<QualityRule> = {}): QualityRule => ({
  id,
  official: true,
  title: `What rule ${id} looks for.`,
  action: `Mend what rule ${id} found.`,
  severity: 'error',
  falseAlarm: null,
  state: 'checked',
  limit: null,
  findings: 0,
  ...over,
});

export const group = (over: Partial<QualityGroup>): QualityGroup => ({
  source: 1,
  file: 'header.csv',
  part: null,
  column: null,
  area: 'Croydon',
  period: '2022/23',
  rule: '331',
  severity: 'error',
  count: 1,
  ...over,
});

export const file = (source: number, over: Partial<QualityFile> = {}): QualityFile => ({
  source,
  file: `file-${source}.csv`,
  part: null,
  family: 'ssda903',
  read: 100,
  loaded: 100,
  repaired: 0,
  rejected: 0,
  outcomes: [],
  ...over,
});

const finding = (row: number, over: Partial<QualityFinding> = {}): QualityFinding => ({
  source: 2,
  file: 'annex-a.xlsx',
  part: 'List 10',
  row,
  column: 'Date of match',
  area: 'Croydon',
  period: '2022/23',
  rule: 'order_placed_before_match',
  severity: 'warning',
  title: 'The child was placed before the match.',
  action: 'Check both dates.',
  falseAlarm: null,
  child: 'a1b2',
  ...over,
});

/** So many findings; a page at a time, of which only so many are listed. */
export const findings =
  (listed: number, total = listed) =>
  async ({ offset, limit }: { offset: number; limit: number }): Promise<FindingsPage> => ({
    rows: Array.from({ length: Math.min(limit, Math.max(0, listed - offset)) }, (_, at) =>
      finding(offset + at + 2),
    ),
    listed,
    total,
  });

const area = (code: string, name: string, members: string[] = []): Area => ({
  code,
  name,
  kind: members.length > 0 ? 'agency' : 'local_authority',
  region: 'London',
  members: members.map((member) => ({ area: member, since: null, until: null })),
});

export const areas: Area[] = [
  area('E1', 'Barnet'),
  area('E2', 'Croydon'),
  area('E3', 'Sutton'),
  area('A1', 'Adopt London South', ['E2', 'E3']),
  area('A2', 'Adopt London North', ['E1']),
];

export const report: QualityReport = {
  errors: 3,
  warnings: 41,
  files: [
    file(1, { file: 'header.csv', read: 1000, loaded: 980, rejected: 20, repaired: 4 }),
    file(2, {
      file: 'annex-a.xlsx',
      part: 'List 10',
      family: 'annex_a',
      read: 540,
      loaded: 540,
      outcomes: [
        {
          outcome: 'repaired',
          code: 'prefix_removed',
          column: 'Gender',
          reason: '“b) Female” was read as Female.',
          rows: 12,
        },
      ],
    }),
  ],
  rules: [
    rule('331', { findings: 3, title: 'The child was matched before coming into care.' }),
    rule('order_placed_before_match', {
      official: false,
      severity: 'warning',
      title: 'The child was placed before the match.',
      falseAlarm: 'A foster carer adopts.',
      findings: 41,
    }),
    rule('352', { state: 'not_loaded', limit: 'No return is loaded that has AD1.' }),
    rule('INT11', { state: 'not_checkable', limit: 'The date of birth is not kept.' }),
  ],
  groups: [
    group({ count: 3, column: 'DATE_MATCH' }),
    group({
      rule: 'order_placed_before_match',
      severity: 'warning',
      source: 2,
      file: 'annex-a.xlsx',
      part: 'List 10',
      area: null,
      period: null,
      count: 41,
    }),
  ],
  coverage: {
    returns: [
      {
        area: 'Croydon',
        family: 'ssda903',
        period: '2020/21',
        rows: 1204,
        modules: { Header: 400, Episodes: 800, SBPFA: 4 },
        files: ['header.csv', 'episodes.csv'],
      },
      {
        area: 'Croydon',
        family: 'ssda903',
        period: '2022/23',
        rows: 900,
        modules: { Header: 300, Episodes: 580, SBPFA: 12, AD1: 8 },
        files: ['all.xml'],
      },
    ],
    missing: [{ area: 'Croydon', family: 'ssda903', period: '2021/22', why: 'gap' }],
    cells: [
      {
        source: 1,
        file: 'header.csv',
        part: null,
        family: 'ssda903',
        period: '2020/21',
        rows: 400,
      },
      {
        source: 2,
        file: 'annex-a.xlsx',
        part: 'List 10',
        family: 'annex_a',
        period: null,
        rows: 540,
      },
    ],
  },
};
