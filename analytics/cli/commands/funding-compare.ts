import { Command } from 'commander';
import type { Comparison } from '../../contract/funding/questions.ts';
import type { Format, OutputRow, Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { scenarioFile } from '../scenario-file.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

export function compareCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('compare')
      .description('Print two to six scenarios side by side, each against the first.')
      .argument('<file...>', 'scenarios (JSON)'),
  ).action(async (files: string[], options: CommonOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const comparison = await workbench.funding.compare(files.map(scenarioFile));
      printRows(streams, options.format, rowsOf(comparison, options.format));
    });
  });
}

function rowsOf({ scenarios, years }: Comparison, format: Format): OutputRow[] {
  const names = scenarios.map(({ name }, at) =>
    scenarios.findIndex((one) => one.name === name) < at ? `${name} (${at + 1})` : name,
  );
  const by = (amounts: readonly (number | null)[]) =>
    Object.fromEntries(names.map((name, at) => [name, amounts[at] ?? null]));
  return years.flatMap(({ year, partners }) =>
    partners.map(({ partner, contributions, differences }) =>
      format === 'json'
        ? { year, partner, contributions: by(contributions), differences: by(differences) }
        : {
            year,
            partner,
            ...by(contributions),
            ...Object.fromEntries(
              names
                .slice(1)
                .map((name, at) => [`${name} − ${names[0]}`, differences[at + 1] ?? null]),
            ),
          },
    ),
  );
}
