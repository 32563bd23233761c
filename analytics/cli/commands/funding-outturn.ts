import { basename } from 'node:path';
import { Command } from 'commander';
import type { OutturnResult } from '../../contract/funding/outturn.ts';
import { readJson, readOutturn } from '../../funding/read-scenario.ts';
import { documentText } from '../document-file.ts';
import type { Format, OutputRow, Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { named } from '../scenario-file.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

export function outturnCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('outturn')
      .description('Print a year’s budget, actual and variance, and who bears the difference.')
      .argument('<file>', 'an outturn (JSON)'),
  ).action(async (path: string, options: CommonOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const file = basename(path);
      const outturn = named(file, () => readOutturn(readJson(documentText(path), file)));
      const result = await workbench.funding.outturn(outturn);
      for (const sentence of [
        ...result.differences.map((one) => one.sentence),
        ...result.warnings,
        ...result.disagreements.map(({ explanation }) => explanation),
      ]) {
        streams.err(`${file}: ${sentence}\n`);
      }
      printRows(streams, options.format, rowsOf(result, options.format));
    });
  });
}

function rowsOf(result: OutturnResult, format: Format): OutputRow[] {
  if (format === 'json') return [result];
  const { name, year } = result;
  const line = (
    section: string,
    category: string,
    { budget, actual, variance }: OutturnResult['net'],
  ): OutputRow => ({ name, year, section, category, budget, actual, variance });
  return [
    ...result.lines.map((one) => line(one.section, one.category, one)),
    line('total', 'expenditure', result.expenditure),
    line('total', 'inter-agency fees', result.interAgencyFees),
    line('total', 'income', result.income),
    line('total', 'net', result.net),
  ];
}
