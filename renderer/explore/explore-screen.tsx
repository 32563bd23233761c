import { useMemo } from 'react';
import { hrefOf } from '../app/address.ts';
import { Canvas } from '../components/canvas.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import { Waiting } from '../components/waiting.tsx';
import { arrangeAreas } from '../design/palette.ts';
import { failureIn, useAnswer } from '../state/answers.ts';
import { ExploreView } from './explore-view.tsx';
import { useSelection } from './use-selection.ts';
import './explore.css';

const TITLE = 'What do the figures say?';

/** One measure sliced by area, period and breakdown: its question, answer, chart, table and notes. */
export function ExploreScreen() {
  const areas = useAnswer('areas.list', undefined);
  const state = useSelection(areas.data);
  const known = useMemo(() => {
    // Colours have to stand before the first chart is drawn, or it would change them afterwards.
    if (areas.data) arrangeAreas(areas.data);
    return areas.data;
  }, [areas.data]);

  const failure = failureIn(areas);
  if (failure) {
    return (
      <Canvas title={TITLE}>
        <ErrorNotice failure={failure} onRetry={() => void areas.refetch()} />
      </Canvas>
    );
  }
  switch (state.step) {
    case 'failed': {
      const reason = failureIn(state);
      return (
        <Canvas title={TITLE}>
          {reason && <ErrorNotice failure={reason} onRetry={state.retry} />}
        </Canvas>
      );
    }
    case 'empty':
      return (
        <Canvas title={TITLE}>
          <EmptyState
            icon="data"
            title="Nothing is loaded yet"
            actions={<a href={hrefOf('data')}>Load files</a>}
          >
            Drop returns or published figures anywhere on this window. The screen then opens with
            what they say.
          </EmptyState>
        </Canvas>
      );
    case 'opening':
      return <Opening />;
    case 'shown':
      return known ? (
        <ExploreView selection={state.selection} ignored={state.ignored} areas={known} />
      ) : (
        <Opening />
      );
  }
}

function Opening() {
  return (
    <Canvas title={TITLE}>
      <Waiting what="Looking for what there is to show" />
    </Canvas>
  );
}
