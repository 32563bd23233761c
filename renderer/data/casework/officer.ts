import { create } from 'zustand';

type Officer = { name: string; setName: (name: string) => void };

/**
 * Who is at the desk: the name put on corrections and look-ups. Kept while the page is open and
 * never in the browser's storage.
 */
export const useOfficer = create<Officer>((set) => ({
  name: '',
  setName: (name) => {
    set({ name });
  },
}));

/** The name as a request carries it; null where none was given. */
export const signedBy = (name: string): string | null => name.trim() || null;
