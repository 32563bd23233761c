import { memo, useMemo } from 'react';
import type { OutturnResult } from '../../../analytics/contract/funding/outturn.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../components/notice.tsx';
import { Select } from '../../components/select.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Waiting } from '../../components/waiting.tsx';
import { CHART_INK } from '../../design/palette.ts';
import { formatMoney } from '../../format/number.ts';
import { useScheme } from '../../state/preferences.ts';
import { Figure } from '../charts/figure.tsx';
import { variancesPicture } from '../charts/variances.tsx';
import type { GoTo } from '../address.ts';
import { DisagreementNotice } from '../disagreement-notice.tsx';
import { outturnFinding } from '../outturn-words.ts';
import { OpenFile } from '../keeping/open-file.tsx';
import { useOutturnKeeping } from '../keeping/use-outturns.ts';
import type { OutturnChoice } from '../outturns.ts';
import { useNewest } from '../use-newest.ts';
import { signedMoney } from '../words.ts';
import { OutturnNotes } from './outturn-notes.tsx';

type Row = {
  id: string;
  section: string;
  category: string;
  budget: number;
  actual: number;
  variance: number;
};

const SECTIONS = {
  expenditure: 'Spending',
  inter_agency_fees: 'Inter-agency fees',
  income: 'Income',
} as const;

const money = (
  id: string,
  header: string,
  amount: (row: Row) => number,
  words = (pounds: number) => formatMoney(pounds),
): TableColumn<Row> => ({
  id,
  header,
  unit: '£',
  align: 'end',
  width: 128,
  value: amount,
  text: (row) => words(amount(row)).replace('£', ''),
});

const COLUMNS: readonly TableColumn<Row>[] = [
  { id: 'category', header: 'Line', value: ({ category }) => category, width: 260, grows: true },
  { id: 'section', header: 'Kind', value: ({ section }) => section, width: 148 },
  money('budget', 'Budget', ({ budget }) => budget),
  money('actual', 'Actual', ({ actual }) => actual),
  money('variance', 'Variance', ({ variance }) => variance, signedMoney),
];

const rowsOf = ({ lines }: OutturnResult): Row[] =>
  lines.map(({ section, category, ...amounts }, at) => ({
    id: `${at}`,
    section: SECTIONS[section],
    category: category,
    ...amounts,
  }));

const totalsOf = ({ expenditure, interAgencyFees, income, net }: OutturnResult): Row[] => [
  { id: 'spending', section: '', category: 'All spending', ...expenditure },
  ...(interAgencyFees.actual !== 0 || interAgencyFees.budget !== 0
    ? [{ id: 'fees', section: '', category: 'All inter-agency fees', ...interAgencyFees }]
    : []),
  { id: 'income', section: '', category: 'All income', ...income },
  { id: 'net', section: '', category: 'Net', ...net },
];

type OutturnTabProps = {
  choices: readonly OutturnChoice[];
  /** The one the address names. */
  chosen: string | null;
  /** Others see the screen. */
  isPublic: boolean;
  goTo: GoTo;
};

/** A year's budget against what became of it. */
export const OutturnTab = memo(function OutturnTab(props: OutturnTabProps) {
  const { choices, chosen, isPublic, goTo } = props;
  const scheme = useScheme();
  const keeping = useOutturnKeeping(goTo);
  const open = choices.find(({ id }) => id === chosen) ?? choices[0];
  const question = useMemo(() => (open ? { outturn: open.outturn } : null), [open]);
  const { answer, failure } = useNewest('funding.outturn', question);
  const ink = CHART_INK[scheme];
  const picture = useMemo(
    () => (answer ? variancesPicture(answer, ink.accent, ink.neutral) : null),
    [answer, ink],
  );
  const rows = useMemo(() => (answer ? rowsOf(answer) : []), [answer]);
  const totals = useMemo(() => (answer ? totalsOf(answer) : []), [answer]);
  if (!open) {
    return (
      <EmptyState
        title="There is no outturn to show"
        actions={<OpenFile goTo={goTo} what="an outturn" />}
      >
        An outturn is a year’s budget and actual by line, as a document. Open one, and it is kept
        with the workspace.
      </EmptyState>
    );
  }
  return (
    <>
      {(choices.length > 1 || !isPublic) && (
        <div className="funding-question">
          <Select
            label="Outturn"
            look="inline"
            value={open.id}
            options={choices.map(({ id, section, detail, outturn }) => ({
              id,
              section,
              detail,
              label: outturn.name,
            }))}
            onChange={(outturn) => {
              goTo({ outturn }, 'replace');
            }}
          />
          {!isPublic && <OpenFile goTo={goTo} what="an outturn" />}
          {!isPublic && open.keptId !== null && (
            <Button
              variant="quiet"
              icon="bin"
              onPress={() => {
                if (open.keptId !== null) keeping.remove(open.keptId);
              }}
            >
              Remove it
            </Button>
          )}
        </div>
      )}
      {failure && <ErrorNotice failure={failure} />}
      {!failure && !answer && <Waiting what="Working out the outturn" />}
      {!failure && answer && picture && (
        <>
          <DisagreementNotice disagreements={answer.disagreements} />
          <Figure
            isMain
            title={outturnFinding(answer)}
            subtitle={`${answer.name}: actual less budget in pounds, lines that differ`}
            picture={picture}
            source={answer.name}
          />
          <DataTable<Row>
            label={`${answer.name}, by line`}
            rows={rows}
            columns={COLUMNS}
            rowId={({ id }) => id}
            noun={['line', 'lines']}
            totals={totals}
            height="content"
          />
          <OutturnNotes result={answer} isPublic={isPublic} />
        </>
      )}
    </>
  );
});
