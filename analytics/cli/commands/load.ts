import { Command } from 'commander';
import type { Stated } from '../../extracts/stated.ts';
import { yearEndOf } from '../../extracts/returns/returns.ts';
import { requireArea } from '../../measures/request.ts';
import { PermanenceError } from '../../contract/failure.ts';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { recipeNamed } from '../recipe-option.ts';
import { filesAmong } from '../files-among.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type LoadCommandOptions = CommonOptions & {
  readonly area?: string;
  readonly year?: string;
  readonly recipe?: string;
};

/** What the options say for files that don't, checked before any file is opened. */
function statedBy({ area, year }: LoadCommandOptions): Stated {
  if (area !== undefined) requireArea(area);
  if (year !== undefined && yearEndOf(year) === null) {
    throw new PermanenceError({
      code: 'unknown_period',
      message: `${year} is no year of a return.`,
      action: 'Write it as 2022/23.',
    });
  }
  return {
    ...(area === undefined ? {} : { area }),
    ...(year === undefined ? {} : { period: year }),
  };
}

export function loadCommand(streams: Streams, finish: (code: number) => void): Command {
  return withCommonOptions(
    new Command('load')
      .description('Load files (folders are searched) and say what became of every row.')
      .argument('<file...>', 'files, folders or zips')
      .option('--area <name>', 'the authority or agency that files are about when they do not say')
      .option('--year <year>', 'the year that returns are about when they do not say: 2022/23')
      .option(
        '--recipe <name>',
        "read the files through a recipe: a saved one's name, or a file that holds one",
      ),
  ).action(async (paths: string[], options: LoadCommandOptions) => {
    const files = filesAmong(paths);
    const stated = statedBy(options);
    await withWorkbench(options, 'create', async (workbench) => {
      const recipe = recipeNamed(workbench, options.recipe);
      const reports = await workbench.load(files, {
        stated,
        recipe,
        onProgress: (event) => {
          if (event.type !== 'progress') return;
          const { file, phase, fraction } = event;
          streams.err(`\r${Math.round(fraction * 100)}% ${phase} ${file}\u001b[K`);
        },
      });
      streams.err('\n');
      for (const { file, refusal } of reports) {
        if (refusal) streams.err(`${file}: ${refusal.message} ${refusal.action}\n`);
      }
      if (options.workspace !== undefined) await workbench.save();
      printRows(
        streams,
        options.format,
        reports.map(({ refusal, ...report }) => ({
          ...report,
          ...(refusal ? { refused: `${refusal.message} ${refusal.action}` } : {}),
        })),
      );
      if (reports.some((report) => report.refusal !== null)) finish(1);
    });
  });
}
