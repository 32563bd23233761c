import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeResult } from '../../../analytics/contract/funding/encoded-result.ts';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { Workbench } from '../../../analytics/workbench.ts';

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.open({ samples: true, host: 'script' });
});
afterAll(() => workbench.close());

const present = (audience: 'officer' | 'presentation') =>
  workbench.handlers['session.present']({ audience });

async function ready(): Promise<Scenario[]> {
  const documents = await workbench.handlers['funding.ready']();
  return documents.flatMap((one) => (one.kind === 'scenario' ? [one.scenario] : []));
}

async function paid(scenario: Scenario) {
  const { years } = decodeResult(await workbench.handlers['funding.run']({ scenario }));
  return years.map(({ partners }) =>
    partners.map(({ partner, contribution }) => [partner, contribution]),
  );
}

/** Every figure of demand in a scenario. */
const figures = ({ demand }: Pick<Scenario, 'demand'>) =>
  Object.values(demand?.values ?? {}).flatMap((names) =>
    Object.values(names).flatMap((years) => Object.values(years)),
  );

describe('threat: others read numbers of children off a funding scenario', () => {
  it('hands every scenario out without one, and it comes to the same contributions', async () => {
    const open = await ready();
    const before = await Promise.all(open.map(paid));
    await present('presentation');
    try {
      const sealed = await ready();
      expect(sealed.map(({ name }) => name)).toEqual(open.map(({ name }) => name));
      const numbers = sealed.flatMap(figures).filter((one) => !/^sealed \d+$/.test(String(one)));
      expect(sealed.flatMap(figures).length).toBeGreaterThan(50);
      expect(numbers).toEqual([]);
      expect(await Promise.all(sealed.map(paid))).toEqual(before);
    } finally {
      await present('officer');
    }
  });

  it('saves, locks and keeps what is under the seals, and answers under them', async () => {
    const { handlers } = workbench;
    const name = 'Hybrid with smoothing';
    const hybrid = (scenarios: Scenario[]) => scenarios.find((one) => one.name === name);
    const open = hybrid(await ready());
    await present('presentation');
    const scenario = hybrid(await ready());
    if (!open || !scenario) throw new Error('the samples hold no such scenario');
    const saved = await handlers['funding.save']({ scenario, id: null });
    const lock = { by: 'Chair', note: '' };
    const locked = await handlers['funding.lock']({ scenario, lock });
    await handlers['drafts.keep']({ key: 'file:a', scenario, opened: scenario });
    const listed = await handlers['funding.saved']();
    const shown = JSON.stringify([saved, locked, listed, await handlers['drafts.list']()]);
    await present('officer');
    expect(shown).toContain('sealed ');
    expect(shown).not.toMatch(/"20\d\d\/\d\d":\d{1,3}[,}]/);
    const [kept, signed] = await handlers['funding.saved']();
    expect(kept?.scenario).toEqual(open);
    expect(figures(signed?.scenario ?? {}).every((value) => typeof value === 'number')).toBe(true);
    expect(await handlers['funding.check']({ id: locked.id })).toEqual({
      unchanged: true,
      differences: [],
    });
    const [draft] = await handlers['drafts.list']();
    expect(draft?.scenario).toEqual(open);
    expect(draft?.opened).toEqual(open);
  });
});
