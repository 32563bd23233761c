import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../../analytics/contract/failure.ts';
import { decodeResult } from '../../../analytics/contract/funding/encoded-result.ts';
import type { OutturnDocument } from '../../../analytics/contract/funding/outturn.ts';
import { readWorkbook } from '../../../analytics/formats/workbook/read.ts';
import { Workbench } from '../../../analytics/workbench.ts';
import { scenarioWith } from '../../unit/renderer/funding/sample-funding.ts';

const SCENARIO = scenarioWith();
const OUTTURN: OutturnDocument = {
  schema: 1,
  kind: 'outturn',
  name: 'Our outturn',
  year: '2023/24',
  expenditure: [{ category: 'Staffing', budget: 900, actual: 950 }],
  inter_agency_fees: [{ category: 'Fees', budget: 100, actual: 90, children: 3 }],
  income: [{ category: 'Contributions', kind: 'contribution', budget: 1000, actual: 1000 }],
  children_placed: 5,
};

const opened: Workbench[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((workbench) => workbench.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function open(): Promise<Workbench> {
  const workbench = await Workbench.open({ samples: false, host: 'script' });
  opened.push(workbench);
  return workbench;
}

const audited = (workbench: Workbench) =>
  workbench.audit.page().rows.map(({ action, by, detail }) => ({ action, by, detail }));

describe('a draft', () => {
  it('is kept under where it began, the newest in the place of the one before', async () => {
    const { handlers } = await open();
    const keep = (name: string, key = 'saved:1') =>
      handlers['drafts.keep']({ key, scenario: { ...SCENARIO, name }, opened: null });
    await keep('1');
    await keep('2');
    await keep('other', 'ready:x');
    const names = async () =>
      (await handlers['drafts.list']()).map(({ key, scenario }) => `${key} ${scenario.name}`);
    expect((await names()).sort()).toEqual(['ready:x other', 'saved:1 2']);
    await handlers['drafts.forget']({ key: 'saved:1' });
    expect(await names()).toEqual(['ready:x other']);
  });

  it('outlasts the lock: it is in the encrypted file, right or wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'permanence-drafts-'));
    folders.push(folder);
    const file = {
      path: join(folder, 'w.permanence'),
      passphrase: 'a long enough passphrase',
      host: 'script' as const,
    };
    const first = await Workbench.openFile({ ...file, create: true });
    const wrong = { ...SCENARIO, name: '', budget: { '2023/24': -1 } };
    const draft = { key: 'file:mine.json', scenario: wrong, opened: SCENARIO };
    await first.handlers['drafts.keep'](draft);
    await first.handlers['outturns.save']({ outturn: OUTTURN, file: 'mine.json' });
    await first.close();
    const again = await Workbench.openFile({ ...file, create: false });
    opened.push(again);
    expect(await again.handlers['drafts.list']()).toMatchObject([draft]);
    expect(await again.handlers['outturns.list']()).toMatchObject([
      { id: 1, file: 'mine.json', outturn: { name: 'Our outturn', children_placed: 5 } },
    ]);
  });
});

describe('an outturn', () => {
  it('takes the place of another of its name and year, is taken out, and all is written down', async () => {
    const workbench = await open();
    const { handlers } = workbench;
    const save = (over: Partial<OutturnDocument>, file: string) =>
      handlers['outturns.save']({ outturn: { ...OUTTURN, ...over }, file });
    const { id } = await save({}, 'a.json');
    expect(await save({ children_placed: 6 }, 'b.json')).toMatchObject({ id });
    await save({ year: '2024/25' }, 'c.json');
    const kept = await handlers['outturns.list']();
    expect(kept.map(({ file }) => file)).toEqual(['b.json', 'c.json']);
    await handlers['outturns.remove']({ id });
    expect((await handlers['outturns.list']()).map(({ file }) => file)).toEqual(['c.json']);
    expect(await handlers['outturns.remove']({ id }).catch(failureOf)).toMatchObject({
      code: 'not_found',
    });
    expect(audited(workbench).map(({ action }) => action)).toEqual([
      'outturn_remove',
      'outturn_keep',
      'outturn_keep',
      'outturn_keep',
    ]);
  });

  it('with a fault is refused with the field, and what was kept stays', async () => {
    const { handlers } = await open();
    await handlers['outturns.save']({ outturn: OUTTURN, file: 'a.json' });
    const wrong = { ...OUTTURN, expenditure: [{ category: 'Staffing', budget: '900' }] };
    const failure = await (async () =>
      handlers['outturns.save']({ outturn: wrong as never, file: 'b.json' }))().catch(failureOf);
    expect(failure).toMatchObject({
      code: 'scenario_refused',
      place: { field: 'expenditure[0].budget' },
    });
    expect((await handlers['outturns.list']()).map(({ file }) => file)).toEqual(['a.json']);
  });
});

describe('a version that is locked', () => {
  it('is written down with its hash and by whom', async () => {
    const workbench = await open();
    const { name, locked } = await workbench.funding.lock(SCENARIO, {
      by: 'Chair',
      note: 'Agreed',
    });
    expect(audited(workbench)).toEqual([
      {
        action: 'scenario_lock',
        by: 'Chair',
        detail: { scenario: name, hash: locked?.hash, note: 'Agreed' },
      },
    ]);
  });
});

describe('threat: others see the screen', () => {
  const small = scenarioWith({
    demand: { source: 'given', values: { placement_orders: { Croydon: { '2022/23': 3 } } } },
  });

  it('keeps the demand of drafts off it, and how many children an outturn is about', async () => {
    const { handlers } = await open();
    await handlers['drafts.keep']({ key: 'saved:1', scenario: small, opened: null });
    await handlers['drafts.keep']({ key: 'file:a', scenario: SCENARIO, opened: small });
    await handlers['outturns.save']({ outturn: OUTTURN, file: 'a.json' });
    expect(await handlers['funding.outturn']({ outturn: OUTTURN })).toMatchObject({
      costPerChild: { children: 5 },
    });
    await handlers['session.present']({ audience: 'presentation' });
    const drafts = await handlers['drafts.list']();
    expect(drafts.map(({ key }) => key).sort()).toEqual(['file:a', 'saved:1']);
    expect(JSON.stringify(drafts)).not.toMatch(/"20\d\d\/\d\d":\d{1,3}[,}]/);
    expect(JSON.stringify(await handlers['outturns.list']())).not.toMatch(/children/);
    expect(JSON.stringify(await handlers['funding.ready']())).not.toMatch(/children_placed":\d/);
    expect(await handlers['funding.outturn']({ outturn: OUTTURN })).toMatchObject({
      costPerChild: null,
    });
    await handlers['session.present']({ audience: 'officer' });
    expect(await handlers['drafts.list']()).toHaveLength(2);
    expect(await handlers['outturns.list']()).toMatchObject([{ outturn: { children_placed: 5 } }]);
  });

  it('exports contributions without demand, cost per child and who pays for whom', async () => {
    const workbench = await open();
    const { handlers } = workbench;
    const export_ = async () => {
      const blob = await handlers['funding.export']({ scenarios: [SCENARIO] });
      const book = await readWorkbook(new Uint8Array(await blob.arrayBuffer()), 'x.xlsx');
      return JSON.stringify(book);
    };
    const officers = await export_();
    await handlers['session.present']({ audience: 'presentation' });
    const shown = await export_();
    const { years } = decodeResult(await handlers['funding.run']({ scenario: SCENARIO }));
    const [year] = (await workbench.funding.run(SCENARIO)).years;
    const [first] = year?.partners ?? [];
    expect(officers).toContain(String(first?.costPerChild));
    expect(shown).not.toContain(String(first?.costPerChild));
    expect(shown).toContain(String(first?.contribution));
    expect(shown).toContain('Made while presenting');
    expect(officers).not.toContain('Made while presenting');
    expect(years.every(({ fairness }) => fairness === null)).toBe(true);
  });
});
