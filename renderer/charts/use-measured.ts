import { useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { CHART_INK } from '../design/palette.ts';
import { usePreferences, useScheme } from '../state/preferences.ts';
import { measureIn } from './text.ts';

type Size = { readonly width: number; readonly font: string; readonly fontSize: number };

/** What is drawn in an element, measured: its width in pixels, its type, light or dark. Null until it has a width. */
export function useMeasured(frame: RefObject<HTMLDivElement | null>) {
  const scheme = useScheme();
  const density = usePreferences((preferences) => preferences.density);
  const [measured, setMeasured] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => {
      const style = getComputedStyle(element);
      const width = Math.floor(element.clientWidth);
      const font = style.fontFamily;
      const fontSize = Number.parseFloat(style.fontSize);
      if (width === 0) return;
      // The observer reports once to begin with: the same size must not have all drawn again.
      setMeasured((before) =>
        before?.width === width && before.font === font && before.fontSize === fontSize
          ? before
          : { width, font, fontSize },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [frame, density]);
  return useMemo(
    () =>
      measured && {
        ...measured,
        measure: measureIn(document, measured.font),
        scheme,
        ink: CHART_INK[scheme],
      },
    [measured, scheme],
  );
}
