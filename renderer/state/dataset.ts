import { create } from 'zustand';

type Dataset = {
  /** Counts what has been loaded since the page opened; every answer is kept under its version. */
  version: number;
  /** Counts how often the screens were to begin anew, with nothing on them from before. */
  era: number;
  /** The data changed: answers from before are asked for again, and shown until the new ones come. */
  renew: () => void;
  /** What is on the screens may no longer be seen, not even until new answers come. */
  forget: () => void;
};

export const useDataset = create<Dataset>((set) => ({
  version: 0,
  era: 0,
  renew: () => {
    set(({ version }) => ({ version: version + 1 }));
  },
  forget: () => {
    set(({ version, era }) => ({ version: version + 1, era: era + 1 }));
  },
}));
