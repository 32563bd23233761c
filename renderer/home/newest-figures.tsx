import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Area } from '../../analytics/contract/area.ts';
import { COHORT_LABELS } from '../../analytics/contract/cohort.ts';
import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import { hrefOf } from '../app/address.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { TermLink } from '../components/tooltip.tsx';
import { Waiting } from '../components/waiting.tsx';
import { decodeFigures } from '../explore/figures.ts';
import { writeSelection } from '../explore/selection-address.ts';
import { formatPeriod } from '../format/time.ts';
import { answerKey, failureIn, useAnswer, useWaiting } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { useDataset } from '../state/dataset.ts';
import { headlineOf } from './headline.ts';
import { openingMeasures } from './opening-measures.ts';
import '../components/plain-table.css';

/** One line a measure, of those people ask about first; each leads to Explore. */
export function NewestFigures() {
  const options = useAnswer('explore.options', {});
  const areas = useAnswer('areas.list', undefined);
  const measures = options.data ? openingMeasures(options.data) : [];
  const figures = useHeadlines(measures, areas.data);
  const failure = failureIn(options) ?? failureIn(areas) ?? failureIn(figures);
  const waiting = useWaiting(options.isPending ? options : figures);
  const isWaiting = !failure && (options.isPending || figures.isPending);

  return (
    <section className="home-section" aria-labelledby="newest-figures">
      <h2 id="newest-figures">Newest figures</h2>
      {failure && <ErrorNotice failure={failure} onRetry={() => void options.refetch()} />}
      {isWaiting && <Waiting what="Reading the newest figures" {...waiting} />}
      {!isWaiting && figures.headlines.length > 0 && (
        <table className="plain-table newest-figures">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Period</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            {figures.headlines.map(({ measure, period, finding, cohort, selection }) => (
              <tr key={measure.id}>
                <th scope="row">
                  <TermLink
                    definition={measure.definition}
                    href={hrefOf('explore', writeSelection(selection))}
                  >
                    {measure.label}
                  </TermLink>
                  {measure.code && <span className="muted"> {measure.code}</span>}
                </th>
                <td className="newest-period">{formatPeriod(period)}</td>
                <td>
                  {finding}
                  {cohort && (
                    <span className="muted"> · {COHORT_LABELS[cohort].toLowerCase()}</span>
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

/** The headlines once all figures are there; those from before the data changed stay until then. */
function useHeadlines(measures: readonly string[], areas: readonly Area[] | undefined) {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  const results = useQueries({
    queries: measures.map((measure) => {
      const input = { measure, by: [] };
      return {
        queryKey: [...answerKey(version, 'explore.figures', input), 'rows'],
        queryFn: async ({ signal }: { signal: AbortSignal }) =>
          decodeFigures((await client.call('explore.figures', input, { signal })).arrow),
        placeholderData: keepPreviousData,
      };
    }),
  });
  const isPending = areas === undefined || results.some((result) => result.isPending);
  const headlines = measures.flatMap((id, index) => {
    const measure = findMeasure(id);
    const rows = results[index]?.data;
    return (measure && rows && areas && headlineOf(measure, rows, areas)) ?? [];
  });
  return {
    headlines,
    isPending,
    error: results.find((result) => result.error)?.error ?? null,
    fetchStatus: results.find((result) => result.isPending)?.fetchStatus ?? 'fetching',
    refetch: () => results.filter((result) => result.isPending).map((result) => result.refetch()),
  };
}
