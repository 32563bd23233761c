import { Command } from 'commander';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';
import { whoAsks } from './corrections.ts';

type IdentifyOptions = CommonOptions & {
  readonly reason?: string;
  readonly by?: string;
  readonly log?: boolean;
};

/** The local number behind a key, with a reason that is written down; or who has asked so far. */
export function identifyCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('identify')
      .description('Say which local number stands behind a key; who asks and why is written down.')
      .argument('[key]', "the child's or the family's key, as lists print it")
      .option('--reason <why>', 'why the number is needed')
      .option('--by <name>', "who asks (default: this computer's user)")
      .option('--log', 'list who has asked so far, instead'),
  ).action(async (key: string | undefined, options: IdentifyOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const { casework } = workbench;
      if (options.log || key === undefined) {
        printRows(streams, options.format, await casework.accessLog());
        return;
      }
      const asked = { key, reason: options.reason ?? '', by: whoAsks(options.by) };
      // Written down whether or not there is an answer.
      const found = await casework.localNumber(asked).finally(() => workbench.save());
      printRows(streams, options.format, [found]);
    });
  });
}
