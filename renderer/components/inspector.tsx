import {
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  type ReactNode,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './button.tsx';
import { InspectorPlace } from './inspector-place.ts';
import './inspector.css';

export type InspectorProps = {
  title: string;
  subtitle?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons along the bottom. */
  actions?: ReactNode;
};

/** The panel on the right: definition, provenance and settings of what is selected. */
export function Inspector({ title, subtitle, onClose, children, actions }: InspectorProps) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, onClose);
  useFocusReturn(panel);
  const place = useContext(InspectorPlace);
  const aside = (
    <aside className="inspector" aria-labelledby={id} ref={panel}>
      <header className="inspector-head">
        <div>
          <h2 id={id}>{title}</h2>
          {subtitle && <div className="muted inspector-subtitle">{subtitle}</div>}
        </div>
        <IconButton
          icon="close"
          label="Close panel"
          shortcut="Esc"
          size="small"
          onPress={onClose}
        />
      </header>
      <div className="inspector-body" tabIndex={0} role="group" aria-label={`About ${title}`}>
        {children}
      </div>
      {actions && <footer className="inspector-actions">{actions}</footer>}
    </aside>
  );
  return place ? createPortal(aside, place) : aside;
}

/**
 * Escape closes the panel: from within at once, even while the close button shows its tooltip, which
 * would take it otherwise; from elsewhere on the screen unless something there took it.
 */
function useEscape(panel: RefObject<HTMLElement | null>, onClose: () => void): void {
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !(event.target instanceof Element)) return;
    const isWithin = panel.current?.contains(event.target) ?? false;
    const isOnScreen = event.target.closest('.canvas') !== null;
    const isFirst = event.eventPhase === Event.CAPTURING_PHASE;
    if (isFirst ? isWithin : isOnScreen && !isWithin && !event.defaultPrevented) onClose();
  });
  useEffect(() => {
    const stop = new AbortController();
    const listen = (event: KeyboardEvent) => {
      onEscape(event);
    };
    addEventListener('keydown', listen, { capture: true, signal: stop.signal });
    addEventListener('keydown', listen, { signal: stop.signal });
    return () => {
      stop.abort();
    };
  }, []);
}

/** Closed from within, the panel gives the focus back to where it was when it was opened. */
function useFocusReturn(panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = panel.current;
    const opener = document.activeElement;
    return () => {
      if (!element?.contains(document.activeElement)) return;
      // What opened it may have been scrolled away since, and be drawn no more.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else document.getElementById('main')?.focus();
    };
  }, [panel]);
}

/** A part of the panel under its own small heading. */
export function InspectorSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="inspector-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Names and values, one a line. */
export function PropertyList({
  items,
}: {
  items: readonly { name: ReactNode; value: ReactNode }[];
}) {
  return (
    <dl className="property-list">
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
