import { Command, Option } from 'commander';
import { AuditAction } from '../../contract/audit.ts';
import type { AuditEntry } from '../../contract/audit.ts';
import type { OutputRow, Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { parseWholeNumber } from '../whole-number.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type AuditOptions = CommonOptions & {
  readonly verify?: boolean;
  readonly noted?: string;
  readonly action?: AuditAction;
  readonly limit: number;
};

const entryRow = ({ sequence, at, by, action, detail, digest }: AuditEntry): OutputRow => ({
  sequence,
  at,
  by,
  action,
  detail: JSON.stringify(detail),
  digest,
});

/** Lists what was done with a workspace, and says whether the log of it is whole. */
export function auditCommand(streams: Streams, finish: (code: number) => void): Command {
  return withCommonOptions(
    new Command('audit')
      .description('List what was done with a workspace, and check that the log of it is whole.')
      .option('--verify', 'only check the log')
      .option('--noted <digest>', 'check that the log still has the entry of this digest')
      .addOption(
        new Option('--action <action>', 'list entries of this kind').choices(AuditAction.options),
      )
      .option('--limit <number>', 'list so many entries, the newest first', parseWholeNumber, 100),
  ).action(async (options: AuditOptions) => {
    await withWorkbench(options, 'read', async ({ audit }) => {
      const check = audit.check(options.noted ?? null);
      if (!check.intact) {
        streams.err(`The audit log is not whole. ${String(check.problem)}\n`);
        finish(1);
      }
      if (options.verify || options.noted !== undefined) {
        printRows(streams, options.format, [check]);
        return;
      }
      const { action = null, limit } = options;
      printRows(streams, options.format, audit.page({ action, limit }).rows.map(entryRow));
    });
  });
}
