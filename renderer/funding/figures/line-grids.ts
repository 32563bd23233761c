import { inYear } from '../../../analytics/contract/funding/amounts.ts';
import type {
  ActivityPrice,
  IncomeLine,
  Scenario,
} from '../../../analytics/contract/funding/scenario.ts';
import { withFields } from '../edit.ts';
import { listed, measureWords } from '../words.ts';
import { demandMeasures } from './demand-grid.ts';
import type { GridCell, GridColumn } from './grid-cell.ts';
import { byRow, numberCell, numberColumn, readNumber, wordsCell } from './grid-model.ts';
import type { ErrorOf, GridModel } from './grid-model.ts';
import { withYear } from './money-grids.ts';

const INCOME_KINDS = {
  grant: 'Grant',
  income: 'Income',
  carried_forward: 'Carried forward',
  in_kind: 'In kind',
} as const satisfies Record<IncomeLine['kind'], string>;

/** As many lines as a scenario may have. */
const MOST_INCOME = 50;
const MOST_TARIFFS = 20;

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A column whose words are those of a list. */
function choiceColumn(
  column: Pick<GridColumn, 'id' | 'header' | 'width'>,
  choices: readonly string[],
): GridColumn {
  return {
    ...column,
    suggestions: choices,
    check: (text) =>
      text === '' || choices.some((one) => same(one, text))
        ? null
        : `There ${choices.length === 1 ? 'is only' : 'are'} ${listed(choices)}.`,
  };
}

const wordsColumn = (column: Pick<GridColumn, 'id' | 'header' | 'width'>): GridColumn => ({
  ...column,
  check: (text) => (text.length <= 120 ? null : 'Write up to 120 characters.'),
});

/** The lines there are, and an empty one to add another. */
function rowsOf<T>(lines: readonly T[], cellsOf: (line: T | null, at: number) => GridCell[]) {
  return [...lines, null].map((line, at) => ({
    id: String(at),
    label: line === null ? 'New' : String(at + 1),
    cells: cellsOf(line, at),
  }));
}

/** Income that reduces what partners have to find, a row a line; a line without a name is taken out. */
export function incomeGrid(scenario: Scenario, errorOf: ErrorOf): GridModel {
  const years = Object.keys(scenario.budget);
  const lines = scenario.income ?? [];
  const kinds = Object.entries(INCOME_KINDS);
  const kindOf = (words: string) =>
    (kinds.find(([, label]) => same(label, words))?.[0] ?? 'income') as IncomeLine['kind'];
  const partnerOf = (words: string) => scenario.partners.find((one) => same(one, words));
  return {
    label: 'Income',
    rowHeader: 'Line',
    labelWidth: 56,
    columns: [
      wordsColumn({ id: 'name', header: 'Name', width: 184 }),
      choiceColumn({ id: 'kind', header: 'Kind', width: 136 }, Object.values(INCOME_KINDS)),
      choiceColumn({ id: 'partner', header: 'From', width: 136 }, scenario.partners),
      ...years.map((year) => numberColumn(year, year, { unit: '£' })),
    ],
    rows: rowsOf(lines, (line, at) => {
      const error = (part: string) => (line ? errorOf(`income[${at}]${part}`) : null);
      return [
        wordsCell(line?.name ?? '', error('.name') ?? error('')),
        wordsCell(line ? INCOME_KINDS[line.kind] : '', error('.kind')),
        wordsCell(line?.partner ?? '', error('.partner')),
        ...years.map((year, place) =>
          numberCell(
            line ? inYear(line.amounts, year) : undefined,
            error(`.amounts.${year}`) ?? (place === 0 ? error('.amounts') : null),
          ),
        ),
      ];
    }),
    spareRows: MOST_INCOME - lines.length - 1,
    written: (cells) => {
      const written: (IncomeLine | null)[] = [...lines];
      for (const [row, changes] of byRow(cells)) {
        const before = lines[row];
        let line: IncomeLine = before ?? { name: '', kind: 'income', amounts: {} };
        for (const { column, text } of changes) {
          const year = years[column - 3];
          if (column === 0) line = { ...line, name: text };
          else if (column === 1) line = { ...line, kind: kindOf(text) };
          else if (column === 2) line = withPartner(line, partnerOf(text));
          else if (year !== undefined) {
            const amounts = withYear(line.amounts, year, readNumber(text), years) ?? {};
            line = { ...line, amounts };
          }
        }
        const isLeft = line.name.trim() !== '';
        // A new line may begin with its amount; an old one goes with its name.
        written[row] = isLeft ? line : before ? null : { ...line, name: INCOME_KINDS[line.kind] };
      }
      const left = written.filter((line) => line !== null && line !== undefined);
      return withFields(scenario, { income: left.length > 0 ? left : undefined });
    },
  };
}

function withPartner(line: IncomeLine, partner: string | undefined): IncomeLine {
  const { name, kind, amounts } = line;
  return { name, kind, amounts, ...(partner === undefined ? {} : { partner }) };
}

/** What each unit of activity costs the partner it is for; a line without a measure is taken out. */
export function tariffGrid(scenario: Scenario, errorOf: ErrorOf): GridModel {
  const years = Object.keys(scenario.budget);
  const lines = scenario.activity_price ?? [];
  const measures = demandMeasures(scenario);
  const measureOf = (words: string) => measures.find((id) => same(measureWords(id), words));
  return {
    label: 'Tariffs',
    rowHeader: 'Line',
    labelWidth: 56,
    columns: [
      choiceColumn({ id: 'measure', header: 'For each', width: 216 }, measures.map(measureWords)),
      numberColumn('years', 'Mean of', { unit: 'years', width: 144 }),
      numberColumn('lag', 'Ending', { unit: 'before', width: 136 }),
      ...years.map((year) => numberColumn(year, year, { unit: '£' })),
    ],
    rows: rowsOf(lines, (line, at) => {
      const error = (part: string) => (line ? errorOf(`activity_price[${at}]${part}`) : null);
      return [
        wordsCell(line ? measureWords(line.measure) : '', error('.measure') ?? error('')),
        numberCell(line?.years, error('.years')),
        numberCell(line?.lag, error('.lag')),
        ...years.map((year, place) =>
          numberCell(
            line ? inYear(line.price, year) : undefined,
            error(`.price.${year}`) ?? (place === 0 ? error('.price') : null),
          ),
        ),
      ];
    }),
    spareRows: MOST_TARIFFS - lines.length - 1,
    written: (cells) => {
      const written: (ActivityPrice | null)[] = [...lines];
      for (const [row, changes] of byRow(cells)) {
        const before = lines[row];
        const [likely = ''] = measures;
        let line: ActivityPrice = before ?? { measure: likely, price: {}, years: 1, lag: 1 };
        let isLeft = true;
        for (const { column, text } of changes) {
          const year = years[column - 3];
          const number = readNumber(text);
          if (column === 0) {
            isLeft = text !== '' || before === undefined;
            line = { ...line, measure: measureOf(text) ?? line.measure };
          } else if (column === 1) line = { ...line, years: number ?? 1 };
          else if (column === 2) line = { ...line, lag: number ?? 1 };
          else if (year !== undefined) {
            line = { ...line, price: withYear(line.price, year, number, years) ?? {} };
          }
        }
        written[row] = isLeft && line.measure !== '' ? line : null;
      }
      const left = written.filter((line) => line !== null && line !== undefined);
      return withFields(scenario, { activity_price: left.length > 0 ? left : undefined });
    },
  };
}
