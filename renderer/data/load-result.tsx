import type { Failure } from '../../analytics/contract/failure.ts';
import { FAMILY_LABELS, type LoadReport } from '../../analytics/contract/load.ts';
import { hrefOf } from '../app/address.ts';
import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { countOf, formatCount } from '../format/number.ts';
import { describeReasons } from './reject-reasons.ts';
import '../components/plain-table.css';

type LoadResultProps = {
  reports: readonly LoadReport[];
  failure: Failure | null;
  onClose: () => void;
};

const sum = (reports: readonly LoadReport[], of: 'loaded' | 'rejected') =>
  reports.reduce((total, report) => total + report[of], 0);

/** What became of each file: every row read is either loaded or rejected with its reason. */
export function LoadResult({ reports, failure, onClose }: LoadResultProps) {
  const refused = reports.filter((report) => report.refusal !== null);
  const rejected = sum(reports, 'rejected');
  return (
    <section className="load-result" aria-labelledby="load-result" role="status">
      <header>
        <h2 id="load-result">
          {countOf(sum(reports, 'loaded'), 'row')} loaded from{' '}
          {countOf(reports.length - refused.length, 'file')}
          {rejected > 0 && `, ${formatCount(rejected)} rejected`}
          {refused.length > 0 && `; ${countOf(refused.length, 'file')} refused`}
        </h2>
        <div className="load-result-actions">
          {rejected > 0 && (
            <a href={hrefOf('data', new URLSearchParams({ tab: 'rejected' }))}>
              See the rejected rows
            </a>
          )}
          <Button size="small" onPress={onClose}>
            Close report
          </Button>
        </div>
      </header>
      {failure && <ErrorNotice failure={failure} />}
      {reports.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Taken for</th>
              <th scope="col" className="numeric">
                Read
              </th>
              <th scope="col" className="numeric">
                Loaded
              </th>
              <th scope="col" className="numeric">
                Repaired
              </th>
              <th scope="col" className="numeric">
                Rejected
              </th>
              <th scope="col">Why rejected</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report, index) => (
              <tr key={`${index} ${report.file}`}>
                <th scope="row">{report.file}</th>
                <td>{report.family ? FAMILY_LABELS[report.family] : 'Not recognised'}</td>
                <td className="numeric">{formatCount(report.read)}</td>
                <td className="numeric">{formatCount(report.loaded)}</td>
                <td className="numeric">{formatCount(report.repaired)}</td>
                <td className="numeric">{formatCount(report.rejected)}</td>
                <td>
                  {report.refusal ? (
                    <span className="load-refusal">
                      {report.refusal.message} {report.refusal.action}
                    </span>
                  ) : (
                    describeReasons(report.reasons)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
