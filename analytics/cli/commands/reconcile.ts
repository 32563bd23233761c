import { Command, InvalidArgumentError } from 'commander';
import { ReturnFamily } from '../../contract/casework.ts';
import type { ReconciliationRow } from '../../contract/casework.ts';
import type { Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type ReconcileOptions = CommonOptions & {
  readonly area: string;
  readonly year: string;
  readonly against: ReturnFamily;
};

function parseReturn(text: string): ReturnFamily {
  const family = ReturnFamily.safeParse(text);
  if (family.success) return family.data;
  throw new InvalidArgumentError(`Choose ${ReturnFamily.options.join(' or ')}.`);
}

const stand = (at: ReconciliationRow['returnedAt']) =>
  at && [at.file, at.part, `row ${at.row}`].filter(Boolean).join(', ');

export function reconcileCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('reconcile')
      .description("Hold an authority's own records against its return, and list who differs.")
      .requiredOption('--area <name>', 'the authority')
      .requiredOption('--year <year>', 'the year of the return: 2022/23')
      .option('--against <return>', 'ssda903 or asg', parseReturn, 'ssda903'),
  ).action(async (options: ReconcileOptions) => {
    await withWorkbench(options, 'read', async ({ casework }) => {
      const { area, year, against } = options;
      const { rows, ...counts } = await casework.reconciliation({ area, year, against });
      streams.err(
        `${counts.children} children with a step of their plan in ${year}: ${counts.alike} alike, ${counts.differing} differing, ${counts.onlyInReturn} only in the return, ${counts.onlyInRecords} only in the authority's own records.\n`,
      );
      printRows(
        streams,
        options.format,
        rows.map(({ returnedAt, recordedAt, ...row }) => ({
          ...row,
          returned_at: stand(returnedAt),
          recorded_at: stand(recordedAt),
        })),
      );
    });
  });
}
