import { FAMILY_LABELS } from '../../contract/load.ts';
import type { QualityFinding, QualityReport } from '../../contract/quality.ts';
import type { ExportColumn, ExportSheet, ExportValue } from '../../formats/workbook/write.ts';

/** A row that was not loaded, or loaded after something in it was set right, and why. */
export type RowTold = {
  readonly file: string;
  readonly part: string | null;
  readonly row: number;
  readonly column: string | null;
  /** As it is kept: of a personal column no more than its shape. */
  readonly value: string | null;
  readonly reason: string;
};

type Contents = {
  readonly report: QualityReport;
  readonly findings: readonly QualityFinding[];
  readonly rejects: readonly RowTold[];
  readonly repairs: readonly RowTold[];
};

/** Rows of findings, rejects and repairs that a workbook holds at most, each. */
export const MOST_ROWS = 50_000;

const text = (header: string, width?: number): ExportColumn => ({
  header,
  kind: 'text',
  ...(width === undefined ? {} : { width }),
});
const number = (header: string): ExportColumn => ({ header, kind: 'integer' });

const SEVERITY = { error: 'Error', warning: 'Warning' } as const;
const STATE = {
  checked: 'Checked',
  not_loaded: 'Not loaded',
  not_checkable: 'Can’t be checked',
} as const;

const PLACE = [text('File', 40), text('Part'), number('Row'), text('Column')];
const placeOf = ({
  file,
  part,
  row,
  column,
}: Pick<QualityFinding, 'file' | 'part' | 'row' | 'column'>) => [file, part, row, column];

const sheet = (
  name: string,
  columns: readonly ExportColumn[],
  rows: readonly (readonly ExportValue[])[],
): ExportSheet => ({ name, columns, rows });

/**
 * The quality report as sheets for the team that mends the source. Places are told by file and row;
 * no child's number or key is in it, and of personal columns no value.
 */
export function qualitySheets({ report, findings, rejects, repairs }: Contents): ExportSheet[] {
  return [
    summary(report, { findings, rejects, repairs }),
    byRule(report),
    sheet(
      'Findings',
      [
        ...PLACE,
        text('Authority'),
        text('Year'),
        text('Rule'),
        text('Severity'),
        text('What is wrong', 60),
        text('What to do', 60),
        text('May be right when', 50),
      ],
      findings.map((one) => [
        ...placeOf(one),
        one.area,
        one.period,
        one.rule,
        SEVERITY[one.severity],
        one.title,
        one.action,
        one.falseAlarm,
      ]),
    ),
    sheet(
      'Rejected rows',
      [...PLACE, text('Value'), text('Why', 80)],
      rejects.map((one) => [...placeOf(one), one.value, one.reason]),
    ),
    sheet(
      'Repairs',
      [...PLACE, text('What was done', 80)],
      repairs.map((one) => [...placeOf(one), one.reason]),
    ),
    coverage(report),
  ];
}

function summary(
  { files, errors, warnings }: QualityReport,
  { findings, rejects, repairs }: Omit<Contents, 'report'>,
): ExportSheet {
  const [rejected, repaired] = (['rejected', 'repaired'] as const).map((key) =>
    files.reduce((sum, file) => sum + file[key], 0),
  );
  return sheet(
    'Summary',
    [
      text('File or total', 40),
      text('Part'),
      text('Family'),
      number('Rows read'),
      number('Loaded'),
      number('Repaired'),
      number('Rejected'),
      text('Why', 80),
    ],
    [
      ...files.map((file): ExportValue[] => [
        file.file,
        file.part,
        FAMILY_LABELS[file.family],
        file.read,
        file.loaded,
        file.repaired,
        file.rejected,
        file.outcomes
          .map(({ rows, outcome, column, reason }) =>
            [`${rows} ${outcome}`, column, reason].filter(Boolean).join(': '),
          )
          .join('\n'),
      ]),
      totalRow('Errors found', errors),
      totalRow('Errors and warnings found', errors + warnings, findings.length),
      totalRow('Rows rejected', rejected, rejects.length),
      totalRow('Rows repaired', repaired, repairs.length),
    ],
  );
}

/** A total with, where fewer are listed, how many are. */
const totalRow = (what: string, all = 0, listed = all): ExportValue[] => [
  what,
  null,
  null,
  all,
  null,
  null,
  null,
  listed < all ? `The first ${listed.toLocaleString('en-GB')} are listed.` : null,
];

const byRule = ({ rules, groups }: QualityReport): ExportSheet =>
  sheet(
    'By rule',
    [
      text('Rule'),
      text('Severity'),
      text('What is wrong', 60),
      text('File', 40),
      text('Part'),
      text('Authority'),
      text('Year'),
      number('Findings'),
      text('Checked?'),
      text('Note', 60),
    ],
    rules.flatMap((rule): ExportValue[][] => {
      const about = [rule.id, SEVERITY[rule.severity], rule.title];
      const end = [STATE[rule.state], rule.limit];
      const own = groups.filter((group) => group.rule === rule.id);
      if (own.length === 0) return [[...about, null, null, null, null, 0, ...end]];
      return own.map(({ file, part, area, period, count }) => [
        ...about,
        file,
        part,
        area,
        period,
        count,
        ...end,
      ]);
    }),
  );

const WHY = {
  gap: 'Missing between years that are there',
  others_sent: 'Missing; other members of the agency returned it',
  nothing_sent: 'Nothing loaded at all',
} as const;

function coverage({ coverage: { returns, missing, cells } }: QualityReport): ExportSheet {
  const returned = new Set(returns.map(({ family }) => family));
  return sheet(
    'Coverage',
    [
      text('Authority', 30),
      text('Family'),
      text('Year'),
      text('State', 30),
      number('Rows'),
      text('Modules', 60),
      text('Files', 60),
    ],
    [
      ...returns.map(({ area, family, period, rows, modules, files }): ExportValue[] => [
        area,
        FAMILY_LABELS[family],
        period ?? 'Not known',
        'Loaded',
        rows,
        Object.entries(modules)
          .map(([module, n]) => `${module} ${n.toLocaleString('en-GB')}`)
          .join(', '),
        files.join(', '),
      ]),
      ...missing.map(({ area, family, period, why }): ExportValue[] => [
        area,
        family === null ? null : FAMILY_LABELS[family],
        period,
        WHY[why],
      ]),
      // What is no return belongs to no single authority.
      ...cells
        .filter(({ family }) => !returned.has(family))
        .map(({ file, part, family, period, rows }): ExportValue[] => [
          null,
          FAMILY_LABELS[family],
          period,
          'Loaded',
          rows,
          part,
          file,
        ]),
    ],
  );
}
