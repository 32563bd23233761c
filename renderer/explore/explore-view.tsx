import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Area } from '../../analytics/contract/area.ts';
import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import type { FigureKey } from '../../analytics/contract/figure.ts';
import type { Selection, SelectionOptions } from '../../analytics/contract/selection.ts';
import { Button } from '../components/button.tsx';
import { Canvas } from '../components/canvas.tsx';
import { EmptyState, ErrorNotice, Notice } from '../components/notice.tsx';
import { ProgressBar } from '../components/progress.tsx';
import { Waiting, useIsSlow } from '../components/waiting.tsx';
import { failureIn, useAnswer } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { useCommands } from '../state/commands.ts';
import { useDescribeContext } from '../state/context.ts';
import { useHandler } from '../state/handler.ts';
import { useScheme } from '../state/preferences.ts';
import { ChartSection } from './chart-section.tsx';
import { exportCommands, ExportMenu } from './export-menu.tsx';
import { exploredOf, openFigureId, rowWith } from './explored.ts';
import { FigureCardPanel } from './figure-card.tsx';
import { FiguresTable } from './figures-table.tsx';
import { keyOf } from './figures.ts';
import { fittedSelection, splitOf } from './fit.ts';
import { NoFigures } from './no-figures.tsx';
import { Notes } from './notes.tsx';
import { QuestionBar } from './question-bar.tsx';
import { areasWords, questionWords } from './question.ts';
import { useFigures } from './use-figures.ts';
import { showSelection } from './use-selection.ts';
import { SaveViewDialog, ViewsMenu } from './views-menu.tsx';
import { periodsWords } from './words.ts';

/** What takes time here, in the words shown while it does. */
const WORK = 'Working out the figures';

export type ExploreViewProps = {
  selection: Selection;
  /** What of the address could not be used. */
  ignored: readonly string[];
  areas: readonly Area[];
};

