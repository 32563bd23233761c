import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { InspectorPlace } from './inspector-place.ts';
import { ThinBar } from './progress.tsx';
import './canvas.css';

export type CanvasProps = {
  /** The question the screen answers, or its name. */
  title: string;
  /** One sentence that answers it, with its uncertainty. */
  answer?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** A row of filters under the title; stays in place while the rest scrolls. */
  filters?: ReactNode;
  /** The old content stays under a thin bar while new content is on its way. */
  isRenewing?: boolean;
  /** An {@link Inspector}, when something is selected. */
  inspector?: ReactNode;
  /** `fixed` leaves scrolling to what is inside: a table that fills the height. */
  scroll?: 'page' | 'fixed';
  children: ReactNode;
};

let hadFocus = false;

/**
 * When one canvas takes the place of another (a preview that of the sources) and the focus was
 * inside, the new one takes it: otherwise a keyboard would start again at the top of the window.
 */
function useFocusHandover() {
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = main.current;
    if (hadFocus) element?.focus();
    hadFocus = false;
    return () => {
      hadFocus = element?.contains(document.activeElement) ?? false;
    };
  }, []);
  return main;
}

/** What every screen stands on: question, answer, content, and the panel on the right. */
export function Canvas({
  title,
  answer,
  actions,
  filters,
  isRenewing = false,
  inspector,
  scroll = 'page',
  children,
}: CanvasProps) {
  const main = useFocusHandover();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <div className="canvas">
      <ThinBar isActive={isRenewing} />
      <main
        className={`canvas-main canvas-${scroll}`}
        id="main"
        ref={main}
        tabIndex={-1}
        aria-busy={isRenewing}
        aria-labelledby="canvas-title"
      >
        <header className="canvas-head">
          <div className="canvas-title">
            <h1 id="canvas-title">{title}</h1>
            {actions && <div className="canvas-actions">{actions}</div>}
          </div>
          {answer && <p className="canvas-answer">{answer}</p>}
          {filters && <div className="canvas-filters">{filters}</div>}
        </header>
        <div className="canvas-content">
          <InspectorPlace value={place}>{children}</InspectorPlace>
        </div>
      </main>
      {inspector}
      <div className="canvas-inspector" ref={setPlace} />
    </div>
  );
}
