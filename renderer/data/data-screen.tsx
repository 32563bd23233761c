import { Canvas } from '../components/canvas.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import { NotPresented } from '../components/not-presented.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Waiting } from '../components/waiting.tsx';
import { countOf, formatCount } from '../format/number.ts';
import { failureIn, useAnswer, useWaiting } from '../state/answers.ts';
import { useAudience } from '../state/audience.ts';
import type { Source } from '../../analytics/contract/load.ts';
import { CaseworkPanel } from './casework/casework-panel.tsx';
import { ConflictPanel, ConflictsTable } from './conflicts-table.tsx';
import { readFilter, writeFilter } from './disagreement-filter.ts';
import { Disagreements } from './disagreements.tsx';
import { LoadPanel } from './load-panel.tsx';
import { useLoading } from './loading.ts';
import { PreviewScreen } from './preview-screen.tsx';
import { CoverageMatrix } from './quality/coverage-matrix.tsx';
import { QualityPanel } from './quality/quality-panel.tsx';
import { RecipePanel } from './recipes/recipe-panel.tsx';
import { lastUsed } from './recipes/recipe-words.ts';
import { RecipesTable } from './recipes/recipes-table.tsx';
import { useRemovalWithUndo } from './recipes/use-recipes.ts';
import { RejectedRows } from './rejected-rows.tsx';
import { RejectPanel } from './reject-panel.tsx';
import { SourcePanel } from './source-panel.tsx';
import { SourcesTable } from './sources-table.tsx';
import { useDataAddress } from './use-data-address.ts';
import './data.css';

/** Where files come in, and where it is seen what of them was loaded and whether it agrees. */
export function DataScreen() {
  const state = useLoading((loading) => loading.state);
  if (useAudience() === 'presentation') {
    return (
      <Canvas title="What was loaded, and what was not?">
        <NotPresented>
          What was loaded, rejected, corrected and tracked is about single children and families.
        </NotPresented>
      </Canvas>
    );
  }
  return state.step === 'previewed' ? <PreviewScreen state={state} /> : <LoadedData />;
}

function LoadedData() {
  const address = useDataAddress();
  const { params, tab, source, recipe, reject, conflict } = address;
  const sources = useAnswer('sources.list', undefined);
  const disagreements = useAnswer('disagreements.list', undefined);
  const conflicts = useAnswer('sources.conflicts', { offset: 0, limit: 1 });
  const recipes = useAnswer('recipes.list', undefined);
  const waitingForSources = useWaiting(sources);
  const waitingForDisagreements = useWaiting(disagreements);
  const removal = useRemovalWithUndo();
  const removalFailure = failureIn(removal);
  const failure = failureIn(sources) ?? failureIn(disagreements) ?? failureIn(recipes);
  const rows = sources.data ?? [];
  const saved = recipes.data ?? [];
  const rejected = rows.reduce((sum, { rejected: n }) => sum + n, 0);
  const opened = rows.find(({ id }) => id === source);
  const openedRecipe = saved.find(({ name }) => name === recipe);
  const isEmpty = rows.length === 0 && saved.length === 0;

  const inspector = () => {
    if (tab === 'sources' && opened) {
      return <SourcePanel source={opened} onClose={() => address.openSource(null)} />;
    }
    if (tab === 'rejected' && reject) {
      return <RejectPanel reject={reject} onClose={() => address.openReject(null)} />;
    }
    if (tab === 'conflicts' && conflict) {
      return <ConflictPanel conflict={conflict} onClose={() => address.openConflict(null)} />;
    }
    if (tab === 'recipes' && openedRecipe) {
      return (
        <RecipePanel
          recipe={openedRecipe}
          lastUsed={lastUsed(openedRecipe.name, rows)}
          names={saved.map(({ name }) => name)}
          onRenamed={address.openRecipe}
          onRemove={removal.removeRecipe}
          onClose={() => address.openRecipe(null)}
        />
      );
    }
    return null;
  };

  return (
    <Canvas
      title="What was loaded, and what was not?"
      scroll="fixed"
      isRenewing={sources.isFetching && sources.data !== undefined}
      answer={sources.data && <Answer sources={rows} rejected={rejected} />}
      inspector={inspector()}
    >
      <LoadPanel isFirst={sources.data !== undefined && isEmpty} />
      {failure && (
        <ErrorNotice
          failure={failure}
          onRetry={() => {
            for (const answer of [sources, disagreements, recipes]) void answer.refetch();
          }}
        />
      )}
      {removalFailure && <ErrorNotice failure={removalFailure} />}
      {!failure && !sources.data && (
        <Waiting what="Reading the list of sources" {...waitingForSources} />
      )}
      {!failure && sources.data && isEmpty && (
        <EmptyState icon="data" title="There is nothing to show yet">
          Sources, rejected rows and what is wrong with them appear here once files are loaded.
        </EmptyState>
      )}
      {!failure && !isEmpty && (
        <Tabs
          label="Loaded data"
          selected={tab}
          onChange={address.openTab}
          tabs={[
            {
              id: 'sources',
              label: 'Sources',
              count: formatCount(rows.length),
              content: (
                <SourcesTable
                  sources={rows}
                  open={source}
                  onOpen={({ id }) => {
                    address.openSource(id);
                  }}
                />
              ),
            },
            {
              id: 'rejected',
              label: 'Rejected rows',
              count: formatCount(rejected),
              content: (
                <RejectedRows
                  sources={rows}
                  source={source}
                  onSource={address.openSource}
                  open={reject?.id ?? null}
                  onOpen={address.openReject}
                />
              ),
            },
            {
              id: 'conflicts',
              label: 'Conflicts',
              ...(conflicts.data ? { count: formatCount(conflicts.data.total) } : {}),
              content: <ConflictsTable open={conflict?.id ?? null} onOpen={address.openConflict} />,
            },
            { id: 'quality', label: 'Quality', content: <QualityPanel /> },
            { id: 'coverage', label: 'Coverage', content: <CoverageMatrix /> },
            {
              id: 'disagreements',
              label: 'Disagreements',
              ...(disagreements.data ? { count: formatCount(disagreements.data.length) } : {}),
              content: disagreements.data ? (
                <Disagreements
                  disagreements={disagreements.data}
                  filter={readFilter(params)}
                  onFilter={(filter) => {
                    address.change((next) => {
                      writeFilter(next, filter);
                    });
                  }}
                />
              ) : (
                <Waiting
                  what="Holding the figures against each other"
                  {...waitingForDisagreements}
                />
              ),
            },
            {
              id: 'recipes',
              label: 'Recipes',
              count: formatCount(saved.length),
              content: (
                <RecipesTable
                  recipes={saved}
                  sources={rows}
                  open={recipe}
                  onOpen={({ name }) => {
                    address.openRecipe(name);
                  }}
                />
              ),
            },
            { id: 'casework', label: 'Casework', content: <CaseworkPanel /> },
          ]}
        />
      )}
    </Canvas>
  );
}

function Answer({ sources, rejected }: { sources: readonly Source[]; rejected: number }) {
  if (sources.length === 0) return 'Nothing is loaded yet.';
  const loaded = sources.reduce((sum, source) => sum + source.loaded, 0);
  return (
    <>
      {countOf(loaded, 'row')} from {countOf(sources.length, 'source')}{' '}
      {sources.length === 1 ? 'is' : 'are'} loaded;{' '}
      {rejected === 0 ? 'none was rejected' : `${formatCount(rejected)} were rejected`}.
    </>
  );
}
