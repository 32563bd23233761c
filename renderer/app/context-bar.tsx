import type { SessionInfo } from '../../analytics/contract/session.ts';
import { Button } from '../components/button.tsx';
import { useScreenContext } from '../state/context.ts';
import { WorkspaceMenu } from '../workspace/workspace-menu.tsx';
import { Appearance } from './appearance.tsx';
import { AudienceMenu } from './audience-menu.tsx';
import './context-bar.css';

type ContextBarProps = { session: SessionInfo | undefined; onOpenPalette: () => void };

/** Always says whom and when the screen is about, who is looking, and into which workspace. */
export function ContextBar({ session, onOpenPalette }: ContextBarProps) {
  return (
    <header className="context-bar">
      <dl className="context-facts">
        <ScreenFacts />
        <div>
          <dt>Audience</dt>
          <dd>
            <AudienceMenu audience={session?.audience ?? 'officer'} />
          </dd>
        </div>
        <div>
          <dt>Workspace</dt>
          <dd>
            <WorkspaceMenu name={session?.workspace.name} />
          </dd>
        </div>
      </dl>
      <div className="context-tools">
        <Button
          icon="search"
          variant="quiet"
          size="small"
          onPress={onOpenPalette}
          aria-keyshortcuts="Control+K"
        >
          Search <kbd className="context-key">Ctrl K</kbd>
        </Button>
        <Appearance />
      </div>
    </header>
  );
}

/** What changes with every step on a screen; the rest of the bar is not drawn again with it. */
function ScreenFacts() {
  const area = useScreenContext((context) => context.area);
  const period = useScreenContext((context) => context.period);
  return (
    <>
      <div>
        <dt>Area</dt>
        <dd title={area ?? ''}>{area ?? 'All areas'}</dd>
      </div>
      <div>
        <dt>Period</dt>
        <dd title={period ?? ''}>{period ?? 'All periods'}</dd>
      </div>
    </>
  );
}
