import { useEffect, useMemo } from 'react';
import { Canvas } from '../components/canvas.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import { Waiting } from '../components/waiting.tsx';
import { failureIn, useAnswer } from '../state/answers.ts';
import { useFundingAddress } from './address.ts';
import { useDrafts } from './drafts.ts';
import { FundingView } from './funding-view.tsx';
import { useDraftKeeping } from './keeping/keep-drafts.ts';
import { OpenFile } from './keeping/open-file.tsx';
import { outturnChoices } from './outturns.ts';
import { arrangeScenarios } from './scenario-colour.ts';
import { openingChoice, originalScenarios, scenarioChoices } from './scenarios.ts';
import './funding.css';

const TITLE = 'What does each partner pay?';

/** Funding formulas: what each partner pays, under which formula, and what was signed off. */
export function FundingScreen() {
  const ready = useAnswer('funding.ready', undefined);
  const saved = useAnswer('funding.saved', undefined);
  const kept = useAnswer('drafts.list', undefined);
  const keptOutturns = useAnswer('outturns.list', undefined);
  const drafts = useDrafts((store) => store.drafts);
  const files = useDrafts((store) => store.files);
  const isRestored = useDrafts((store) => store.isRestored);
  const { address, goTo } = useFundingAddress();
  useDraftKeeping();
  useEffect(() => {
    if (isRestored || !ready.data || !saved.data || !kept.data) return;
    const originals = originalScenarios(ready.data, saved.data);
    useDrafts.getState().restore(kept.data, originals);
  }, [isRestored, ready.data, saved.data, kept.data]);
  const choices = useMemo(
    () =>
      ready.data && saved.data && isRestored
        ? scenarioChoices({ ready: ready.data, saved: saved.data, files, drafts })
        : null,
    [ready.data, saved.data, isRestored, files, drafts],
  );
  const outturns = useMemo(
    () => outturnChoices(keptOutturns.data ?? [], ready.data ?? []),
    [keptOutturns.data, ready.data],
  );
  const keys = choices?.map(({ id }) => id).join(' ');
  useMemo(() => {
    // Colours have to stand before the first chart is drawn, or it would change them afterwards.
    if (keys) arrangeScenarios(keys.split(' '));
  }, [keys]);

  const failure = [ready, saved, kept, keptOutturns].map(failureIn).find((one) => one !== null);
  if (failure) {
    return (
      <Canvas title={TITLE}>
        <ErrorNotice
          failure={failure}
          onRetry={() => {
            void ready.refetch();
            void saved.refetch();
            void kept.refetch();
            void keptOutturns.refetch();
          }}
        />
      </Canvas>
    );
  }
  if (!choices) {
    return (
      <Canvas title={TITLE}>
        <Waiting what="Looking for scenarios" />
      </Canvas>
    );
  }
  const named = choices.find(({ id }) => id === address.scenario);
  const choice = named ?? openingChoice(choices);
  if (!choice) {
    return (
      <Canvas title={TITLE}>
        <EmptyState
          icon="funding"
          title="There is no scenario yet"
          actions={<OpenFile goTo={goTo} />}
        >
          Open a scenario document, and the screen says what each partner pays.
        </EmptyState>
      </Canvas>
    );
  }
  const isLost = address.scenario !== null && named === undefined && !saved.isFetching;
  return (
    <FundingView
      choice={choice}
      choices={choices}
      outturns={outturns}
      address={address}
      goTo={goTo}
      isLost={isLost}
    />
  );
}
