import { useState } from 'react';
import { z } from 'zod';
import { navigate, useAddress } from '../app/address.ts';
import { Canvas } from '../components/canvas.tsx';
import { EmptyState, ErrorNotice } from '../components/notice.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Waiting } from '../components/waiting.tsx';
import { countOf, formatCount } from '../format/number.ts';
import { failureIn, useAnswer, useWaiting } from '../state/answers.ts';
import { readFilter, writeFilter } from './disagreement-filter.ts';
import { Disagreements } from './disagreements.tsx';
import { LoadPanel } from './load-panel.tsx';
import { useLoading } from './loading.ts';
import { PreviewScreen } from './preview-screen.tsx';
import { RejectedRows, type NumberedReject } from './rejected-rows.tsx';
import { RejectPanel } from './reject-panel.tsx';
import { SourcePanel } from './source-panel.tsx';
import { SourcesTable } from './sources-table.tsx';
import './data.css';

const Tab = z.enum(['sources', 'rejected', 'disagreements']);

/** Where files come in, and where it is seen what of them was loaded and whether it agrees. */
export function DataScreen() {
  const state = useLoading((loading) => loading.state);
  return state.step === 'previewed' ? <PreviewScreen state={state} /> : <LoadedData />;
}

function LoadedData() {
  const { params } = useAddress();
  const sources = useAnswer('sources.list', undefined);
  const disagreements = useAnswer('disagreements.list', undefined);
  const waitingForSources = useWaiting(sources);
  const waitingForDisagreements = useWaiting(disagreements);
  const [reject, setReject] = useState<NumberedReject | null>(null);
  const tab = Tab.safeParse(params.get('tab')).data ?? 'sources';
  const sourceId = params.get('source') === null ? null : Number(params.get('source'));
  const title = 'What was loaded, and what was not?';

  const change = (edit: (params: URLSearchParams) => void, how: 'push' | 'replace' = 'replace') => {
    const next = new URLSearchParams(params);
    edit(next);
    navigate('data', next, how);
  };
  const setSource = (id: number | null) => {
    setReject(null);
    change((next) => {
      if (id === null) next.delete('source');
      else next.set('source', String(id));
    });
  };

  const failure = failureIn(sources) ?? failureIn(disagreements);
  const rows = sources.data ?? [];
  const rejected = rows.reduce((sum, source) => sum + source.rejected, 0);
  const opened = tab === 'sources' ? rows.find((source) => source.id === sourceId) : undefined;

  return (
    <Canvas
      title={title}
      scroll="fixed"
      isRenewing={sources.isFetching && sources.data !== undefined}
      answer={
        sources.data &&
        (rows.length === 0 ? (
          'Nothing is loaded yet.'
        ) : (
          <>
            {countOf(
              rows.reduce((sum, source) => sum + source.loaded, 0),
              'row',
            )}{' '}
            from {countOf(rows.length, 'source')} {rows.length === 1 ? 'is' : 'are'} loaded;{' '}
            {rejected === 0 ? 'none was rejected' : `${formatCount(rejected)} were rejected`}.
          </>
        ))
      }
      inspector={
        opened ? (
          <SourcePanel
            source={opened}
            onClose={() => {
              setSource(null);
            }}
          />
        ) : (
          tab === 'rejected' &&
          reject && (
            <RejectPanel
              reject={reject}
              onClose={() => {
                setReject(null);
              }}
            />
          )
        )
      }
    >
      <LoadPanel />
      {failure && (
        <ErrorNotice
          failure={failure}
          onRetry={() => {
            void sources.refetch();
            void disagreements.refetch();
          }}
        />
      )}
      {!failure && !sources.data && (
        <Waiting what="Reading the list of sources" {...waitingForSources} />
      )}
      {!failure && sources.data && rows.length === 0 && (
        <EmptyState icon="data" title="There is nothing to show yet">
          Sources, rejected rows and disagreements appear here once files are loaded.
        </EmptyState>
      )}
      {!failure && rows.length > 0 && (
        <Tabs
          label="Loaded data"
          selected={tab}
          onChange={(id) => {
            setReject(null);
            navigate('data', new URLSearchParams({ tab: id }));
          }}
          tabs={[
            {
              id: 'sources',
              label: 'Sources',
              count: formatCount(rows.length),
              content: (
                <SourcesTable
                  sources={rows}
                  open={sourceId}
                  onOpen={(source) => {
                    setSource(source.id);
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
                  source={sourceId}
                  onSource={setSource}
                  open={reject?.id ?? null}
                  onOpen={setReject}
                />
              ),
            },
            {
              id: 'disagreements',
              label: 'Disagreements',
              ...(disagreements.data ? { count: formatCount(disagreements.data.length) } : {}),
              content: disagreements.data ? (
                <Disagreements
                  disagreements={disagreements.data}
                  filter={readFilter(params)}
                  onFilter={(filter) => {
                    change((next) => {
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
          ]}
        />
      )}
    </Canvas>
  );
}
