import { Command, InvalidArgumentError, Option } from 'commander';
import type { GoalRequest } from '../../contract/funding/questions.ts';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { scenarioFile } from '../scenario-file.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type GoalOptions = CommonOptions & {
  readonly most: number;
  readonly component: NonNullable<GoalRequest['component']>;
  readonly want: NonNullable<GoalRequest['want']>;
  readonly year?: string;
};

/** `10` and `10%` are both a tenth. */
function parsePercent(text: string): number {
  const percent = /^(\d+(?:\.\d+)?) ?%?$/.exec(text)?.[1];
  if (percent !== undefined) return Number(percent) / 100;
  throw new InvalidArgumentError('Write a percentage of 0 or more, such as 10.');
}

export function goalCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('goal')
      .description(
        'Find the largest weight of a part of the formula such that nobody pays more than so much more.',
      )
      .argument('<file>', 'a scenario (JSON)')
      .requiredOption('--most <percent>', 'how much more than before anybody may pay', parsePercent)
      .addOption(
        new Option('--component <kind>', 'the part whose weight is sought')
          .choices(['demand', 'historic', 'equal', 'population'])
          .default('demand'),
      )
      .addOption(
        new Option('--want <which>', 'its largest or its smallest weight')
          .choices(['largest', 'smallest'])
          .default('largest'),
      )
      .option('--year <year>', 'look at this year only, as 2023/24'),
  ).action(async (path: string, options: GoalOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const scenario = scenarioFile(path);
      const answer = await workbench.funding.goal(scenario, {
        component: options.component,
        want: options.want,
        mostIncrease: options.most,
        ...(options.year === undefined ? {} : { year: options.year }),
      });
      if (answer.weight === null) {
        streams.err(
          `No weight of the ${answer.component} part keeps everybody within ${options.most * 100}%. ${typeof answer.nearest?.increase !== 'number' ? 'The scenario can not be worked out with any.' : `The nearest is ${answer.nearest.weight}, with ${Math.round(answer.nearest.increase * 10_000) / 100}% more for somebody.`}\n`,
        );
      }
      const { curve, ...found } = answer;
      printRows(streams, options.format, [
        {
          scenario: scenario.name,
          want: options.want,
          most_increase: options.most,
          ...found,
          curve,
        },
      ]);
    });
  });
}
