import type { MessagePortMain } from 'electron';
import type { Wire } from './wire.ts';

/** A page's line over a message port; it starts with the first listener. */
export function wireOfPort(port: MessagePortMain): Wire {
  return {
    // Electron copies what is posted; a transfer list would lose the bytes (electron#34905).
    send: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  };
}
