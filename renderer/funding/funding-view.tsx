import { useEffect, useMemo } from 'react';
import { Button } from '../components/button.tsx';
import { Canvas } from '../components/canvas.tsx';
import { ErrorNotice, Notice } from '../components/notice.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useDescribeContext } from '../state/context.ts';
import { useHandler } from '../state/handler.ts';
import { decodeResult } from '../../analytics/contract/funding/encoded-result.ts';
import type { Scenario } from '../../analytics/contract/funding/scenario.ts';
import type { FundingAddress, GoTo } from './address.ts';
import { answerOf, questionOf, questionOfTab } from './answer.ts';
import { Builder } from './builder/builder.tsx';
import type { Change } from './builder/editing.ts';
import { UnsavedLine } from './builder/unsaved-line.tsx';
import { useDrafts } from './drafts.ts';
import { FiguresPanel } from './figures/figures-panel.tsx';
import { plainFailure, sectionOf } from './figures/sections.ts';
import type { FigureSection } from './figures/sections.ts';
import { formulaSentence } from './formula-words.ts';
import { FundingActions } from './funding-actions.tsx';
import { FundingFilters } from './funding-filters.tsx';
import { FundingNotes } from './funding-notes.tsx';
import { FundingTabs } from './funding-tabs.tsx';
import { LockedNotice } from './keeping/locked-notice.tsx';
import { useKeeping } from './keeping/use-keeping.ts';
import type { OutturnChoice } from './outturns.ts';
import type { ScenarioChoice } from './scenarios.ts';
import { ChoicesContext, ShownContext } from './shown-context.ts';
import type { Shown } from './shown.ts';
import { useDragKeeping } from './use-drag-keeping.ts';
import { useNewest } from './use-newest.ts';
import { usePresenting } from './use-presenting.ts';
import { useUndoKeys } from './use-undo-keys.ts';

export type FundingViewProps = {
  choice: ScenarioChoice;
  choices: readonly ScenarioChoice[];
  outturns: readonly OutturnChoice[];
  address: FundingAddress;
  goTo: GoTo;
  /** The address names a scenario that is not there. */
  isLost: boolean;
};

type Question = { readonly scenario: Scenario };

/** Which scenario of the list a question was about; its answer comes when another may be open. */
const askedAbout = new WeakMap<object, string>();
const questions = new WeakMap<Scenario, Question>();

/** The same question for the same scenario, so that it is asked once. */
function questionAbout(scenario: Scenario, id: string): Question {
  const question = questions.get(scenario) ?? { scenario };
  questions.set(scenario, question);
  askedAbout.set(question, id);
  return question;
}

