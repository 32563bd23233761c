import type { ReactNode } from 'react';
import type { Output } from '../../analytics/contract/api.ts';
import { comparePeriods, parsePeriod } from '../../analytics/contract/period.ts';
import { hrefOf } from '../app/address.ts';
import { Canvas } from '../components/canvas.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import { Waiting } from '../components/waiting.tsx';
import { countOf, formatCount } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { failureIn, useAnswer, useWaiting } from '../state/answers.ts';
import { NewestFigures } from './newest-figures.tsx';
import { SavedViews } from './saved-views.tsx';
import './home.css';

const dataTab = (tab: string) => hrefOf('data', new URLSearchParams({ tab }));

/** The newest of the periods the sources reach to, as people read it. */
function newestPeriod(sources: Output<'sources.list'>): string | null {
  const periods = sources.flatMap((source) => parsePeriod(source.lastPeriod ?? '') ?? []);
  return periods.toSorted(comparePeriods).at(-1)?.label ?? null;
}

/** Opens with what is loaded and what it says, and the ways on from there. */
export function HomeScreen() {
  const session = useAnswer('session.describe', undefined);
  if (session.data?.audience === 'presentation') return <PresentedHome />;
  return <OfficersHome />;
}

/** What the figures say, without what was loaded and how it stands: that is the officer's work. */
function PresentedHome() {
  return (
    <Canvas title="What do the loaded figures say?">
      <NewestFigures />
      <SavedViews />
    </Canvas>
  );
}

function OfficersHome() {
  const session = useAnswer('session.describe', undefined);
  const sources = useAnswer('sources.list', undefined);
  const disagreements = useAnswer('disagreements.list', undefined);
  const failure = failureIn(session) ?? failureIn(sources);
  const waiting = useWaiting(sources.data ? session : sources);
  const title = 'What do the loaded figures say?';

  if (failure) {
    return (
      <Canvas title={title}>
        <ErrorNotice
          failure={failure}
          onRetry={() => {
            void session.refetch();
            void sources.refetch();
          }}
        />
      </Canvas>
    );
  }
  if (!session.data || !sources.data) {
    return (
      <Canvas title={title}>
        <Waiting what="Reading what is loaded" {...waiting} />
      </Canvas>
    );
  }
  const { workspace } = session.data;
  if (workspace.sources === 0) return <EmptyWorkspace name={workspace.name} />;
  const newest = newestPeriod(sources.data);
  const journeys = workspace.journeys ?? 0;

  return (
    <Canvas
      title={title}
      isRenewing={session.isFetching || sources.isFetching}
      answer={
        <>
          {workspace.name} holds {countOf(workspace.figures, 'published figure')}
          {journeys > 0 &&
            ` and ${countOf(journeys, 'child’s journey', 'children’s journeys')}`}{' '}
          from {countOf(workspace.sources, 'source')}
          {newest && `, the newest for ${formatPeriod(newest)}`}.
          <Disagreeing count={disagreements.data?.length} />
        </>
      }
    >
      <dl className="facts">
        <Fact name="Sources" value={formatCount(workspace.sources)} href={dataTab('sources')} />
        <Fact
          name="Published figures"
          value={formatCount(workspace.figures)}
          href={hrefOf('explore')}
        />
        <Fact name="Journeys" value={formatCount(journeys)} href={dataTab('sources')} />
        <Fact
          name="Rejected rows"
          value={formatCount(sources.data.reduce((sum, source) => sum + source.rejected, 0))}
          href={dataTab('rejected')}
        />
        <Fact
          name="Disagreements"
          value={disagreements.data ? formatCount(disagreements.data.length) : '…'}
          href={dataTab('disagreements')}
        />
      </dl>
      <NewestFigures />
      <SavedViews />
    </Canvas>
  );
}

function Disagreeing({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return count === 0 ? (
    <> No figure contradicts another.</>
  ) : (
    <>
      {' '}
      In <a href={dataTab('disagreements')}>{countOf(count, 'place')}</a> they contradict each
      other.
    </>
  );
}

function Fact({ name, value, href }: { name: string; value: ReactNode; href: string }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        <a href={href} aria-label={`${name}: ${String(value)}`}>
          {value}
        </a>
      </dd>
    </div>
  );
}

function EmptyWorkspace({ name }: { name: string }) {
  return (
    <Canvas title="Nothing is loaded yet">
      <EmptyState
        icon="data"
        title={`${name} holds no figures`}
        actions={<a href={hrefOf('data')}>Load files</a>}
      >
        <p>
          Drop SSDA903, Annex A or ASG returns, published figures or an export of your own anywhere
          on this window. Each file is shown to you before anything is loaded, and stays on this
          machine.
        </p>
      </EmptyState>
    </Canvas>
  );
}
