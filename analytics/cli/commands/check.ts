import { Command } from 'commander';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

export function checkCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('check').description('List the figures that contradict each other.'),
  ).action(async (options: CommonOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const found = await workbench.disagreements();
      printRows(
        streams,
        options.format,
        found.map((row) => ({
          kind: row.kind,
          measure: row.measure,
          area: row.area,
          period: row.period,
          cohort: row.cohort,
          breakdown: row.breakdown,
          stated: row.stated,
          computed: row.computed,
          sources: row.sources.map((stand) =>
            [stand.source, stand.section, stand.locator].filter(Boolean).join(', '),
          ),
          explanation: row.explanation,
        })),
      );
    });
  });
}
