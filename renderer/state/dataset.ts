import { create } from 'zustand';

type Dataset = {
  /** Counts what has been loaded since the page opened; every answer is kept under its version. */
  version: number;
  /** The data changed: answers from before are asked for again. */
  renew: () => void;
};

export const useDataset = create<Dataset>((set) => ({
  version: 0,
  renew: () => {
    set((dataset) => ({ version: dataset.version + 1 }));
  },
}));
