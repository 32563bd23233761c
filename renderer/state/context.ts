import { useEffect } from 'react';
import { create } from 'zustand';

/** Whom and when the screen is about, in the words the context bar shows. */
export type ScreenContext = { area: string | null; period: string | null };

type ContextStore = ScreenContext & { describe: (context: ScreenContext) => void };

export const useScreenContext = create<ContextStore>((set) => ({
  area: null,
  period: null,
  describe: (context) => {
    set(context);
  },
}));

/** Says on the context bar what the screen in front is about, for as long as it is in front. */
export function useDescribeContext({ area, period }: ScreenContext): void {
  const describe = useScreenContext((store) => store.describe);
  useEffect(() => {
    describe({ area, period });
    return () => {
      describe({ area: null, period: null });
    };
  }, [area, period, describe]);
}
