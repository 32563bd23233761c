import type { Failure } from '../../analytics/contract/failure.ts';
import { FAMILY_LABELS, type LoadReport, type Source } from '../../analytics/contract/load.ts';
import { hrefOf } from '../app/address.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice, Notice } from '../components/notice.tsx';
import { countOf, formatCount } from '../format/number.ts';
import { useAnswer } from '../state/answers.ts';
import {
  assumptionsIn,
  byConcern,
  droppedIn,
  notesIn,
  sourceOf,
  summaryOf,
  type Remark,
} from './load-summary.ts';
import { tableName } from './preview-groups.ts';
import { describeReasons } from './reject-reasons.ts';
import '../components/plain-table.css';
import './load-result.css';

type LoadResultProps = {
  reports: readonly LoadReport[];
  failure: Failure | null;
  onClose: () => void;
};

/** What became of each table: every row read is either loaded or rejected with its reason. */
export function LoadResult({ reports, failure, onClose }: LoadResultProps) {
  const sources = useAnswer('sources.list', undefined).data ?? [];
  const conflicts = useAnswer('sources.conflicts', { offset: 0, limit: 1 }).data?.total ?? 0;
  const assumptions = assumptionsIn(reports);
  const notes = notesIn(reports);
  const dropped = droppedIn(reports);
  return (
    <section className="load-result" aria-labelledby="load-result">
      <header>
        <div role="status">
          <h2 id="load-result">{summaryOf(reports)}</h2>
        </div>
        <div className="load-result-actions">
          {reports.some(({ rejected }) => rejected > 0) && (
            <a href={hrefOf('data', new URLSearchParams({ tab: 'rejected' }))}>
              See the rejected rows
            </a>
          )}
          {conflicts > 0 && (
            <a href={hrefOf('data', new URLSearchParams({ tab: 'conflicts' }))}>
              {`See ${countOf(conflicts, 'conflict')}`}
            </a>
          )}
          <Button size="small" onPress={onClose}>
            Close report
          </Button>
        </div>
      </header>
      {failure &&
        (failure.code === 'cancelled' ? (
          <Notice tone="info" title={failure.message}>
            <p>{failure.action}</p>
          </Notice>
        ) : (
          <ErrorNotice failure={failure} />
        ))}
      <div className="load-result-body" role="group" aria-label="Report" tabIndex={0}>
        {assumptions.length > 0 && (
          <section className="load-remarks">
            <h3>Taken for granted</h3>
            <Remarks remarks={assumptions} />
          </section>
        )}
        {notes.length > 0 && (
          <section className="load-remarks">
            <h3>Good to know</h3>
            <Remarks remarks={notes} />
          </section>
        )}
        {reports.length > 0 && <Reports reports={reports} sources={sources} />}
        {dropped.length > 0 && (
          <section className="load-remarks">
            <h3>Left out, because they point to a person or nothing needs them</h3>
            <p>
              {dropped.map(({ words, tables }) => `${words} (${formatCount(tables)})`).join(', ')}
            </p>
          </section>
        )}
      </div>
    </section>
  );
}

function Remarks({ remarks }: { remarks: readonly Remark[] }) {
  return (
    <ul>
      {remarks.map(({ words, tables }) => (
        <li key={words}>
          {words} <span className="muted">({countOf(tables, 'table')})</span>
        </li>
      ))}
    </ul>
  );
}

const COUNTS = [
  ['Read', 'read'],
  ['Loaded', 'loaded'],
  ['Repaired', 'repaired'],
  ['Rejected', 'rejected'],
] as const;

type ReportsProps = { reports: readonly LoadReport[]; sources: readonly Source[] };

function Reports({ reports, sources }: ReportsProps) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col">Taken for</th>
          {COUNTS.map(([header, of]) => (
            <th key={of} scope="col" className="numeric">
              {header}
            </th>
          ))}
          <th scope="col">Why rejected</th>
        </tr>
      </thead>
      <tbody>
        {byConcern(reports).map((report, index) => (
          <tr key={`${index} ${report.file}`}>
            <th scope="row">{tableName(report)}</th>
            <td>{report.family ? FAMILY_LABELS[report.family] : 'Not recognised'}</td>
            {COUNTS.map(([, of]) => (
              <td key={of} className="numeric">
                {formatCount(report[of])}
              </td>
            ))}
            <td>
              {report.refusal ? (
                <span className="load-refusal">
                  {report.refusal.message} {report.refusal.action}
                </span>
              ) : (
                <WhyRejected report={report} sources={sources} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WhyRejected({ report, sources }: { report: LoadReport; sources: readonly Source[] }) {
  const words = describeReasons(report.reasons);
  const source = sourceOf(report, sources);
  if (report.rejected === 0 || !source) return words;
  const params = new URLSearchParams({ tab: 'rejected', source: String(source.id) });
  return <a href={hrefOf('data', params)}>{words}</a>;
}
