import { useEffect, useState } from 'react';
import type { ConnectionState } from '../connect.ts';
import { useClient } from './client.tsx';
import { useDataset } from './dataset.ts';

/**
 * Whether the engine can be asked. When a connection that had broken off is back, the engine may
 * be another one: everything is asked again.
 */
export function useConnectionState(): ConnectionState {
  const client = useClient();
  const renew = useDataset((dataset) => dataset.renew);
  const [state, setState] = useState<ConnectionState>('connected');
  useEffect(() => {
    let before: ConnectionState = 'connected';
    return client.onState((now) => {
      if (now === 'connected' && before !== 'connected') renew();
      before = now;
      setState(now);
    });
  }, [client, renew]);
  return state;
}
