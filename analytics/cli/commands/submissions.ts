import { Command } from 'commander';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type SubmissionsOptions = CommonOptions & { readonly agency: string; readonly quarter: string };

export function submissionsCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('submissions')
      .description('Say which members of an agency have sent theirs for a period.')
      .requiredOption('--agency <name>', 'the agency, or a single authority')
      .requiredOption('--quarter <period>', 'the period: 2024/25 Q1, or a year'),
  ).action(async (options: SubmissionsOptions) => {
    await withWorkbench(options, 'read', async ({ casework }) => {
      const { agency, quarter: period } = options;
      const submissions = await casework.submissions({ agency, period });
      printRows(
        streams,
        options.format,
        submissions.flatMap(({ area, status, sent }) =>
          (sent.length === 0 ? [null] : sent).map((one) => ({
            area,
            status,
            sent: one?.family ?? null,
            items: one?.items ?? 0,
            of: one?.of ?? null,
            missing: one?.missing ?? [],
            through: one?.through ?? null,
            loaded_at: one?.loadedAt ?? null,
          })),
        ),
      );
    });
  });
}