/** The screen for one scenario; while it is changed, what is in view is the last that worked out. */
export function FundingView(props: FundingViewProps) {
  const { choice, choices, outturns, address, goTo, isLost } = props;
  const { change: changeDraft, settle } = useDrafts.getState();
  const question = questionAbout(choice.scenario, choice.id);
  const { answer: encoded, of, failure, isBusy, ask } = useNewest('funding.run', question);
  const answer = useMemo(() => (encoded ? decodeResult(encoded) : null), [encoded]);
  const keeping = useKeeping(choices, goTo);
  const isLocked = choice.locked !== null;
  const answeredId = of ? askedAbout.get(of) : undefined;
  // What another scenario came to says nothing of one that can't be worked out.
  const result = answer && of && (failure === null || answeredId === choice.id) ? answer : null;
  const year = result?.years.find((one) => one.year === address.year) ?? result?.years[0] ?? null;
  const years = result?.years.map((one) => one.year).join(' ') ?? '';
  const shown = useMemo(
    (): Shown | null =>
      result && year && of
        ? {
            id: answeredId ?? choice.id,
            // Read by the engine, or it would not have been answered.
            scenario: of.scenario as Scenario,
            result,
            year,
            address,
            goTo,
          }
        : null,
    [result, year, of, answeredId, choice.id, address, goTo],
  );

  const dragged = useDragKeeping(failure ?? encoded);
  const change = useHandler((...[scenario, gesture, how]: Parameters<Change>) => {
    if (isLocked) return;
    ask(questionAbout(scenario, choice.id));
    const keep = () => {
      changeDraft(choice.id, choice.kept, scenario, gesture);
    };
    if (how === 'drag') return dragged.put(keep);
    dragged.flush();
    keep();
  });
  const end = useHandler(() => {
    dragged.flush();
    settle(choice.id);
  });
  const openFigures = useHandler((figures: FigureSection | null) => {
    goTo({ figures }, 'replace');
  });
  const amiss = sectionOf(failure);
  const unsaved = useMemo(
    () =>
      isLocked ? null : (
        <UnsavedLine
          id={choice.id}
          isChanged={choice.isChanged}
          onDrop={() => {
            change(choice.kept);
          }}
          onClose={() => {
            goTo({ scenario: null }, 'replace');
            useDrafts.getState().closeFile(choice.id);
          }}
        />
      ),
    [isLocked, choice.id, choice.isChanged, choice.kept, change, goTo],
  );
  const yearLabel = year?.year ?? Object.keys(choice.scenario.budget)[0] ?? 'each year';
  // In a meeting a tab has the wall to itself, with its own question above it.
  const isAlone = address.isPresenting && !['pays', 'fairness'].includes(address.tab);
  useUndoKeys(choice.id);
  usePresenting(address.isPresenting, goTo);
  useDescribeContext({
    area: choice.scenario.agency ?? choice.scenario.name,
    period: year?.year ?? null,
  });
  useFirstAddress(address, choice.id, goTo, isLost);

  return (
    <Canvas
      title={isAlone ? questionOfTab(address.tab, yearLabel) : questionOf(yearLabel)}
      answer={result && year && !isAlone ? answerOf(result, year) : undefined}
      actions={
        <FundingActions
          choice={choice}
          choices={choices}
          years={years}
          isReady={failure === null && result !== null}
          address={address}
          goTo={goTo}
          keeping={keeping}
        />
      }
      filters={
        isAlone && address.tab === 'outturn' ? undefined : (
          <FundingFilters
            id={choice.id}
            choices={choices}
            goTo={goTo}
            years={years}
            year={year?.year ?? null}
          />
        )
      }
    >
      <div className="funding" data-presenting={address.isPresenting}>
        {!address.isPresenting && (
          <Builder
            scenario={choice.scenario}
            change={change}
            end={end}
            isDisabled={isLocked}
            failure={failure}
            unsaved={unsaved}
            figures={address.figures}
            onFigures={openFigures}
          />
        )}
        <div className="funding-answer" aria-busy={isBusy}>
          {isLost && (
            <Notice tone="caution" title="The address names a scenario that isn’t here">
              <p>It may have been removed, or come from another workspace.</p>
            </Notice>
          )}
          {choice.locked && choice.savedId !== null && (
            <LockedNotice
              id={choice.savedId}
              locked={choice.locked}
              onCopy={() => void keeping.copy(choice)}
            />
          )}
          {address.figures !== null && !address.isPresenting && (
            <FiguresPanel
              scenario={choice.scenario}
              change={change}
              isDisabled={isLocked}
              failure={failure}
              section={address.figures}
              onSection={openFigures}
            />
          )}
          {failure && (
            <>
              <ErrorNotice
                failure={plainFailure(failure)}
                actions={
                  amiss !== null &&
                  amiss !== address.figures && (
                    <Button
                      size="small"
                      onPress={() => {
                        openFigures(amiss);
                      }}
                    >
                      Open the figures
                    </Button>
                  )
                }
              />
              {shown && (
                <p className="muted">What is shown is the last formula that could be worked out.</p>
              )}
            </>
          )}
          {!failure && !shown && <Waiting what="Working out what each partner pays" />}
          {shown && (
            <div className="funding-result" data-stale={failure !== null}>
              {!isAlone && (
                <p className="funding-formula">
                  {shown.scenario.illustrative && <strong>Illustrative, never published: </strong>}
                  {formulaSentence(shown.scenario)}
                </p>
              )}
              <ShownContext value={shown}>
                <ChoicesContext value={choices}>
                  <FundingTabs
                    selected={address.tab}
                    isPresenting={address.isPresenting}
                    compared={address.against.length}
                    outturns={outturns}
                    outturn={address.outturn}
                    goTo={goTo}
                  />
                </ChoicesContext>
              </ShownContext>
              <FundingNotes scenario={shown.scenario} result={shown.result} />
            </div>
          )}
        </div>
      </div>
    </Canvas>
  );
}

/** An address that names no scenario becomes that of the one it opened. */
function useFirstAddress(
  { scenario }: FundingAddress,
  opened: string,
  goTo: GoTo,
  isLost: boolean,
): void {
  useEffect(() => {
    if (scenario === null && !isLost) goTo({ scenario: opened }, 'replace');
  }, [scenario, opened, goTo, isLost]);
}
