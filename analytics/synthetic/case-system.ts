import { JourneyDate } from '../contract/measure.ts';
import type { Agency, Child, Family, Journey } from './agency.ts';
import { isoDate } from './day.ts';
import { yearLabel } from './options.ts';
import type { OutputFile, Table } from './table.ts';
import { csvFile } from './table.ts';
import { birthMonth, familyTruth, journeyTruth } from './truth.ts';

/** What the agency's own case system and its finance officer would export. */
export function caseSystemFiles(agency: Agency): OutputFile[] {
  return [
    csvFile('journeys/journeys.csv', journeys(agency)),
    csvFile('adopters/adopter-log.csv', adopterLog(agency)),
    csvFile('asg/children.csv', asgChildren(agency)),
    csvFile('asg/adopters.csv', asgAdopters(agency)),
    csvFile('funding/contributions.csv', contributions(agency)),
    csvFile('funding/budget.csv', budget(agency)),
    csvFile('funding/drivers.csv', drivers(agency)),
  ];
}

const text = (value: string | number | boolean | null | undefined): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
};

type Columns<T> = readonly (readonly [column: string, cell: (item: T) => string])[];

const tableOf = <T>(items: readonly T[], columns: Columns<T>): Table => ({
  columns: columns.map(([column]) => column),
  rows: items.map((item) => columns.map(([, cell]) => cell(item))),
});

type Attempt = { readonly child: Child; readonly journey: Journey };

const attemptsOf = ({ children }: Agency): Attempt[] =>
  children.flatMap((child) => child.journeys.map((journey) => ({ child, journey })));

function journeys(agency: Agency): Table {
  const items = attemptsOf(agency).map(({ child, journey }) => ({
    child,
    told: journeyTruth(journey),
  }));
  return tableOf(items, [
    ['child_id', ({ child }) => child.localId],
    ['area', ({ child }) => child.borough.name],
    ['attempt', ({ told }) => text(told.attempt)],
    ['sex', ({ child }) => child.sex],
    ['birth_month', ({ child }) => text(birthMonth(child.bornOn))],
    ['ethnicity', ({ child }) => child.ethnicity],
    ['disability', ({ child }) => text(child.disability)],
    ['sibling_group', ({ child }) => text(child.siblingGroupSize > 1)],
    ['placement_group', ({ child }) => text(child.placementGroup)],
    ...JourneyDate.options.map(
      (date) => [date, ({ told }: (typeof items)[number]) => text(told[date])] as const,
    ),
    ['family_finding_status', ({ told }) => text(told.family_finding_status)],
    ['placed_with', ({ told }) => text(told.placed_with)],
    ['foster_carer_adoption', ({ told }) => text(told.foster_carer_adoption)],
    ['plan_changed_reason', ({ told }) => text(told.plan_changed_reason)],
  ]);
}

const person = (family: Family, place: number) => family.people[place];

function adopterLog({ options, families }: Agency): Table {
  const items = families.map((family) => ({ family, told: familyTruth(family) }));
  type Item = (typeof items)[number];
  const [sample] = items;
  const plain = Object.keys(sample?.told ?? {}).filter(
    (column) => !['listed_by', 'people', 'ethnicities_considered'].includes(column),
  );
  return tableOf(items, [
    ['approving_agency', () => options.name],
    ...plain.map((column) => [column, ({ told }: Item) => plainText(told, column)] as const),
    ['ethnicities_considered', ({ family }) => family.ethnicitiesConsidered?.join('; ') ?? 'any'],
    ...[0, 1].flatMap((place) => [
      [`adopter_${place + 1}_sex`, ({ family }: Item) => text(person(family, place)?.sex)] as const,
      [
        `adopter_${place + 1}_ethnicity`,
        ({ family }: Item) => text(person(family, place)?.ethnicity),
      ] as const,
      [
        `adopter_${place + 1}_disability`,
        ({ family }: Item) => text(person(family, place)?.disability),
      ] as const,
    ]),
  ]);
}

function plainText(told: Readonly<Record<string, unknown>>, column: string): string {
  const value = told[column];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? text(value)
    : '';
}

const PROVIDERS = {
  in_house: 'PR1',
  partner_agency: 'PR2',
  other_agency: 'PR2',
  voluntary_agency: 'PR5',
} as const;

const ORDER_TYPES: Readonly<Record<string, string>> = {
  E41: 'CAO',
  E45: 'SGO',
  E46: 'SGO',
  E47: 'SGO',
  E48: 'SGO',
};

