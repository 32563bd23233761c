import { createHmac } from 'node:crypto';
import { JourneyDate } from '../../contract/measure.ts';
import type { Area } from '../../contract/area.ts';
import { nearestAreas, resolveArea } from '../../reference/areas.ts';
import { TABLES } from '../../workspace/tables.ts';
import { categoryId } from '../cells/category.ts';
import { readNumber } from '../cells/number.ts';
import { filledFrom, rowReader } from './family.ts';
import type { Family } from './family.ts';
import { readPopulation } from './journey-population.ts';
import { dateTrouble, readJourneyDate } from './journey-dates.ts';
import type { KnownColumn } from '../layout.ts';
import { remembering } from '../memo.ts';
import type { Row } from '../row.ts';

const DATES = JourneyDate.options;

const PRINTED_DAYS = [
  'printed_entry_to_order_days',
  'printed_order_to_match_days',
  'printed_order_to_placed_days',
  'printed_entry_to_placed_days',
] as const;

const TEXTS = [
  ['source', 'publication'],
  ['section', 'section'],
  ['locator', 'locator'],
] as const;

const YES_OR_NO = {
  yes: 'yes',
  y: 'yes',
  true: 'yes',
  1: 'yes',
  no: 'no',
  n: 'no',
  false: 'no',
  0: 'no',
};

/** Coded columns: what a source may write, and the category it is kept as. */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: {
    male: 'male',
    m: 'male',
    1: 'male',
    female: 'female',
    f: 'female',
    2: 'female',
    unknown: 'unknown',
    not_known: 'unknown',
    u: 'unknown',
  },
  sibling_group: YES_OR_NO,
  foster_carer_adoption: YES_OR_NO,
  family_finding_status: {
    active: 'active',
    linked: 'linked',
    own_carer_being_assessed: 'own_carer_being_assessed',
    on_hold: 'on_hold',
  },
  placed_with: {
    in_house: 'in_house',
    partner_agency: 'partner_agency',
    other_agency: 'other_agency',
    voluntary_agency: 'voluntary_agency',
  },
  plan_changed_reason: { rd1: 'RD1', rd2: 'RD2', rd3: 'RD3', rd4: 'RD4' },
};

function coded(id: string): KnownColumn {
  return { id, choices: CODES[id] ?? {} };
}

const PROVENANCE = ['source_id', 'source_row', 'publication', 'section', 'locator'];

/** What a journey says, wherever it stands. */
const CONTENT = TABLES.filter((table) => table.name === 'adoption_journeys').flatMap((table) =>
  table.columns.map(([name]) => name).filter((name) => !PROVENANCE.includes(name)),
);

/**
 * Line-level journeys: a row a child (or a placement attempt of a child) with the dates of the
 * canonical table. The child's number becomes a keyed hash and is forgotten.
 */
