import type { ApiHandlers } from '../contract/api.ts';
import type { SavedScenario } from '../contract/funding/version.ts';
import { withoutChildren } from './presentable-answers.ts';
import { SealedDemand } from './sealed-demand.ts';

/**
 * The requests of the Funding screen: scenarios go out with their demand sealed while others look,
 * and whatever comes in is opened before it is worked with, so that what is reckoned, saved and
 * locked is always true.
 */
export function sealedFunding(handlers: ApiHandlers, isOpen: () => boolean): Partial<ApiHandlers> {
  const sealed = new SealedDemand();
  const opened = <T extends { scenario: unknown }>(request: T): T => ({
    ...request,
    scenario: sealed.open(request.scenario),
  });
  const shown = (saved: SavedScenario): SavedScenario => {
    if (isOpen()) return saved;
    const { scenario, locked } = saved;
    return {
      ...saved,
      scenario: sealed.seal(scenario),
      locked: locked && { ...locked, scenario: sealed.seal(locked.scenario) },
    };
  };
  return {
    'funding.run': (request) => handlers['funding.run'](opened(request)),
    'funding.compare': ({ scenarios }) =>
      handlers['funding.compare']({ scenarios: scenarios.map((one) => sealed.open(one)) }),
    'funding.goal': (request) => handlers['funding.goal'](opened(request)),
    'funding.price': (request) => handlers['funding.price'](opened(request)),
    'funding.volatility': (request, signal) =>
      handlers['funding.volatility'](opened(request), signal),
    'funding.export': ({ scenarios }) =>
      handlers['funding.export']({ scenarios: scenarios.map((one) => sealed.open(one)) }),
    'funding.save': async (request) => shown(await handlers['funding.save'](opened(request))),
    'funding.lock': async (request) => shown(await handlers['funding.lock'](opened(request))),
    'funding.saved': async () => (await handlers['funding.saved']()).map(shown),
    'funding.ready': async () => {
      const ready = await handlers['funding.ready']();
      if (isOpen()) return ready;
      return ready.map((one) =>
        one.kind === 'scenario'
          ? { ...one, scenario: sealed.seal(one.scenario) }
          : { ...one, outturn: withoutChildren(one.outturn) },
      );
    },
    'drafts.list': async () => {
      const drafts = await handlers['drafts.list']();
      if (isOpen()) return drafts;
      return drafts.map(({ scenario, opened: from, ...draft }) => ({
        ...draft,
        scenario: sealed.seal(scenario),
        opened: from && sealed.seal(from),
      }));
    },
    'drafts.keep': (request) =>
      handlers['drafts.keep']({ ...opened(request), opened: sealed.open(request.opened) }),
  };
}
