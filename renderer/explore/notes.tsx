import { memo } from 'react';
import type { ReactNode } from 'react';
import { COHORT_LABELS } from '../../analytics/contract/cohort.ts';
import type { FigureStatus } from '../../analytics/contract/figure.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import { STATUS_MARKS, describeStatus } from '../components/status-mark.tsx';
import { commonSource } from './explored.ts';
import type { Explored } from './explored.ts';
import { sentenceCase } from './words.ts';

/** What has to be known to read the figures: definition, comparability, sources, statuses. */
export const Notes = memo(function Notes({ explored }: { explored: Explored }) {
  const { measure, rows } = explored;
  const statuses = [...new Set(rows.map(({ status }) => status))].filter(
    (status) => status !== 'final',
  );
  return (
    <section className="explore-notes" aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <dl>
        <Note name="Definition">
          {measure.definition} <span className="muted">({measure.definitionSource})</span>
        </Note>
        <Note name="Comparability">
          {comparability(explored).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Note>
        {statuses.length > 0 && (
          <Note name="Statuses">
            <StatusLegend statuses={statuses} />
          </Note>
        )}
        <Note name="Sources">
          <ul>
            {publications(explored).map((source) => (
              <li key={source}>{sentenceCase(source)}</li>
            ))}
          </ul>
        </Note>
      </dl>
    </section>
  );
});

function Note({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StatusLegend({ statuses }: { statuses: readonly FigureStatus[] }) {
  return (
    <ul>
      {statuses.map((status) => (
        <li key={status}>
          <span className={`status-mark status-${status}`} aria-hidden="true">
            {STATUS_MARKS[status]}
          </span>{' '}
          {describeStatus({ status })}
        </li>
      ))}
    </ul>
  );
}

/** What keeps figures from being set side by side without a thought. */
export function comparability({ measure, arrangement, rows }: Explored): string[] {
  const areas = new Set(rows.map(({ area }) => area)).size;
  const cohorts = [...new Set(rows.flatMap(({ cohort }) => cohort ?? []))];
  const origins = new Set(rows.map(({ origin }) => origin));
  const sentences: (string | false)[] = [
    polarity(measure),
    measure.kind === 'stock' && 'Counted on the last day of each period.',
    areas > 1 &&
      measure.id === 'children_waiting' &&
      'Agencies treat links and holds differently: set areas side by side with care.',
    areas > 1 &&
      rows.some(({ origin }) => origin === 'published') &&
      'Printed figures come from different reports, which may count in different ways.',
    cohorts.length > 1 &&
      `Cohorts are different children: ${cohorts.map((id) => COHORT_LABELS[id].toLowerCase()).join('; ')}.`,
    origins.size > 1 &&
      'Printed figures are shown as printed; computed ones are worked out here from the journeys loaded.',
    arrangement.series.some(({ version }) => version > 0) &&
      'Where a figure is stated with different values, every value is shown; none is corrected.',
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function polarity({ better }: Measure): string {
  if (better === 'higher') return 'Higher is better.';
  if (better === 'lower') return 'Lower is better.';
  return 'Neither more nor less is better by itself.';
}

/** Where the figures come from: one line a publication while its sections can be told together. */
function publications({ rows }: Explored): string[] {
  const byStart = new Map<string, string[]>();
  for (const { source } of rows) {
    const start = source.split(', ')[0] ?? source;
    byStart.set(start, [...(byStart.get(start) ?? []), source]);
  }
  return [...byStart.values()].map((sources) => commonSource(sources));
}
