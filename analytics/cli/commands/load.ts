import { basename } from 'node:path';
import { Command } from 'commander';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { filesAmong } from '../files-among.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

export function loadCommand(streams: Streams, finish: (code: number) => void): Command {
  return withCommonOptions(
    new Command('load')
      .description('Load files (folders are searched) and say what became of every row.')
      .argument('<file...>', 'files or folders'),
  ).action(async (paths: string[], options: CommonOptions) => {
    const files = filesAmong(paths);
    await withWorkbench(options, 'create', async (workbench) => {
      const reports = await workbench.load(
        files.map((path) => ({ name: basename(path), path })),
        {
          onProgress: (event) => {
            if (event.type !== 'progress') return;
            const { file, phase, fraction } = event;
            streams.err(`\r${Math.round(fraction * 100)}% ${phase} ${file}\u001b[K`);
          },
        },
      );
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
