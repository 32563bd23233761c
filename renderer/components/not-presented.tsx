import type { ReactNode } from 'react';
import { EmptyState } from './notice.tsx';

/** Stands where single people's records would, while others see the screen. */
export function NotPresented({ children }: { children?: ReactNode }) {
  return (
    <EmptyState icon="lock" title="Not shown while presenting">
      <p>
        {children ?? 'This is about single children and families.'} Switch the audience back to
        officer in the bar above once nobody else sees the screen.
      </p>
    </EmptyState>
  );
}
