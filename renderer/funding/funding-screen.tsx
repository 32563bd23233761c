import { useMemo } from 'react';
import { Canvas } from '../components/canvas.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import { Waiting } from '../components/waiting.tsx';
import { failureIn, useAnswer } from '../state/answers.ts';
import { useFundingAddress } from './address.ts';
import { useDrafts } from './drafts.ts';
import { FundingView } from './funding-view.tsx';
import { OpenFile } from './keeping/open-file.tsx';
import { arrangeScenarios } from './scenario-colour.ts';
import { openingChoice, scenarioChoices } from './scenarios.ts';
import './funding.css';

const TITLE = 'What does each partner pay?';

/** Funding formulas: what each partner pays, under which formula, and what was signed off. */
export function FundingScreen() {
  const ready = useAnswer('funding.ready', undefined);
  const saved = useAnswer('funding.saved', undefined);
  const drafts = useDrafts((store) => store.drafts);
  const files = useDrafts((store) => store.files);
  const { address, goTo } = useFundingAddress();
  const choices = useMemo(
    () =>
      ready.data && saved.data
        ? scenarioChoices({ ready: ready.data, saved: saved.data, files, drafts })
        : null,
    [ready.data, saved.data, files, drafts],
  );
  const keys = choices?.map(({ id }) => id).join(' ');
  useMemo(() => {
    // Colours have to stand before the first chart is drawn, or it would change them afterwards.
    if (keys) arrangeScenarios(keys.split(' '));
  }, [keys]);

  const failure = failureIn(ready) ?? failureIn(saved);
  if (failure) {
    return (
      <Canvas title={TITLE}>
        <ErrorNotice
          failure={failure}
          onRetry={() => {
            void ready.refetch();
            void saved.refetch();
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
      outturns={ready.data?.flatMap((one) => (one.kind === 'outturn' ? [one] : [])) ?? []}
      address={address}
      goTo={goTo}
      isLost={isLost}
    />
  );
}
