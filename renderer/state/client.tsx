import { createContext, use, type ReactNode } from 'react';
import type { Connection } from '../connect.ts';

const ClientContext = createContext<Connection | null>(null);

export function ClientProvider({ client, children }: { client: Connection; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

/** The page's way to the engine. */
export function useClient(): Connection {
  const client = use(ClientContext);
  if (!client) throw new Error('useClient is used outside ClientProvider.');
  return client;
}
