import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { Scheme } from '../design/palette.ts';

const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  contrast: z.enum(['system', 'more']).catch('system'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
});
export type Preferences = z.infer<typeof Preferences>;

type PreferencesStore = Preferences & { choose: (chosen: Partial<Preferences>) => void };

/** How the page looks on this machine. All that is ever kept in the browser's own storage. */
export const usePreferences = create<PreferencesStore>()(
  persist(
    (set) => ({
      theme: 'system',
      contrast: 'system',
      density: 'comfortable',
      choose: (chosen) => {
        set(chosen);
      },
    }),
    {
      name: 'preferences',
      version: 1,
      storage: createJSONStorage(() => localStorage),
      partialize: ({ theme, contrast, density }) => ({ theme, contrast, density }),
      merge: (kept, current) => ({ ...current, ...Preferences.parse(kept ?? {}) }),
    },
  ),
);

/** Puts the preferences on <html>, where tokens.css reads them, now and whenever they change. */
export function applyPreferences(root: HTMLElement): () => void {
  const apply = ({ theme, contrast, density }: Preferences) => {
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    if (contrast === 'system') delete root.dataset['contrast'];
    else root.dataset['contrast'] = contrast;
    root.dataset['density'] = density;
  };
  apply(usePreferences.getState());
  return usePreferences.subscribe(apply);
}

const DARK = '(prefers-color-scheme: dark)';

function watchSystem(listener: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', listener);
  return () => {
    query.removeEventListener('change', listener);
  };
}

/** Whether the page is light or dark right now, the system's wish included; for charts. */
export function useScheme(): Scheme {
  const theme = usePreferences((preferences) => preferences.theme);
  const isSystemDark = useSyncExternalStore(watchSystem, () => matchMedia(DARK).matches);
  if (theme !== 'system') return theme;
  return isSystemDark ? 'dark' : 'light';
}
