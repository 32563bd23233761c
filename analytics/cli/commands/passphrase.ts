import { basename } from 'node:path';
import { Command } from 'commander';
import { PermanenceError } from '../../contract/failure.ts';
import { LEAST_SCORE, passphraseStrength } from '../../contract/passphrase-strength.ts';
import { Workbench } from '../../workbench.ts';
import { readPassphrase } from '../../workspace/file/passphrase.ts';
import { hiddenPrompt } from '../hidden-prompt.ts';
import type { HiddenPrompt } from '../hidden-prompt.ts';
import type { Format, Streams } from '../output.ts';
import { parseFormat, printRows } from '../output.ts';

type PassphraseOptions = {
  readonly passphraseFile?: string;
  readonly newPassphraseFile?: string;
  readonly format: Format;
};

const WITHOUT_TERMINAL =
  'Name files whose first lines are the old and the new passphrase with --passphrase-file and --new-passphrase-file.';

/** Changes a workspace's passphrase; what isn't named by an option is asked for at the terminal. */
export function passphraseCommand(streams: Streams): Command {
  return new Command('passphrase')
    .description('Change the passphrase of a workspace file; everything in it is encrypted anew.')
    .argument('<file>', 'the workspace file')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase of now')
    .option('--new-passphrase-file <file>', 'file whose first line is the one to come')
    .option('--format <format>', 'json, csv or table', parseFormat, 'json')
    .action(async (path: string, options: PassphraseOptions) => {
      const { passphraseFile, newPassphraseFile, format } = options;
      const file = basename(path);
      let prompt: HiddenPrompt | null = null;
      const ask = (question: string): Promise<string> => {
        prompt ??= hiddenPrompt(streams.terminal, streams.err, WITHOUT_TERMINAL);
        return prompt.ask(question);
      };
      try {
        const current =
          passphraseFile === undefined
            ? await ask(`Passphrase of ${file}: `)
            : await readPassphrase(passphraseFile);
        await using workbench = await Workbench.openFile({
          path,
          passphrase: current,
          create: false,
          host: 'script',
        });
        workbench.keeper.requireWritable();
        const next =
          newPassphraseFile === undefined
            ? await askTwice(ask)
            : await readPassphrase(newPassphraseFile);
        requireStrong(next);
        await workbench.keeper.changePassphrase({ current, next });
      } finally {
        (prompt as HiddenPrompt | null)?.close();
      }
      streams.err(
        'Copies of the file from before still open with the old passphrase; the states kept beside it were removed.\n',
      );
      printRows(streams, format, [{ file, changed: true }]);
    });
}

async function askTwice(ask: (question: string) => Promise<string>): Promise<string> {
  const once = await ask('New passphrase: ');
  if ((await ask('The same again: ')) === once) return once;
  throw unchanged('The two new passphrases are not the same.', 'Try again, and type it twice.');
}

function requireStrong(passphrase: string): void {
  if (passphraseStrength(passphrase).score >= LEAST_SCORE) return;
  throw unchanged(
    'The new passphrase would be guessed in no time.',
    'Take four or more unconnected words.',
  );
}

function unchanged(what: string, action: string): PermanenceError {
  const message = `${what} The old passphrase is still the one.`;
  return new PermanenceError({ code: 'invalid_request', message, action });
}