/** The screen for one selection. What is in view always says which selection it answers. */
export function ExploreView({ selection, ignored, areas }: ExploreViewProps) {
  const client = useClient();
  const queries = useQueryClient();
  const scheme = useScheme();
  const content = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  const [isSaving, setSaving] = useState(false);
  const { measure, areas: chosen, periods, cohort, by } = selection;
  const figures = useFigures(selection);
  // The figures come first: what could be chosen next is asked once they are there.
  const options = useAnswer(
    'explore.options',
    { measure, areas: chosen, periods, cohort, by },
    { isEnabled: !figures.isFetching },
  );
  // The filters are most of what there is to draw, and can be while the engine is at work.
  const filtered = useDeferredValue(selection);
  const isSlow = useIsSlow(figures.isFetching);
  const answered = figures.data;
  const explored = useMemo(
    () => (answered ? exploredOf(answered, scheme, areas) : null),
    [answered, scheme, areas],
  );
  const asked = findMeasure(measure);
  const open = explored ? openFigureId(explored, selection.figure) : null;

  const change = useHandler((part: Partial<Selection>) => {
    showSelection({ ...selection, figure: null, ...part });
  });
  const chooseMeasure = useHandler((id: string) => {
    const ask = (request: Parameters<typeof client.call<'explore.options'>>[1]) =>
      client.call('explore.options', request);
    fittedSelection(ask, id, selection, areas).then(showSelection, () => {
      change({ ...selection, measure: id, by: null, where: {}, cohort: null });
    });
  });
  const openFigure = (figure: FigureKey) => {
    opener.current ??= document.activeElement;
    showSelection({ ...selection, figure }, selection.figure ? 'replace' : 'push');
  };
  const openById = useHandler((id: string) => {
    const row = answered ? rowWith(answered.rows, id) : null;
    if (row) openFigure(keyOf(row, selection.statistic));
  });
  const close = () => {
    showSelection({ ...selection, figure: null }, 'replace');
    const from = opener.current;
    opener.current = null;
    if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
  };
  const toTable = useHandler(() => {
    content.current?.querySelector<HTMLElement>('.figures-table [tabindex="0"]')?.focus();
  });
  const save = useHandler(() => {
    setSaving(true);
  });
  const cancel = () => {
    void queries.cancelQueries({ queryKey: ['engine'], type: 'active' });
    if (answered) showSelection(answered.selection, 'replace');
  };

  useDescribeContext({
    area: areasWords(chosen) ?? 'All areas',
    period: explored ? periodsWords(explored.drawn.periods) : null,
  });
  useCommands('explore', [
    {
      id: 'save view',
      label: 'Save this view',
      section: 'Explore',
      keywords: 'bookmark keep',
      run: save,
    },
    ...(explored ? exportCommands(explored, client) : []),
  ]);

  const currentOptions = options.isPlaceholderData ? undefined : options.data;
  useSplitOnArrival(selection, currentOptions);

  const failure = failureIn(figures) ?? failureIn(options);
  const isStale = figures.isPlaceholderData;
  return (
    <Canvas
      title={asked ? questionWords(asked, chosen) : measure}
      answer={!failure && explored ? explored.finding.answer : undefined}
      isRenewing={figures.isFetching && answered !== undefined}
      actions={
        <>
          <ViewsMenu onSave={save} />
          {explored && <ExportMenu explored={explored} />}
        </>
      }
      filters={
        asked && (
          <QuestionBar
            selection={filtered}
            options={options.data}
            areas={areas}
            hasJourneys={answered?.rows.some(({ origin }) => origin === 'line_level') ?? false}
            onMeasure={chooseMeasure}
            onChange={change}
          />
        )
      }
      inspector={
        selection.figure && (
          <FigureCardPanel figure={selection.figure} onClose={close} onOpen={openFigure} />
        )
      }
    >
      <div
        ref={content}
        className="explore"
        data-stale={isStale && isSlow}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented && selection.figure) close();
        }}
      >
        {ignored.length > 0 && (
          <Notice tone="caution" title="Part of the address could not be used">
            {ignored.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
        {isSlow && answered && <ProgressBar label={WORK} fraction={null} onCancel={cancel} />}
        {failure && (
          <ErrorNotice
            failure={failure}
            onRetry={() => {
              void figures.refetch();
              void options.refetch();
            }}
          />
        )}
        {!failure && !answered && figures.isFetching && <Waiting what={WORK} onCancel={cancel} />}
        {!failure && !answered && !figures.isFetching && (
          <EmptyState
            title="Cancelled before the figures were there"
            actions={
              <Button size="small" onPress={() => void figures.refetch()}>
                Work out the figures
              </Button>
            }
          />
        )}
        {!failure && answered && !explored && asked && !isStale && (
          <NoFigures
            measure={asked}
            selection={selection}
            options={currentOptions}
            onChange={change}
          />
        )}
        {!failure && explored && (
          <>
            <ChartSection explored={explored} open={open} onOpen={openById} onTable={toTable} />
            <FiguresTable explored={explored} scheme={scheme} open={open} onOpen={openById} />
            <Notes explored={explored} />
          </>
        )}
      </div>
      {asked && (
        <SaveViewDialog
          measure={asked}
          selection={{ ...selection, figure: null }}
          isOpen={isSaving}
          onClose={() => {
            setSaving(false);
          }}
        />
      )}
    </Canvas>
  );
}

/**
 * A measure that is never a total opens broken down. Who then chooses not to break it down is told
 * why there is nothing, instead of being sent back.
 */
function useSplitOnArrival(selection: Selection, options: SelectionOptions | undefined): void {
  const arrived = useRef<string | null>(null);
  useEffect(() => {
    if (!options || arrived.current === selection.measure) return;
    arrived.current = selection.measure;
    const split = splitOf(options);
    const isOpen = selection.by === null && Object.keys(selection.where).length === 0;
    if (isOpen && options.areas.length === 0 && split.by !== null) {
      showSelection({ ...selection, ...split }, 'replace');
    }
  }, [selection, options]);
}
