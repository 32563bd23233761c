import { userInfo } from 'node:os';
import { Command } from 'commander';
import { requireField } from '../../casework/corrections/correctable.ts';
import type { Correction } from '../../contract/casework.ts';
import { PermanenceError } from '../../contract/failure.ts';
import type { OutputRow, Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { parseWholeNumber } from '../whole-number.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type CorrectOptions = CommonOptions & {
  readonly child: string;
  readonly area: string;
  readonly attempt?: number;
  readonly field: string;
  readonly value?: string;
  readonly clear?: boolean;
  readonly reason: string;
  readonly by?: string;
};

const correctionRow = ({ oldValue, newValue, ...correction }: Correction): OutputRow => ({
  ...correction,
  old_value: oldValue,
  new_value: newValue,
});

/** Who is at the keyboard, as this computer knows them. */
export const whoAsks = (by: string | undefined): string => by ?? userInfo().username;

function wantedValue({ value, clear }: CorrectOptions): string | null {
  if ((value === undefined) === (clear === true)) return value ?? null;
  throw new PermanenceError({
    code: 'invalid_request',
    message: 'It is not clear what the field should say.',
    action: 'Give either --value with what is right, or --clear to leave it blank.',
  });
}

/** Lays an officer's own value over one field of a child's journey. */
export function correctCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('correct')
      .description("Correct a field of a child's journey; it survives loading files again.")
      .requiredOption('--child <number>', "the child's number in the authority's own system")
      .requiredOption('--area <name>', 'the authority that looks after the child')
      .option('--attempt <number>', 'which attempt to place the child', parseWholeNumber)
      .requiredOption('--field <name>', 'the field: placed_on, matched_on, placed_with…')
      .option('--value <value>', 'what is right: a day, a word of the field, yes or no')
      .option('--clear', 'the field should be blank')
      .requiredOption('--reason <why>', 'why, for whoever reads it later')
      .option('--by <name>', "who corrects it (default: this computer's user)"),
  ).action(async (options: CorrectOptions) => {
    const field = requireField(options.field);
    const value = wantedValue(options);
    await withWorkbench(options, 'read', async (workbench) => {
      const { casework } = workbench;
      const correction = await casework.correct({
        child: casework.childKey(options.area, options.child),
        attempt: options.attempt ?? null,
        field,
        value,
        reason: options.reason,
        by: whoAsks(options.by),
      });
      await workbench.save();
      printRows(streams, options.format, [correctionRow(correction)]);
    });
  });
}

type CorrectionsOptions = CommonOptions & {
  readonly all?: boolean;
  readonly undo?: number;
  readonly by?: string;
};

/** Lists corrections with what became of each, or ends one. */
export function correctionsCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('corrections')
      .description('List the corrections, stale ones among them, or undo one.')
      .option('--all', 'those that were undone or replaced, too')
      .option('--undo <number>', 'undo the correction of this number', parseWholeNumber)
      .option('--by <name>', "who undoes it (default: this computer's user)"),
  ).action(async (options: CorrectionsOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const { casework } = workbench;
      if (options.undo !== undefined) {
        const undone = await casework.undo({ id: options.undo, by: whoAsks(options.by) });
        await workbench.save();
        printRows(streams, options.format, [correctionRow(undone)]);
        return;
      }
      const corrections = await casework.corrections({ ended: options.all === true });
      const stale = corrections.filter(({ state }) => state === 'stale').length;
      if (stale > 0) {
        streams.err(
          `${stale} no longer match what the files say and do not count. Look at each, and correct it anew or undo it.\n`,
        );
      }
      printRows(streams, options.format, corrections.map(correctionRow));
    });
  });
}
