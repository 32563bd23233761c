import { expect, it } from 'vitest';
import { fundingWorkbook, fundingSheets } from '../../../analytics/funding/export-workbook.ts';
import { readWorkbook } from '../../../analytics/formats/workbook/read.ts';
import { resultOf, scenarioWith } from '../renderer/funding/sample-funding.ts';

const hybrid = resultOf(scenarioWith());
const equal = resultOf(scenarioWith({ name: 'Equal', formula: [{ kind: 'equal', weight: 1 }] }));

it('holds every contribution of every year, with a total that is the budget', () => {
  const sheet = fundingSheets([hybrid]).find(({ name }) => name === 'Hybrid');
  const at = sheet?.columns.findIndex(({ header }) => header === 'Contribution') ?? -1;
  const amounts = (year: string) =>
    sheet?.rows.filter((row) => row[0] === year).map((row) => Number(row[at])) ?? [];
  for (const { year, total, partners } of hybrid.years) {
    const rows = amounts(year);
    expect(rows.at(-1)).toBe(total);
    expect(rows.slice(0, -1)).toEqual(partners.map(({ contribution }) => contribution));
    expect(rows.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(total);
  }
});

it('sets scenarios side by side where there are several, each with its hash', async () => {
  expect(fundingSheets([hybrid]).map(({ name }) => name)).not.toContain('Side by side');
  const bytes = await fundingWorkbook([hybrid, equal]);
  const text = JSON.stringify(await readWorkbook(Buffer.from(bytes), 'funding.xlsx'));
  for (const word of ['Side by side', 'Equal less Hybrid', hybrid.hash, equal.hash]) {
    expect(text).toContain(word);
  }
});
