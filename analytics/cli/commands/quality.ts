import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { PermanenceError } from '../../contract/failure.ts';
import type { QualityFinding, QualityReport } from '../../contract/quality.ts';
import type { Workbench } from '../../workbench.ts';
import type { OutputRow, Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

const LISTS = ['summary', 'findings', 'rules', 'files', 'coverage', 'matrix'] as const;
type List = (typeof LISTS)[number];

type QualityOptions = CommonOptions & {
  readonly area?: string;
  readonly list: List;
  readonly out?: string;
};

function parseList(text: string): List {
  const list = LISTS.find((candidate) => candidate === text);
  if (list) return list;
  throw new InvalidArgumentError(`Choose ${LISTS.join(', ')}.`);
}

export function qualityCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('quality')
      .description('List what is wrong with the rows that were loaded, and what is missing.')
      .option('--area <name>', 'only what is about this authority, or an agency’s members')
      .option('--list <what>', LISTS.join(', '), parseList, 'summary')
      .option('--out <file>', 'write the whole report as an Excel workbook as well'),
  ).action(async (options: QualityOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const area = options.area ?? null;
      const report = await workbench.quality({ area });
      if (options.out !== undefined) {
        await write(options.out, await workbench.qualityWorkbook({ area }));
        streams.err(`The report is in ${options.out}.\n`);
      }
      const rows =
        options.list === 'findings'
          ? (await allFindings(workbench, area)).map(findingRow)
          : listed(options.list, report);
      printRows(streams, options.format, rows);
    });
  });
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (cause) {
    throw new PermanenceError(
      {
        code: 'file_unreadable',
        message: `${path} can’t be written.`,
        action: 'Close it if it is open, or name another file with --out.',
        place: { file: path },
      },
      { cause },
    );
  }
}

const PAGE = 1000;

async function allFindings(workbench: Workbench, area: string | null): Promise<QualityFinding[]> {
  const found: QualityFinding[] = [];
  for (;;) {
    const { rows } = await workbench.findings({ area, offset: found.length, limit: PAGE });
    found.push(...rows);
    if (rows.length < PAGE) return found;
  }
}

const findingRow = (one: QualityFinding): OutputRow => ({
  severity: one.severity,
  rule: one.rule,
  file: one.file,
  part: one.part,
  row: one.row,
  column: one.column,
  area: one.area,
  period: one.period,
  title: one.title,
  action: one.action,
  false_alarm: one.falseAlarm,
});

function listed(list: Exclude<List, 'findings'>, report: QualityReport): OutputRow[] {
  switch (list) {
    case 'summary':
      return report.groups.map(({ rule: id, ...group }) => {
        const rule = report.rules.find((one) => one.id === id);
        return {
          severity: group.severity,
          rule: id,
          file: group.file,
          part: group.part,
          column: group.column,
          area: group.area,
          period: group.period,
          count: group.count,
          title: rule?.title ?? null,
          action: rule?.action ?? null,
          false_alarm: rule?.falseAlarm ?? null,
        };
      });
    case 'rules':
      return report.rules.map(({ falseAlarm, ...rule }) => ({ ...rule, false_alarm: falseAlarm }));
    case 'files':
      return report.files;
    case 'matrix':
      return report.coverage.cells;
    case 'coverage':
      return [
        ...report.coverage.returns.map((one) => ({ ...one, state: 'loaded' })),
        ...report.coverage.missing.map(({ why, ...one }) => ({ ...one, state: why })),
      ];
  }
}
