import { Command } from 'commander';
import type { Streams } from '../output.ts';
import { compareCommand } from './funding-compare.ts';
import { goalCommand } from './funding-goal.ts';
import { outturnCommand } from './funding-outturn.ts';
import { priceCommand } from './funding-price.ts';
import { runScenariosCommand } from './funding-run.ts';

/** `finish` is told the exit code: 1 when a scenario was refused. */
export function fundingCommand(streams: Streams, finish: (code: number) => void): Command {
  return new Command('funding')
    .description('Work out what each partner pays, to the penny.')
    .addCommand(runScenariosCommand(streams, finish))
    .addCommand(compareCommand(streams))
    .addCommand(goalCommand(streams))
    .addCommand(priceCommand(streams))
    .addCommand(outturnCommand(streams));
}
