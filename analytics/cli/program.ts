import { Command, CommanderError } from 'commander';
import { failureOf } from '../contract/failure.ts';
import type { FailureCode } from '../contract/failure.ts';
import { auditCommand } from './commands/audit.ts';
import { checkCommand } from './commands/check.ts';
import { correctCommand, correctionsCommand } from './commands/corrections.ts';
import { fundingCommand } from './commands/funding.ts';
import { identifyCommand } from './commands/identify.ts';
import { loadCommand } from './commands/load.ts';
import { openCommand } from './commands/open.ts';
import { passphraseCommand } from './commands/passphrase.ts';
import { qualityCommand } from './commands/quality.ts';
import { queryCommand } from './commands/query.ts';
import { recipesCommand } from './commands/recipes.ts';
import { reconcileCommand } from './commands/reconcile.ts';
import { sampleCommand } from './commands/sample.ts';
import { sourcesCommand } from './commands/sources.ts';
import { submissionsCommand } from './commands/submissions.ts';
import { trackerCommand } from './commands/tracker.ts';
import { verifyCommand } from './commands/verify.ts';
import type { Streams } from './output.ts';

/** What a person got wrong in the command itself, rather than in the data. */
const USAGE: readonly FailureCode[] = [
  'unknown_area',
  'unknown_measure',
  'unknown_period',
  'unknown_cohort',
  'unknown_dimension',
  'invalid_request',
];

function withoutExit(command: Command, streams: Streams): Command {
  command.exitOverride().configureOutput({ writeOut: streams.out, writeErr: streams.err });
  for (const inner of command.commands) withoutExit(inner, streams);
  return command;
}

/**
 * Runs the `permanence` command and answers its exit code: 0 good, 1 the work failed with a
 * message, 2 wrong usage. Nothing is printed to `out` but results.
 */
export async function runCommand(argv: readonly string[], streams: Streams): Promise<number> {
  let exitCode = 0;
  const program = withoutExit(
    new Command('permanence')
      .description('Load, slice and check adoption figures on this computer.')
      .showHelpAfterError('(permanence --help lists what it can do)'),
    streams,
  );
  const finish = (code: number) => {
    exitCode = Math.max(exitCode, code);
  };
  for (const command of [
    loadCommand(streams, finish),
    sourcesCommand(streams),
    queryCommand(streams),
    checkCommand(streams),
    qualityCommand(streams),
    recipesCommand(streams),
    submissionsCommand(streams),
    reconcileCommand(streams),
    trackerCommand(streams),
    correctCommand(streams),
    correctionsCommand(streams),
    identifyCommand(streams),
    auditCommand(streams, finish),
    passphraseCommand(streams),
    fundingCommand(streams, finish),
    verifyCommand(streams, finish),
    sampleCommand(streams),
    openCommand(finish),
  ]) {
    program.addCommand(withoutExit(command, streams));
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    const failure = failureOf(error);
    streams.err(`${failure.message} ${failure.action}\n`);
    return USAGE.includes(failure.code) ? 2 : 1;
  }
}
