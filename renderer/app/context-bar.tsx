import type { SessionInfo } from '../../analytics/contract/session.ts';
import { Button } from '../components/button.tsx';
import { Term } from '../components/tooltip.tsx';
import { useScreenContext } from '../state/context.ts';
import { Appearance } from './appearance.tsx';
import './context-bar.css';

const WORKSPACE_KINDS = {
  sample: 'the figures that came with the workbench',
  file: 'an encrypted file on this machine',
  empty: 'nothing is loaded',
} as const satisfies Record<SessionInfo['workspace']['kind'], string>;

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
            <Term definition="What a performance officer sees: true counts, however small. Nothing on this screen has passed disclosure control, so none of it is for release.">
              Officer, not for release
            </Term>
          </dd>
        </div>
        <div>
          <dt>Workspace</dt>
          <dd title={session ? WORKSPACE_KINDS[session.workspace.kind] : ''}>
            {session?.workspace.name ?? '…'}
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
