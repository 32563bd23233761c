import { useEffect, useMemo } from 'react';
import { Canvas } from '../components/canvas.tsx';
import { ErrorNotice, Notice } from '../components/notice.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useDescribeContext } from '../state/context.ts';
import { useHandler } from '../state/handler.ts';
import type { Output } from '../../analytics/contract/api.ts';
import { decodeResult } from '../../analytics/contract/funding/requests.ts';
import type { Scenario } from '../../analytics/contract/funding/scenario.ts';
import type { FundingAddress, GoTo } from './address.ts';
import { answerOf, questionOf } from './answer.ts';
import { Builder } from './builder/builder.tsx';
import type { Change } from './builder/editing.ts';
import { useDrafts } from './drafts.ts';
import { formulaSentence } from './formula-words.ts';
import { FundingActions } from './funding-actions.tsx';
import { FundingFilters } from './funding-filters.tsx';
import { FundingNotes } from './funding-notes.tsx';
import { FundingTabs } from './funding-tabs.tsx';
import { LockedNotice } from './keeping/locked-notice.tsx';
import { useKeeping } from './keeping/use-keeping.ts';
import type { ScenarioChoice } from './scenarios.ts';
import { ChoicesContext, ShownContext } from './shown-context.ts';
import type { Shown } from './shown.ts';
import { useNewest } from './use-newest.ts';
import { usePresenting } from './use-presenting.ts';
import { useUndoKeys } from './use-undo-keys.ts';

type Outturns = readonly Extract<Output<'funding.ready'>[number], { kind: 'outturn' }>[];

export type FundingViewProps = {
  choice: ScenarioChoice;
  choices: readonly ScenarioChoice[];
  outturns: Outturns;
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

  const change = useHandler((...[scenario, gesture, how]: Parameters<Change>) => {
    if (isLocked) return;
    ask(questionAbout(scenario, choice.id));
    const keep = () => {
      changeDraft(choice.id, choice.kept, scenario, gesture);
    };
    // A task later the question is on its way, and the engine at work while the page is drawn.
    if (how === 'drag') setTimeout(keep);
    else keep();
  });
  const end = useHandler(() => {
    // After the last change of the gesture, which comes a task after its event.
    setTimeout(() => {
      settle(choice.id);
    });
  });
  useUndoKeys(choice.id);
  usePresenting(address.isPresenting, goTo);
  useDescribeContext({
    area: choice.scenario.agency ?? choice.scenario.name,
    period: year?.year ?? null,
  });
  useFirstAddress(address, choice.id, goTo, isLost);

  return (
    <Canvas
      title={questionOf(year?.year ?? Object.keys(choice.scenario.budget)[0] ?? 'each year')}
      answer={result && year ? answerOf(result, year) : undefined}
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
        <FundingFilters
          id={choice.id}
          choices={choices}
          goTo={goTo}
          years={years}
          year={year?.year ?? null}
        />
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
          {failure && (
            <>
              <ErrorNotice failure={failure} />
              {shown && (
                <p className="muted">What is shown is the last formula that could be worked out.</p>
              )}
            </>
          )}
          {!failure && !shown && <Waiting what="Working out what each partner pays" />}
          {shown && (
            <div className="funding-result" data-stale={failure !== null}>
              <p className="funding-formula">
                {shown.scenario.illustrative && <strong>Illustrative, never published: </strong>}
                {formulaSentence(shown.scenario)}
              </p>
              <ShownContext value={shown}>
                <ChoicesContext value={choices}>
                  <FundingTabs
                    selected={address.tab}
                    isPresenting={address.isPresenting}
                    compared={address.against.length}
                    outturns={outturns}
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
