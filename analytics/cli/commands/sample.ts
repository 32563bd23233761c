import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { publishedSamples } from '../../workspace/samples.ts';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions } from '../workspace-option.ts';

export function sampleCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('sample')
      .description('List the sample files that come with the workbench, or write them to a folder.')
      .option('--out <folder>', 'folder to write them to'),
  ).action((options: CommonOptions & { out?: string }) => {
    const samples = publishedSamples();
    if (options.out !== undefined) mkdirSync(options.out, { recursive: true });
    const rows = samples.map(({ name, bytes }) => {
      const path = options.out === undefined ? null : join(options.out, name);
      if (path !== null) writeFileSync(path, bytes);
      return { file: name, bytes: bytes.byteLength, written_to: path };
    });
    printRows(streams, options.format, rows);
  });
}
