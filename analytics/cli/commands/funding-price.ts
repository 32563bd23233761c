import { Command } from 'commander';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { scenarioFile } from '../scenario-file.ts';
import { parseWholeNumber } from '../whole-number.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type PriceOptions = CommonOptions & {
  readonly measure?: string;
  readonly year?: string;
  readonly units: number;
};

export function priceCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('price')
      .description('Print what one more unit of demand costs each partner, and for how long.')
      .argument('<file>', 'a scenario (JSON)')
      .option('--measure <id>', 'a driver of the formula (default: the first)')
      .option('--year <year>', 'when it happens, as 2022/23 (default: the latest that counts)')
      .option('--units <n>', 'how many more', parseWholeNumber, 1),
  ).action(async (path: string, options: PriceOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const scenario = scenarioFile(path);
      const { measure, year, units, counts, partners } = await workbench.funding.price(scenario, {
        units: options.units,
        ...(options.measure === undefined ? {} : { measure: options.measure }),
        ...(options.year === undefined ? {} : { year: options.year }),
      });
      printRows(
        streams,
        options.format,
        partners.map(({ partner, total, changes, years }) => ({
          scenario: scenario.name,
          measure,
          year,
          units,
          partner,
          total,
          changes,
          years: Object.fromEntries(years.map((one) => [one.year, one.amount])),
          counts,
        })),
      );
    });
  });
}
