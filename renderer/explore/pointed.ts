import { create } from 'zustand';

type PointedStore = {
  /** The figure pointed at in the chart or the table, which both show it. */
  id: string | null;
  point: (id: string | null) => void;
};

export const usePointed = create<PointedStore>((set) => ({
  id: null,
  point: (id) => {
    set((state) => (state.id === id ? state : { id }));
  },
}));
