import { useRef, useState } from 'react';
import type { Preview } from '../../analytics/contract/load.ts';
import { Button } from '../components/button.tsx';
import { Canvas } from '../components/canvas.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { countOf } from '../format/number.ts';
import { useAnswer } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { useCommands } from '../state/commands.ts';
import { FileIntake } from './file-intake.tsx';
import { loadable, ticketsOf, type LoadingState } from './loading-state.ts';
import { useLoading } from './loading.ts';
import { MappingScreen } from './mapping/mapping-screen.tsx';
import { PreviewDetail } from './preview-detail.tsx';
import { PreviewGroup } from './preview-group.tsx';
import { groupTables, tableKey, type TableGroup } from './preview-groups.ts';
import { verdictOf, whatToLoad } from './preview-words.ts';
import { statedAlike } from './stated-alike.ts';
import { assumptionOf, factsInName, factsOf, withFacts } from './stated-facts.ts';
import './preview.css';

type Previewed = Extract<LoadingState, { step: 'previewed' }>;

/** With more groups than these, all but what needs somebody start closed. */
const MOST_OPEN = 4;

/** What the files turn out to be, before anything is loaded, and what they don't say. */
export function PreviewScreen({ state }: { state: Previewed }) {
  const client = useClient();
  const { load, discard, remove, say, look } = useLoading();
  const areas = useAnswer('areas.list', undefined).data ?? [];
  const list = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const [mapped, setMapped] = useState<string | null>(null);
  const { previews, refused, stated } = state;
  const groups = groupTables(previews);
  const ready = loadable(previews);
  const asking = groups.filter((group) => assumptionOf(group, factsOf(stated, group))?.matters);
  const named = asking.filter((group) => Object.keys(factsInName(group, areas)).length > 0);
  const hasSeveralReturns = groups.filter(({ asks }) => asks.length > 0).length > 1;
  const alike = statedAlike(groups, stated);
  const detail = previews.find((preview) => tableKey(preview) === shown);
  const toMap = previews.find((preview) => tableKey(preview) === mapped);
  const takeNames = () => {
    say(
      withFacts(stated, asking, (group) => ({
        ...factsInName(group, areas),
        ...factsOf(stated, group),
      })),
    );
    // The button goes with what it offered: the keyboard goes on at the returns.
    list.current?.focus();
  };
  const loadWords = `Load ${whatToLoad(ready)}`;
  const loadAll = () => void load(client);
  useCommands(
    'preview',
    ready.length > 0 && !toMap
      ? [{ id: 'load-previewed', label: loadWords, section: 'Data', run: loadAll }]
      : [],
  );

  if (toMap) {
    return (
      <MappingScreen
        preview={toMap}
        onClose={() => {
          setMapped(null);
        }}
        onSaved={async () => {
          await look(client, ticketsOf(previews));
          setShown(mapped);
          setMapped(null);
        }}
      />
    );
  }
  return (
    <Canvas
      title={`What ${previews.length === 1 ? 'is this table' : 'are these tables'}?`}
      scroll="fixed"
      answer={<Answer groups={groups} ready={ready} />}
      actions={
        <>
          <FileIntake isCompact />
          <Button
            onPress={() => {
              discard(client);
            }}
          >
            Discard
          </Button>
          {ready.length > 0 && (
            <Button variant="primary" onPress={loadAll}>
              {loadWords}
            </Button>
          )}
        </>
      }
      filters={
        hasSeveralReturns && (
          <div className="preview-asking">
            <span role="status">{askingWords(asking.length)}</span>
            {named.length > 1 && (
              <Button size="small" onPress={takeNames}>
                {`Take it from the names of ${named.length}`}
              </Button>
            )}
          </div>
        )
      }
      inspector={
        detail && (
          <PreviewDetail
            preview={detail}
            onClose={() => {
              setShown(null);
            }}
            onMap={() => {
              setMapped(shown);
            }}
          />
        )
      }
    >
      <div
        className="preview"
        role="group"
        aria-label="What was handed over"
        ref={list}
        tabIndex={-1}
      >
        {refused.map((failure, index) => (
          <ErrorNotice key={index} failure={failure} />
        ))}
        {groups.map((group) => (
          <PreviewGroup
            key={group.key}
            group={group}
            alike={alike.get(group.key)}
            areas={areas}
            stated={stated}
            onState={say}
            onStateForAll={
              asking.length > 0 && hasSeveralReturns
                ? (facts) => {
                    say(withFacts(stated, groups, () => facts));
                  }
                : undefined
            }
            isOpenAtFirst={groups.length <= MOST_OPEN || group.family === null}
            shown={shown}
            onShow={setShown}
            onMap={setMapped}
            onRemove={(tickets) => {
              remove(client, tickets);
            }}
          />
        ))}
      </div>
    </Canvas>
  );
}

function askingWords(count: number): string {
  if (count === 0) return 'Of every return it is said whose it is and of which year.';
  return count === 1
    ? '1 return does not say whose it is or of which year.'
    : `${count} returns do not say whose they are or of which year.`;
}

function Answer({ groups, ready }: { groups: readonly TableGroup[]; ready: readonly Preview[] }) {
  const verdicts = groups.flatMap((group) =>
    group.tables.map((preview) => verdictOf(preview, group).words),
  );
  const count = (words: string) => verdicts.filter((verdict) => verdict === words).length;
  const left = [
    [count('Already loaded'), 'already loaded'],
    [count('Not recognised'), 'not recognised'],
    [count('No use for this table'), 'of no use here'],
    [count('Can’t be loaded'), 'refused'],
  ] as const;
  const others = left
    .filter(([n]) => n > 0)
    .map(([n, words]) => `${n} ${n === 1 ? 'is' : 'are'} ${words}`);
  return (
    <>
      {countOf(ready.length, 'table')} can be loaded{others.length > 0 && `; ${others.join(', ')}`}.
      Nothing is loaded until you say so.
    </>
  );
}
