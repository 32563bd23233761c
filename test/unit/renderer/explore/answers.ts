import type { ApiHandlers } from '../../../../analytics/contract/api.ts';
import type { FigureCard } from '../../../../analytics/contract/figure.ts';
import { fakeConnection, figureTable } from '../fake-connection.ts';

type Row = Parameters<typeof figureTable>[0][number];
/** A row of the figures table. */
export const row = (over: Row): Row => ({
  measure: 'placement_orders',
  area: 'Croydon',
  period: '2022/23',
  period_start: '2022-04-01',
  period_end: '2023-03-31',
  value: 15,
  status: 'final',
  origin: 'published',
  source: 'Annual Report 2022/23, Placement orders, row Croydon',
  observation: 1,
  ...over,
});
export const ROWS = [
  row({ period: '2021/22', period_start: '2021-04-01', period_end: '2022-03-31', value: 14 }),
  row({ observation: 2 }),
  row({
    area: 'Lewisham',
    observation: 3,
    value: null,
    lower: 1,
    upper: 4,
    status: 'suppressed',
  }),
];

export const CARD: FigureCard = {
  figure: {
    measure: 'placement_orders',
    area: 'Croydon',
    period: '2022/23',
    cohort: null,
    breakdown: {},
    value: 15,
    numerator: null,
    denominator: null,
    lower: null,
    upper: null,
    status: 'final',
    origin: 'published',
    source: 'Annual Report 2022/23',
    observation: 2,
    note: null,
  },
  label: 'Placement orders',
  definition: 'Children for whom the court gave authority to place for adoption.',
  definitionSource: 'SSDA903, guidance',
  calculation: null,
  confidence: null,
  withoutMostExtreme: null,
  median: null,
  publication: {
    source: 'Annual Report 2022/23',
    section: 'Placement orders',
    locator: 'row Croydon',
    printedAs: 'Total Placement Orders',
    note: null,
    file: 'adopt-london-south-2022-23.csv',
    row: 233,
  },
  alsoStated: [],
  rows: { columns: [], cells: [], total: 0 },
};

/** An engine that knows three placement-order figures and the card of one. */
export const answers = (over: Partial<ApiHandlers> = {}) =>
  fakeConnection({
    'explore.figures': async () => figureTable(ROWS),
    'explore.card': async () => CARD,
    ...over,
  });

export const ADDRESS = '#/explore?measure=placement_orders&area=Croydon&area=Lewisham';
