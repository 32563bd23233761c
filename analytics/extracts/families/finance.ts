import type { Area } from '../../contract/area.ts';
import type { Breakdown } from '../../contract/figure.ts';
import type { Period } from '../../contract/period.ts';
import { resolveArea } from '../../reference/areas.ts';
import { readPeriod, requiredArea, requiredPeriod } from './area-and-period.ts';
import { rowsReader } from './family.ts';
import type { Family } from './family.ts';
import type { FigureValue } from './figure-value.ts';
import { lineOf } from './finance-lines.ts';
import type { FinanceLine, MoneyColumn } from './finance-lines.ts';
import { readMoneyCell, scaleOf } from './finance-money.ts';
import { OBSERVATION_COLUMNS, measureNamed } from './observation.ts';
import type { Observation } from './observation.ts';
import { publishedFigures } from './published-figures.ts';
import { remembering } from '../memo.ts';
import type { KnownColumn } from '../layout.ts';
import type { Row } from '../row.ts';

/** The columns of money; a heading may say that they are in thousands. */
const MONEY = {
  budget: ['annual_budget', 'current_budget', 'current_year_budget', 'budgeted'],
  actual: ['outturn', 'actual_expenditure', 'actual_spend', 'actual_income', 'spend'],
  variance: ['over_under_spend', 'under_over_spend'],
  amount: ['contribution', 'contributions', 'partner_contribution', 'payment'],
} as const satisfies Record<MoneyColumn, readonly string[]>;

const SCALES = ['000', '000s', 'k', 'm', '£', '£_000', '£000', '£k', '£m'];

const moneyColumns = Object.entries(MONEY).map(([id, names]): KnownColumn => {
  const all = [id, ...names];
  return {
    id,
    aliases: [...names, ...all.flatMap((name) => SCALES.map((scale) => `${name}_${scale}`))],
  };
});

/**
 * Finance: budget and outturn lines (year, category, budget, actual), and what partners contribute
 * (year, partner, amount). Each amount becomes a figure of the area it is about: of the agency or
 * authority whose line it is, of the partner who pays.
 */
export const finance: Family = {
  id: 'finance',
  table: 'observations',
  columns: [
    { id: 'period', aliases: ['year', 'financial_year'] },
    { id: 'area', aliases: ['agency', 'raa', 'regional_adoption_agency', 'host', 'area_name'] },
    {
      id: 'partner',
      aliases: ['partner_name', 'borough', 'local_authority', 'authority', 'council', 'payer'],
    },
    {
      id: 'category',
      aliases: ['line', 'budget_line', 'budget_heading', 'heading', 'item', 'description'],
    },
    { id: 'kind', aliases: ['type', 'line_type'] },
    ...moneyColumns,
    { id: 'source', aliases: ['publication'] },
    { id: 'note', aliases: ['notes', 'comment', 'comments'] },
  ],
  needs: [['period'], ['category', 'partner'], ['budget', 'actual', 'amount']],
  marks: [
    ['category', 'partner'],
    ['budget', 'actual', 'amount'],
  ],
  unique: publishedFigures.unique,
  open(layout, { today }) {
    const scales = new Map(
      Object.keys(MONEY).map((id) => [
        id,
        scaleOf(layout.header[layout.places.get(id) ?? -1] ?? ''),
      ]),
    );
    const periodOf = remembering((text) => readPeriod(text.replace(/^FY\s*/i, ''), today));
    const areaOf = remembering((text) => {
      const [day = '', name = ''] = text.split('\t');
      return resolveArea(name, day);
    });

    const read = (row: Row): readonly Observation[] | null => {
      const period = requiredPeriod(row, 'period', periodOf);
      const line = lineOf(row.text('partner'), row.text('category'), row.text('kind'), has(row));
      if (!line) return rejectLine(row);
      if (!period) return null;
      const find = (column: string) =>
        requiredArea(row, column, (name) => areaOf(`${period.end}\t${name}`));
      const payee = row.cell('area') === '' && line.about === 'partner' ? null : find('area');
      const about = line.about === 'partner' ? find('partner') : payee;
      const figures = about && figuresOf(row, line, scales);
      if (!figures || row.problem) return null;
      if (figures.length === 0) return rejectBlank(row, line);
      const publication = row.text('source') ?? `Finance${payee ? ` of ${payee.name}` : ''}`;
      return figures.map((figure) => observationOf(row, line, about, period, publication, figure));
    };
    return rowsReader(read, OBSERVATION_COLUMNS);
  },
};

const has = (row: Row) => (column: MoneyColumn) => row.cell(column) !== '';

type Figure = {
  readonly column: MoneyColumn;
  readonly measure: string;
  readonly breakdown: Breakdown;
  readonly figure: FigureValue;
};

/** The amounts of a row that are filled in; a blank one is no figure. */
function figuresOf(
  row: Row,
  { figures }: FinanceLine,
  scales: ReadonlyMap<string, number>,
): Figure[] {
  return figures.flatMap(({ column, measure, breakdown }) => {
    const read = readMoneyCell(row, column, scales.get(column) ?? 1, measureNamed(measure));
    if (!read) return [];
    return [
      { column, measure, breakdown, figure: isPayment(measure) ? asPaid(row, column, read) : read },
    ];
  });
}

const isPayment = (measure: string) => measure.startsWith('partner_contribution');

/** What is income to the agency (−243,795) is a payment of the partner (243,795). */
function asPaid(row: Row, column: string, figure: FigureValue): FigureValue {
  if (figure.value === null || figure.value >= 0) return figure;
  if (lineKind(row) === 'income') {
    row.repair();
    return { ...figure, value: -figure.value, printed: figure.printed ?? row.cell(column) };
  }
  row.reject(
    column,
    'negative_number',
    `${row.quoted(column)} would be a payment to the partner. Write what the partner pays as a positive amount, or “income” in the column kind if income has a minus sign in this file.`,
  );
  return figure;
}

const lineKind = (row: Row) => row.cell('kind').toLowerCase();

function observationOf(
  row: Row,
  line: FinanceLine,
  area: Area,
  period: Period,
  publication: string,
  { column, measure, breakdown, figure }: Figure,
): Observation {
  return {
    measure: measureNamed(measure),
    area,
    period,
    cohort: null,
    breakdown,
    figure,
    numerator: null,
    denominator: null,
    countsRoundedTo: null,
    publication,
    section: line.section,
    locator: `column ${column}${line.printed === null ? '' : `, line ${line.printed}`}`,
    note: row.text('note'),
  };
}

function rejectLine(row: Row): null {
  if (row.problem) return null;
  if (row.cell('kind') === '') {
    row.required('category');
    return null;
  }
  return row.reject(
    'kind',
    'unknown_category',
    `${row.quoted('kind')} is no kind of line. Write expenditure, income, net or contribution, or leave it blank.`,
  );
}

function rejectBlank(row: Row, { figures }: FinanceLine): null {
  const columns = [...new Set(figures.map(({ column }) => column))];
  return row.reject(
    columns[0] ?? null,
    'blank_cell',
    `The row holds no amount in ${columns.join(', ')}. Fill one in, or take the row out.`,
  );
}
