import type { Command } from 'commander';
import { PermanenceError } from '../contract/failure.ts';
import { Workbench } from '../workbench.ts';
import { readPassphrase } from '../workspace/file/passphrase.ts';
import type { Format } from './output.ts';
import { parseFormat } from './output.ts';

export type CommonOptions = {
  readonly workspace?: string;
  readonly passphraseFile?: string;
  readonly format: Format;
};

/** The options every command takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--workspace <file>', 'workspace file (default: the samples, in memory)')
    .option('--passphrase-file <file>', "file whose first line is the workspace's passphrase")
    .option('--format <format>', 'json, csv or table', parseFormat, 'json');
}

async function passphraseOf({ passphraseFile }: CommonOptions): Promise<string> {
  if (passphraseFile !== undefined) return readPassphrase(passphraseFile);
  throw new PermanenceError({
    code: 'invalid_request',
    message: 'A workspace file needs its passphrase.',
    action: 'Name a file whose first line is the passphrase with --passphrase-file.',
  });
}

/** Does the work on the workspace named, or on the samples, and closes it whatever happens. */
export async function withWorkbench<T>(
  options: CommonOptions,
  access: 'read' | 'create',
  work: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  const workbench =
    options.workspace === undefined
      ? await Workbench.open({ samples: true, host: 'script' })
      : await Workbench.openFile({
          path: options.workspace,
          passphrase: await passphraseOf(options),
          create: access === 'create',
          host: 'script',
        });
  try {
    return await work(workbench);
  } finally {
    await workbench.close();
  }
}
