import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { COHORT_LABELS } from '../../analytics/contract/cohort.ts';
import type { Disagreement } from '../../analytics/contract/disagreement.ts';
import { DISAGREEMENT_LABELS } from '../../analytics/contract/disagreement.ts';
import { STATUS_LABELS } from '../../analytics/contract/figure.ts';
import type { Figure, FigureCard, FigureKey } from '../../analytics/contract/figure.ts';
import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import { Button } from '../components/button.tsx';
import { Inspector, InspectorSection, PropertyList } from '../components/inspector.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { StatusMark, describeStatus } from '../components/status-mark.tsx';
import { notify } from '../components/toast.tsx';
import { Waiting } from '../components/waiting.tsx';
import { formatCount, formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { failureIn, useAnswer } from '../state/answers.ts';
import { disagreementsOf } from './card-disagreements.ts';
import { keyOf } from './figures.ts';
import { RowsBehind } from './rows-behind.tsx';
import { RowsReason } from './rows-reason.tsx';
import { ORIGIN_WORDS, breakdownWords, sameStatement } from './series.ts';
import { figureWords, intervalWords, sentenceCase, spanWords } from './words.ts';

export type FigureCardPanelProps = {
  figure: FigureKey;
  onClose: () => void;
  onOpen: (key: FigureKey) => void;
};

/** Everything known about one figure, in the panel on the right. */
export function FigureCardPanel({ figure, onClose, onOpen }: FigureCardPanelProps) {
  const card = useAnswer('explore.card', figure);
  const disagreements = useAnswer('disagreements.list', undefined);
  // Until the newly opened figure is looked up, the panel is whole about the one before.
  const about = card.data && card.isPlaceholderData ? card.data.figure : figure;
  const measure = findMeasure(about.measure);
  const panel = useRef<HTMLDivElement>(null);
  const failure = failureIn(card);
  const name = JSON.stringify(figure);
  useFocusOnOpen(panel, name);

  return (
    <div ref={panel} className="figure-card">
      <Inspector
        title={measure?.label ?? about.measure}
        subtitle={aboutWords(about)}
        onClose={onClose}
        actions={
          card.data && measure ? (
            <Button
              size="small"
              icon="copy"
              onPress={() => void copyFigure(card.data.figure, measure)}
            >
              Copy with source
            </Button>
          ) : undefined
        }
      >
        {failure && <ErrorNotice failure={failure} onRetry={() => void card.refetch()} />}
        {!failure && !card.data && <Waiting what="Looking up where the figure comes from" />}
        {!failure && card.data && measure && (
          <CardBody
            card={card.data}
            measure={measure}
            statistic={figure.statistic}
            disagreements={disagreementsOf(card.data.figure, disagreements.data ?? [])}
            onOpen={onOpen}
          />
        )}
      </Inspector>
    </div>
  );
}

/** Moves the focus into the panel when a figure is opened, but not when the page opens with one. */
function useFocusOnOpen(panel: React.RefObject<HTMLDivElement | null>, name: string): void {
  const last = useRef<string | null>(document.activeElement === document.body ? name : null);
  useEffect(() => {
    if (last.current === name) return;
    last.current = name;
    panel.current?.querySelector<HTMLElement>('.inspector-body')?.focus({ preventScroll: true });
  }, [panel, name]);
}

/** `Croydon, 2022/23, White British` */
function aboutWords({
  area,
  period,
  cohort,
  breakdown,
}: Pick<Figure, 'area' | 'period' | 'cohort' | 'breakdown'>): string {
  return [
    area,
    formatPeriod(period),
    breakdownWords(breakdown),
    cohort ? COHORT_LABELS[cohort].toLowerCase() : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

type CardBodyProps = {
  card: FigureCard;
  measure: Measure;
  statistic: FigureKey['statistic'];
  disagreements: readonly Disagreement[];
  onOpen: (key: FigureKey) => void;
};

function CardBody({ card, measure, statistic, disagreements, onOpen }: CardBodyProps) {
  const { figure, publication, rows } = card;
  return (
    <>
      <p className="card-value">
        {figure.value === null && <StatusMark {...figure} />}
        {figureWords(figure, measure.unit)}
      </p>
      <InspectorSection title="The figure">
        <PropertyList items={figureProperties(card, measure)} />
      </InspectorSection>
      <InspectorSection title="Definition">
        <p>{card.definition}</p>
        <p className="muted">{card.definitionSource}</p>
      </InspectorSection>
      {publication && (
        <InspectorSection title="Where it is printed">
          <PropertyList
            items={present([
              ['Report', publication.source],
              ['Section', publication.section],
              ['Place', publication.locator],
              ['Printed as', publication.printedAs],
              ['Note', publication.note],
              ['File', `${publication.file}, row ${formatCount(publication.row)}`],
            ])}
          />
        </InspectorSection>
      )}
      {!publication && figure.source !== '' && (
        <InspectorSection title="Computed from">
          <p>{sentenceCase(figure.source)}</p>
          {figure.note && <p className="muted">{figure.note}</p>}
        </InspectorSection>
      )}
      {card.alsoStated.length > 0 && (
        <InspectorSection title="Also stated">
          <ul className="card-list">
            {card.alsoStated.map((other) => (
              <li key={`${other.origin} ${other.observation ?? ''} ${other.source}`}>
                <button
                  type="button"
                  className="card-link"
                  onClick={() => {
                    onOpen(keyOf(other, statistic));
                  }}
                >
                  <strong>{figureWords(other, measure.unit)}</strong>{' '}
                  {comparedWords(figure, other, measure)}
                  <span className="muted card-source">{other.source}</span>
                </button>
              </li>
            ))}
          </ul>
        </InspectorSection>
      )}
      {disagreements.length > 0 && (
        <InspectorSection title="Disagreements">
          <ul className="card-list">
            {disagreements.map((one) => (
              <li key={`${one.kind} ${one.explanation}`}>
                <strong>{DISAGREEMENT_LABELS[one.kind]}</strong>
                <span>{one.explanation}</span>
              </li>
            ))}
          </ul>
        </InspectorSection>
      )}
      {rows.total > 0 && (
        <InspectorSection title={`Rows behind it (${formatCount(rows.total)})`}>
          {rows.cells.length > 0 ? <RowsBehind rows={rows} /> : <RowsReason />}
        </InspectorSection>
      )}
    </>
  );
}

type Property = { name: string; value: ReactNode };

function present(items: readonly (readonly [string, ReactNode])[]): Property[] {
  return items.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [{ name, value }],
  );
}

function figureProperties(card: FigureCard, measure: Measure): Property[] {
  const { figure, publication, withoutMostExtreme, median, calculation } = card;
  const { unit } = measure;
  const isMean = measure.kind === 'mean';
  const counted = (value: number | null) => (value === null ? null : formatCount(value));
  return present([
    ['Status', statusWords(figure)],
    ['Kind', figure.origin === 'published' ? 'Printed in a report' : 'Computed from journeys'],
    [isMean ? `Total ${unit}` : 'Numerator', counted(figure.numerator)],
    [isMean ? 'n' : 'Denominator', counted(figure.denominator)],
    ['Interval', intervalOf(card, unit)],
    ['How', calculation],
    [
      'Without the most extreme',
      withoutMostExtreme &&
        `${formatValue(withoutMostExtreme.value, unit)} (leaving out ${formatValue(withoutMostExtreme.excluded, unit)})`,
    ],
    ['Median', median === null ? null : formatValue(median, unit)],
    ['Note', publication?.note === null ? figure.note : null],
    ['Threshold', measure.threshold && figure.value !== null ? measure.threshold.label : null],
  ]);
}

function statusWords(figure: Figure): string {
  if (figure.status === 'final') return STATUS_LABELS.final;
  return describeStatus(figure);
}

function intervalOf({ figure, confidence }: FigureCard, unit: Measure['unit']): string | null {
  if (figure.value === null) {
    const span = spanWords(figure.lower, figure.upper, unit);
    return span === null ? null : `between ${span.replace(' to ', ' and ')}`;
  }
  const words = intervalWords(figure, unit);
  if (words === null) return null;
  return confidence === null
    ? sentenceCase(words)
    : `${spanWords(figure.lower, figure.upper, unit) ?? ''} (${formatCount(confidence * 100)}%)`;
}

/** `printed, the same` or `computed, 12.4 days less` */
function comparedWords(figure: Figure, other: Figure, measure: Measure): string {
  const how = ORIGIN_WORDS[other.origin];
  if (figure.value === null || other.value === null) return how;
  if (formatValue(figure.value, measure.unit) === formatValue(other.value, measure.unit)) {
    return `${how}, the same`;
  }
  if (sameStatement(figure, other)) return `${how}, the same but for rounding`;
  const size = formatValue(Math.abs(other.value - figure.value), measure.unit);
  return `${how}, ${size} ${other.value > figure.value ? 'more' : 'less'}`;
}

async function copyFigure(figure: Figure, measure: Measure): Promise<void> {
  const what = [
    `${measure.label}: ${figureWords(figure, measure.unit)}`,
    aboutWords(figure),
    `Source: ${figure.source}`,
  ].join('. ');
  try {
    await navigator.clipboard.writeText(`${what}.`);
    notify({ title: 'Figure copied with its source', tone: 'good' });
  } catch {
    notify({
      title: 'The clipboard could not be written to',
      detail: 'Select the words in the panel and copy them with Ctrl+C instead.',
      tone: 'critical',
    });
  }
}
