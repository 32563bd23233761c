import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { SocketRequest } from './engine-messages.ts';
import { MAX_REQUEST_CHARACTERS, type Wire } from './wire.ts';

/** Turns a page's socket, whose request was let in, into its line. */
export function createPageSockets(): (
  request: SocketRequest,
  socket: Duplex,
  head: Uint8Array,
  take: (wire: Wire) => void,
) => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_REQUEST_CHARACTERS,
    perMessageDeflate: false,
  });
  return (request, socket, head, take) => {
    // Without a handler, a connection that breaks off ends the whole process.
    socket.on('error', () => socket.destroy());
    // All that ws reads of a request is its method, its address and its headers.
    const asked = request as IncomingMessage;
    sockets.handleUpgrade(asked, socket, Buffer.from(head), (opened) => take(wireOf(opened)));
  };
}

function wireOf(socket: WebSocket): Wire {
  // A frame over the limit and a broken connection both end the socket after this event.
  socket.on('error', () => undefined);
  return {
    send: (message) => socket.send(message),
    onMessage: (listener) =>
      socket.on('message', (data, isBinary) => listener(isBinary ? data : String(data))),
    onClose: (listener) => socket.on('close', listener),
    close: (why) => socket.close(1008, why),
  };
}
