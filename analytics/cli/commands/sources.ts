import { Command } from 'commander';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

const EVERYTHING = { offset: 0, limit: Number.MAX_SAFE_INTEGER };

export function sourcesCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('sources')
      .description('List the files that were loaded and what each brought.')
      .option('--rejects', 'list the rows that were not loaded instead, with their reasons')
      .option('--conflicts', 'list what files say differently of one child or household instead'),
  ).action(async (options: CommonOptions & { rejects?: boolean; conflicts?: boolean }) => {
    await withWorkbench(options, 'read', async (workbench) => {
      if (options.conflicts) {
        printRows(streams, options.format, (await workbench.conflicts(EVERYTHING)).rows);
        return;
      }
      const rows = options.rejects
        ? (await workbench.rejects({ source: null, ...EVERYTHING })).rows
        : (await workbench.sources()).map((source) => ({
            file: source.file,
            part: source.part,
            family: source.family,
            recipe: source.recipe,
            read: source.read,
            loaded: source.loaded,
            repaired: source.repaired,
            rejected: source.rejected,
            first_period: source.firstPeriod,
            last_period: source.lastPeriod,
            loaded_at: source.loadedAt,
            sha256: source.sha256,
          }));
      printRows(streams, options.format, rows);
    });
  });
}
