import { BROWSER_HOST, PorterReply, type Bridge } from '../analytics/contract/bridge.ts';
import { PermanenceError } from '../analytics/contract/failure.ts';
import type { PorterRequest, PorterState } from '../analytics/contract/porter.ts';

/** The page's way to its host's porter, who opens, locks and leaves workspaces. */
export type PorterLine = {
  /** What the porter said last. */
  state(): PorterState;
  /** Throws a {@link PermanenceError} for what the porter won't do, once its state is known anew. */
  ask(request: PorterRequest): Promise<PorterState>;
  /** Tells of every change of state until the returned function is called. */
  onChange(listener: () => void): () => void;
};

/** Whether the engine can't be asked: the workspace waits for its passphrase, or is covered. */
export const isLocked = ({ status }: PorterState): boolean =>
  status === 'locked' || status === 'new' || status === 'covered';

/** Asks the porter how things stand, and goes on asking through the same line. */
export async function connectPorter(bridge: Bridge | undefined): Promise<PorterLine> {
  const send = bridge ? (request: PorterRequest) => bridge.porter(request) : post;
  const listeners = new Set<() => void>();
  let known = valueOf(await send({ ask: 'state' }));
  const learn = (state: PorterState): PorterState => {
    const before = JSON.stringify(known);
    known = state;
    if (JSON.stringify(state) !== before) for (const listener of listeners) listener();
    return state;
  };
  return {
    state: () => known,
    ask: async (request) => {
      const reply = await send(request);
      if (reply.ok) return learn(reply.value);
      // What it wouldn't do may have told it something: a damaged file has earlier states.
      learn(valueOf(await send({ ask: 'state' })));
      throw new PermanenceError(reply.failure);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function valueOf(reply: PorterReply): PorterState {
  if (reply.ok) return reply.value;
  throw new PermanenceError(reply.failure);
}

async function post(request: PorterRequest): Promise<PorterReply> {
  const answer = await fetch(BROWSER_HOST.porterPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return PorterReply.parse(await answer.json());
}
