import { Suspense, useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { Canvas } from '../components/canvas.tsx';
import { EmptyState } from '../components/notice.tsx';
import { ToastRegion } from '../components/toast.tsx';
import { Waiting } from '../components/waiting.tsx';
import { DropAnywhere } from '../data/drop-anywhere.tsx';
import { arrangeAreas } from '../design/palette.ts';
import { useAnswer } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { useDataset } from '../state/dataset.ts';
import { useStay } from '../workspace/use-stay.ts';
import { lockNow } from '../workspace/workspace-actions.ts';
import { WorkspaceDialogs } from '../workspace/workspace-dialogs.tsx';
import { WorkspaceNotice } from '../workspace/workspace-notice.tsx';
import { WORKSPACE_SCREENS } from '../workspace/workspace-screens.ts';
import { hrefOf, useScreenId } from './address.ts';
import { CommandPalette } from './command-palette.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { ContextBar } from './context-bar.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Rail } from './rail.tsx';
import { SCREENS } from './screens.ts';
import { useShortcuts } from './use-shortcuts.ts';
import './workbench.css';

/** The frame: rail, context bar and the screen the address names. */
export function Workbench() {
  const id = useScreenId();
  const shown = useRef<string | null>(null);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const openPalette = useCallback(() => {
    setPaletteOpen(true);
  }, []);
  const era = useDataset((dataset) => dataset.era);
  const client = useClient();
  const lock = useCallback(() => void lockNow(client), [client]);
  const entry = [...SCREENS, ...WORKSPACE_SCREENS].find((candidate) => candidate.id === id);
  const session = useAnswer('session.describe', undefined).data;
  const areas = useAnswer('areas.list', undefined).data;
  useShortcuts(openPalette, lock);
  useStay();
  useWindowTitle(entry?.label ?? 'Not found', session?.workspace.name);

  useEffect(() => {
    if (areas) arrangeAreas(areas);
  }, [areas]);

  return (
    <div className="workbench">
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          // The address belongs to the screens: a fragment in it would name one that isn't there.
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to content
      </a>
      <Rail current={id} />
      <div className="workbench-main">
        <ContextBar session={session} onOpenPalette={openPalette} />
        <ConnectionNotice />
        <WorkspaceNotice />
        <ErrorBoundary key={`${id} ${era}`}>
          <Suspense fallback={<Pending />}>
            {entry ? <entry.Screen /> : <NotFound />}
            <Arrival screen={id} shown={shown} />
          </Suspense>
        </ErrorBoundary>
      </div>
      <CommandPalette isOpen={isPaletteOpen} onOpenChange={setPaletteOpen} />
      <DropAnywhere />
      <WorkspaceDialogs />
      <ToastRegion />
    </div>
  );
}

function useWindowTitle(label: string, workspace: string | undefined): void {
  useEffect(() => {
    document.title = [label, workspace, 'Permanence Workbench'].filter(Boolean).join(' – ');
  }, [label, workspace]);
}

/**
 * Moves the focus to a screen that comes to front, once it is there: beside the screen inside its
 * Suspense, so that it waits for what the screen waits for. The page itself opens without it.
 */
function Arrival({ screen, shown }: { screen: string; shown: RefObject<string | null> }) {
  useEffect(() => {
    if (shown.current !== null && shown.current !== screen) {
      document.getElementById('main')?.focus();
    }
    shown.current = screen;
  }, [screen, shown]);
  return null;
}

function Pending() {
  return (
    <div className="canvas">
      <Waiting what="Opening the screen" />
    </div>
  );
}

function NotFound() {
  return (
    <Canvas title="There is no such screen">
      <EmptyState
        title="The address names a screen that isn’t there"
        actions={<a href={hrefOf('home')}>Go to Home</a>}
      >
        It may come from another version of the workbench.
      </EmptyState>
    </Canvas>
  );
}
