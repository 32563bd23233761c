import { Command } from 'commander';
import type { TrackedChild, TrackedFamily } from '../../contract/casework.ts';
import type { OutputRow, Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type TrackerOptions = CommonOptions & {
  readonly area?: string;
  readonly asOf?: string;
  readonly families?: boolean;
};

function trackedRow(tracked: TrackedChild | TrackedFamily): OutputRow {
  const { stage, since, days, next, due, dueBy, overdueDays, area, file, part, row } = tracked;
  const whose =
    'child' in tracked
      ? { child: tracked.child, attempt: tracked.attempt, family_finding: tracked.familyFinding }
      : { family: tracked.family, approved_for_named_child: tracked.approvedForNamedChild };
  return {
    area,
    stage,
    since,
    days,
    next,
    due,
    due_by: dueBy,
    overdue_days: overdueDays,
    ...whose,
    ...{ file, part, row },
  };
}

export function trackerCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('tracker')
      .description('List children, or families, with where they stand and what comes next.')
      .option('--area <name>', 'only of this authority, or an agency’s members')
      .option('--as-of <day>', 'where they stood on this day: 2023-03-31 (default: today)')
      .option('--families', 'the families who ask to adopt instead of the children'),
  ).action(async (options: TrackerOptions) => {
    await withWorkbench(options, 'read', async ({ casework }) => {
      const asked = { area: options.area ?? null, asOf: options.asOf ?? null };
      const tracked = options.families
        ? await casework.trackedFamilies(asked)
        : await casework.trackedChildren(asked);
      printRows(streams, options.format, tracked.map(trackedRow));
    });
  });
}
