/** What of a socket oRPC uses to carry its messages. */
export type SocketCarrier = Pick<
  WebSocket,
  'addEventListener' | 'removeEventListener' | 'send' | 'readyState'
>;

/**
 * Carries messages over a socket, and drops what is sent while it closes: oRPC would throw, where
 * nobody can catch it, when a request is cancelled at that moment. Nothing waits in vain for what
 * was dropped, because the end of the socket, which follows, fails every request under way.
 */
export function socketCarrier(websocket: WebSocket): SocketCarrier {
  return {
    addEventListener: websocket.addEventListener.bind(websocket),
    removeEventListener: websocket.removeEventListener.bind(websocket),
    send: (message) => {
      if (websocket.readyState === websocket.OPEN) websocket.send(message);
    },
    get readyState() {
      const closing = websocket.readyState === websocket.CLOSING;
      return closing ? websocket.OPEN : websocket.readyState;
    },
  };
}