export const journeys: Family = {
  id: 'journeys',
  table: 'adoption_journeys',
  aside: 'superseded_journeys',
  columns: [
    { id: 'child_id', aliases: ['child', 'child_number'], personal: true },
    { id: 'area', aliases: ['area_code', 'local_authority', 'borough'] },
    { id: 'attempt' },
    coded('sex'),
    { id: 'birth_month', aliases: ['date_of_birth', 'dob'], personal: true },
    { id: 'ethnicity' },
    { id: 'disability' },
    coded('sibling_group'),
    { id: 'placement_group', aliases: ['placement_group_id'], personal: true },
    ...DATES.map((id) => ({ id })),
    ...Object.keys(CODES)
      .filter((id) => id !== 'sex' && id !== 'sibling_group')
      .map(coded),
    ...PRINTED_DAYS.map((id) => ({ id })),
    { id: 'population_cohort' },
    { id: 'population_period' },
    { id: 'source', aliases: ['publication'] },
    { id: 'section' },
    { id: 'locator' },
  ],
  needs: [['child_id'], ['area'], DATES],
  unique: [
    {
      columns: CONTENT,
      code: 'already_loaded',
      reason: 'The same journey is there already. Nothing needs to be done.',
    },
    {
      columns: ['child_key', 'attempt'],
      latest: DATES,
      code: 'journey_already_there',
      reason:
        'Another row has this journey of the child with other dates; the one that tells of the latest is kept. Number the attempts in a column “attempt”, or load only the file that is right.',
    },
  ],
  open(layout, { workspaceKey, today }) {
    const areaOf = remembering((name) => resolveArea(name));
    const dates = DATES.filter((id) => layout.places.has(id));
    const codes = Object.keys(CODES).filter((id) => layout.places.has(id));

    const read = (row: Row) => {
      const child = row.required('child_id');
      const area = localAuthority(row, areaOf);
      const born = readJourneyDate(row, 'birth_month', today);
      const days = new Map(dates.map((id) => [id, readJourneyDate(row, id, today)]));
      const group = row.text('placement_group');
      const reading = {
        attempt: wholeNumber(row, 'attempt', 1) ?? 1,
        born,
        days,
        codes: codes.map((id) => code(row, id)),
        printed: PRINTED_DAYS.map((id) => wholeNumber(row, id, 0)),
        population: readPopulation(row),
        texts: TEXTS.map(([column]) => row.text(column)),
        ethnicity: categoryId(row.text('ethnicity') ?? ''),
        disability: categoryId(row.text('disability') ?? ''),
      };
      const trouble = row.problem ? null : dateTrouble(born, days);
      if (trouble) row.reject(trouble.column, trouble.code, trouble.reason);
      if (row.problem || child === null || !area) return null;
      const key = (what: string) => keyedHash(workspaceKey, area.code, what);
      const keys = { child: key(child), group: group === null ? null : key(`group ${group}`) };
      return { ...reading, area, keys };
    };

    type Reading = NonNullable<ReturnType<typeof read>>;
    return rowReader<Reading>(read, [
      ['child_key', ({ keys }) => keys.child],
      ['placement_group_key', ({ keys }) => keys.group],
      ['attempt', ({ attempt }) => attempt],
      ['area_code', ({ area }) => area.code],
      ['birth_month', ({ born }) => (born === null ? null : `${born.slice(0, 7)}-01`)],
      ['ethnicity', ({ ethnicity }) => ethnicity],
      ['disability', ({ disability }) => disability],
      ...filledFrom<Reading>(dates, ({ days }) => dates.map((id) => days.get(id) ?? null)),
      ...filledFrom<Reading>(codes, (reading) => reading.codes),
      ...filledFrom<Reading>(PRINTED_DAYS, ({ printed }) => printed),
      ['population_cohort', ({ population }) => population.cohort],
      ['population_start', ({ population }) => population.start],
      ['population_end', ({ population }) => population.end],
      ...filledFrom<Reading>(
        TEXTS.map(([, column]) => column),
        ({ texts }) => texts,
      ),
    ]);
  },
};

/** A child's number is unique only within an authority, so that goes into the hash with it. */
function keyedHash(key: Uint8Array, areaCode: string, id: string): string {
  return createHmac('sha256', key).update(`${areaCode}\u0000${id}`).digest('hex');
}

function localAuthority(row: Row, find: (text: string) => Area | null): Area | null {
  const text = row.required('area');
  if (text === null) return null;
  const area = find(text);
  if (!area) {
    const nearest = nearestAreas(text);
    const meant = nearest.length === 0 ? '' : `Did you mean ${nearest.join(', or ')}? `;
    return row.reject(
      'area',
      'unknown_area',
      `${row.quoted('area')} is no area the workbench knows. ${meant}Write the name or code of the child's local authority.`,
    );
  }
  if (area.kind === 'local_authority') return area;
  return row.reject(
    'area',
    'not_a_local_authority',
    `${row.quoted('area')} is no local authority. Write the authority that looks after the child; it belongs to its agency by itself.`,
  );
}

function code(row: Row, column: string): string | boolean | null {
  const text = row.text(column);
  const category = text === null ? null : categoryId(text);
  if (category === null) return null;
  const known = CODES[column]?.[category];
  if (known === undefined) {
    return row.reject(
      column,
      'unknown_category',
      `${row.quoted(column)} is unknown in the column ${column}. Write one of ${[...new Set(Object.values(CODES[column] ?? {}))].join(', ')}, or leave it blank.`,
    );
  }
  return column === 'foster_carer_adoption' ? known === 'yes' : known;
}

function wholeNumber(row: Row, column: string, least: number): number | null {
  const text = row.text(column);
  if (text === null) return null;
  const number = readNumber(text);
  if (number && number.unit === null && Number.isInteger(number.value) && number.value >= least) {
    if (!number.plain) row.repair();
    return number.value;
  }
  return row.reject(
    column,
    number && number.value < least ? 'negative_number' : 'not_a_number',
    `${row.quoted(column)} in the column ${column} is no whole number from ${least} up. Correct it, or leave it blank.`,
  );
}
