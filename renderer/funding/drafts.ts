import { create } from 'zustand';
import type { Failure } from '../../analytics/contract/failure.ts';
import type { KeptDraft } from '../../analytics/contract/funding/draft.ts';
import type { Scenario } from '../../analytics/contract/funding/scenario.ts';
import { useDataset } from '../state/dataset.ts';
import { changed, keptAs, openDraft, redone, settled, undone } from './draft.ts';
import type { Draft } from './draft.ts';

const withoutKey = <T>(entries: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> =>
  new Map([...entries].filter(([own]) => own !== key));

type Drafts = {
  /** By the key of the scenario they began from; going to another scenario loses none. */
  drafts: ReadonlyMap<string, Draft>;
  change: (key: string, from: Scenario, to: Scenario, gesture?: string) => void;
  settle: (key: string) => void;
  undo: (key: string) => void;
  redo: (key: string) => void;
  keep: (key: string, scenario: Scenario) => void;
  forget: (key: string) => void;
  /** Scenarios opened from files, by their keys. */
  files: ReadonlyMap<string, Scenario>;
  openFile: (key: string, scenario: Scenario) => void;
  closeFile: (key: string) => void;
  /** Whether what the workspace keeps from before is here. */
  isRestored: boolean;
  /**
   * Takes over what was kept before the page was loaded; what is being worked on stays. `originals`
   * are the scenarios that drafts may have begun from; what began from none of them is left alone.
   */
  restore: (kept: readonly KeptDraft[], originals: ReadonlyMap<string, Scenario>) => void;
  /** Why the newest changes are not kept in the workspace. */
  unkept: Failure | null;
};

const NOTHING = {
  drafts: new Map<string, Draft>(),
  files: new Map<string, Scenario>(),
  isRestored: false,
  unkept: null,
} as const satisfies Partial<Drafts>;

/**
 * What has been changed and not saved. The steps back are the page's own; the changes themselves
 * are kept in the workspace by {@link useDraftKeeping}.
 */
export const useDrafts = create<Drafts>((set) => {
  const update = (key: string, step: (draft: Draft) => Draft) => {
    set(({ drafts }) => {
      const draft = drafts.get(key);
      return draft ? { drafts: new Map(drafts).set(key, step(draft)) } : {};
    });
  };
  return {
    ...NOTHING,
    change: (key, from, to, gesture) => {
      set(({ drafts }) => {
        const draft = drafts.get(key) ?? openDraft(from);
        return { drafts: new Map(drafts).set(key, changed(draft, to, gesture ?? null)) };
      });
    },
    settle: (key) => {
      update(key, settled);
    },
    undo: (key) => {
      update(key, undone);
    },
    redo: (key) => {
      update(key, redone);
    },
    keep: (key, scenario) => {
      set(({ drafts }) => {
        const draft = drafts.get(key) ?? openDraft(scenario);
        return { drafts: new Map(drafts).set(key, keptAs(draft, scenario)) };
      });
    },
    forget: (key) => {
      set(({ drafts }) => ({ drafts: withoutKey(drafts, key) }));
    },
    openFile: (key, scenario) => {
      set(({ files }) => ({ files: new Map(files).set(key, scenario) }));
    },
    closeFile: (key) => {
      set(({ files, drafts }) => ({
        files: withoutKey(files, key),
        drafts: withoutKey(drafts, key),
      }));
    },
    restore: (kept, originals) => {
      set((store) => {
        const drafts = new Map(store.drafts);
        const files = new Map(store.files);
        for (const { key, scenario, opened } of kept) {
          const from = opened ?? originals.get(key);
          if (!from || drafts.has(key) || files.has(key)) continue;
          if (opened) files.set(key, opened);
          if (JSON.stringify(scenario) === JSON.stringify(from)) continue;
          drafts.set(key, changed(openDraft(from), scenario));
        }
        return { drafts, files, isRestored: true };
      });
    },
  };
});

// Others see the screen now, or no longer: what may be shown is asked for anew.
useDataset.subscribe((now, before) => {
  if (now.era !== before.era) useDrafts.setState(NOTHING);
});
