import type { ApiHandlers, Method } from '../contract/api.ts';
import { decodeResult, encodeResult } from '../contract/funding/encoded-result.ts';
import type { Audience } from '../contract/session.ts';
import { HANDLING } from './handling.ts';
import {
  presentableCard,
  presentableOutturn,
  presentableScenario,
  presentableSession,
  withoutChildren,
} from './presentable-answers.ts';
import { sealedFunding } from './sealed-funding.ts';
import { withheld } from './withheld.ts';

/**
 * The one gate that answers pass on their way to a screen that others see: what is withheld is
 * refused before it is worked out, what is gated is made presentable. To the officer it is open.
 * Figures themselves are made presentable where they are read, by {@link presentableFigures}, and
 * what is written into a workbook before it is written, by {@link Screen}.
 */
export function gated(answering: ApiHandlers, audience: () => Audience): ApiHandlers {
  const isOpen = () => audience() === 'officer';
  const handlers: ApiHandlers = { ...answering, ...sealedFunding(answering, isOpen) };
  const behindGate: ApiHandlers = {
    ...handlers,
    'session.describe': async () => {
      const session = await handlers['session.describe']();
      return isOpen() ? session : presentableSession(session);
    },
    'explore.card': async (key) => {
      const card = await handlers['explore.card'](key);
      return isOpen() ? card : presentableCard(card);
    },
    'funding.run': async (request) => {
      const result = await handlers['funding.run'](request);
      return isOpen() ? result : encodeResult(presentableScenario(decodeResult(result)));
    },
    'funding.outturn': async (request) => {
      const result = await handlers['funding.outturn'](request);
      return isOpen() ? result : presentableOutturn(result);
    },
    'outturns.list': async () => {
      const kept = await handlers['outturns.list']();
      return isOpen()
        ? kept
        : kept.map((one) => ({ ...one, outturn: withoutChildren(one.outturn) }));
    },
  };
  const refusing = Object.entries(HANDLING)
    .filter(([, handling]) => handling === 'withheld')
    .map(([method]) => [method, refusingUnless(isOpen, behindGate, method as Method)]);
  return { ...behindGate, ...Object.fromEntries(refusing) } as ApiHandlers;
}

type AnyHandler = (input: unknown, signal?: AbortSignal) => unknown;

/** The handler of a method, which asks on every call whether it may be called. */
function refusingUnless(isOpen: () => boolean, handlers: ApiHandlers, method: Method): AnyHandler {
  // The table's type ties each method to its own input; a loop over all of them can't.
  const answer = handlers[method] as AnyHandler;
  return (input, signal) => {
    if (isOpen()) return answer(input, signal);
    throw withheld();
  };
}
