import { create } from 'zustand';
import type { Scenario } from '../../analytics/contract/funding/scenario.ts';
import { changed, keptAs, openDraft, redone, settled, undone } from './draft.ts';
import type { Draft } from './draft.ts';

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
};

/** What has been changed and not saved, for as long as the page is open. */
export const useDrafts = create<Drafts>((set) => {
  const update = (key: string, step: (draft: Draft) => Draft) => {
    set(({ drafts }) => {
      const draft = drafts.get(key);
      return draft ? { drafts: new Map(drafts).set(key, step(draft)) } : {};
    });
  };
  return {
    drafts: new Map(),
    files: new Map(),
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
      set(({ drafts }) => {
        const left = new Map(drafts);
        left.delete(key);
        return { drafts: left };
      });
    },
    openFile: (key, scenario) => {
      set(({ files }) => ({ files: new Map(files).set(key, scenario) }));
    },
  };
});