/** The order that ended the care of a child whose plan was adoption, whichever it was. */
function orderOf({ child, journey }: Attempt): { on: string; type: string } {
  if (journey.adoptionOrderOn !== null) {
    return { on: isoDate(journey.adoptionOrderOn), type: 'Adoption' };
  }
  const period = child.periods[journey.period - 1];
  const type = ORDER_TYPES[period?.episodes.at(-1)?.reasonEnded ?? ''];
  const last = child.journeys.findLast((each) => each.period === journey.period);
  return type && period?.endsOn && last === journey
    ? { on: isoDate(period.endsOn), type }
    : { on: '', type: '' };
}

function asgChildren(agency: Agency): Table {
  const items = attemptsOf(agency)
    .filter(({ journey }) => journey.decisionOn !== null)
    .map((attempt) => ({
      ...attempt,
      told: journeyTruth(attempt.journey),
      order: orderOf(attempt),
    }));
  const sizes = new Map<string, number>();
  for (const { placementGroup } of agency.children) {
    if (placementGroup !== null) sizes.set(placementGroup, (sizes.get(placementGroup) ?? 0) + 1);
  }
  return tableOf(items, [
    ['child_id', ({ child }) => child.localId],
    ['local_authority', ({ child }) => child.borough.name],
    ['attempt', ({ told }) => text(told.attempt)],
    ['family_id', ({ told }) => text(told.adopter_family_id)],
    ['adm_decision_date', ({ told }) => text(told.decision_on)],
    ['ffa_placement_date', ({ told }) => text(told.early_permanence_on)],
    ['placement_order_date', ({ told }) => text(told.placement_order_on)],
    ['matched_date', ({ told }) => text(told.matched_on)],
    ['placed_date', ({ told }) => text(told.placed_on)],
    ['disruption_date', ({ told }) => text(told.disrupted_on)],
    ['order_date', ({ order }) => order.on],
    ['order_type', ({ order }) => order.type],
    ['reversed_date', ({ told }) => text(told.plan_changed_on)],
    ['reversed_reason', ({ told }) => text(told.plan_changed_reason)],
    ['sibling_group', ({ child }) => text(child.siblingGroupSize > 1)],
    [
      'siblings_placed_together',
      ({ child, told }) =>
        told.placed_on === null ? '' : text(sizes.get(child.placementGroup ?? '') ?? 1),
    ],
    ['family_finding_status', ({ told }) => text(told.family_finding_status)],
    ['provider', ({ told }) => (told.placed_with === null ? '' : PROVIDERS[told.placed_with])],
  ]);
}

function asgAdopters({ families }: Agency): Table {
  const registered = families.filter(({ registeredOn }) => registeredOn !== null).map(familyTruth);
  return tableOf(registered, [
    ['family_id', (told) => told.family_id],
    ['number_of_adopters', (told) => text(told.people.length)],
    ['registration_date', (told) => text(told.registered_on)],
    ['stage_1_start_date', (told) => text(told.stage_1_started_on)],
    ['stage_1_end_date', (told) => text(told.stage_1_ended_on)],
    ['stage_2_start_date', (told) => text(told.stage_2_started_on)],
    ['stage_2_end_date', (told) => text(told.stage_2_ended_on)],
    ['approval_date', (told) => text(told.approved_on)],
    ['match_date', (told) => text(told.matched_on)],
    ['placement_date', (told) => text(told.placed_on)],
    ['left_date', (told) => text(told.left_on)],
    ['left_reason', (told) => text(told.left_reason)],
    ['ffa_approved', (told) => text(told.early_permanence_approved)],
  ]);
}

const contributions = ({ funding }: Agency): Table =>
  tableOf(funding.contributions, [
    ['year', ({ year }) => yearLabel(year)],
    ['partner', ({ borough }) => borough.name],
    ['contribution', ({ amount }) => text(amount)],
  ]);

const budget = ({ funding }: Agency): Table =>
  tableOf(funding.budget, [
    ['year', ({ year }) => yearLabel(year)],
    ['category', ({ category }) => category],
    ['budget', (line) => text(line.budget)],
    ['actual', ({ actual }) => text(actual)],
  ]);

const drivers = ({ funding }: Agency): Table =>
  tableOf(funding.drivers, [
    ['measure', ({ measure }) => measure],
    ['area', ({ borough }) => borough.name],
    ['period', ({ year }) => yearLabel(year)],
    ['value', ({ value }) => text(value)],
  ]);
