import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { membersByName } from '../../../analytics/measures/agreement/read-disagreements.ts';
import { Workbench } from '../../../analytics/workbench.ts';

let workbench: Workbench;
beforeEach(async () => {
  workbench = await Workbench.open({ samples: false, host: 'script' });
});
afterEach(() => workbench.close());

async function load(name: string, lines: readonly string[]): Promise<void> {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const [report] = await workbench.load([{ name, bytes }]);
  expect(report).toMatchObject({ loaded: lines.length - 1, rejected: 0 });
}

describe('figures of a loaded file', () => {
  it('are checked with no more than measure, area, period and value', async () => {
    await load('orders.csv', [
      'measure,area,period,value',
      'placement_orders,Bexley,2021/22,6',
      'placement_orders,Kent,2021/22,49',
      'placement_orders,Medway,2021/22,16',
      'placement_orders,Adoption Partnership South East,2021/22,72',
    ]);
    const [only, ...others] = await workbench.disagreements();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'parts_and_total', stated: 72, computed: 71 });
    expect(only?.sources[0]).toMatchObject({ source: 'orders.csv', section: null });
  });

  it('treat a stock of 31 March as that of the year it closes', async () => {
    await load('waiting.csv', [
      'measure,area,period,value,source',
      'children_waiting,Kent,2022/23,30,Annual report',
      'children_waiting,Kent,2023-03-31,31,Quarterly report',
      'children_waiting,Kent,2022/23 Q4,30,Board report',
    ]);
    expect(await workbench.disagreements()).toMatchObject([
      { kind: 'stated_twice', period: '2022/23', stated: 31, computed: 30 },
    ]);
  });

  it('are checked again after each load', async () => {
    await load('first.csv', [
      'measure,area,period,value,source',
      'matches,Kent,2022/23,48,Annual report',
    ]);
    expect(await workbench.disagreements()).toEqual([]);
    await load('second.csv', [
      'measure,area,period,value,source',
      'matches,Kent,2022/23,50,Board report',
    ]);
    expect(await workbench.disagreements()).toMatchObject([
      { kind: 'stated_twice', measure: 'matches', stated: 50, computed: 48 },
    ]);
  });

  it('hold printed intervals to their dates, and an average to the children it is of', async () => {
    await load('children.csv', [
      'child_id,area,sex,entered_care_on,placement_order_on,matched_on,placed_on,printed_entry_to_placed_days,source,section,locator',
      '1,Kent,male,2021-01-01,2021-06-01,2022-04-01,2022-05-01,485,Annual report,Line level,row 1',
      '2,Kent,female,2021-01-01,2021-06-01,2022-04-01,2022-05-01,490,Annual report,Line level,row 2',
    ]);
    await load('means.csv', [
      'measure,area,period,cohort,value,source,section,locator',
      'children_placed,Kent,2022/23,,2,Annual report,Line level,row Count',
      'entry_to_placed_days,Kent,2022/23,placed_in_year,488,Annual report,Line level,row Average',
    ]);
    expect(await workbench.disagreements()).toMatchObject([
      { kind: 'interval_and_dates', period: '2022-05-01', stated: 490, computed: 485 },
      { kind: 'interval_and_dates', period: '2022/23', stated: 488, computed: 485 },
    ]);
  });
});

describe('who the members of an agency are', () => {
  it('depends on the day', () => {
    expect(membersByName('Adopt London South', '2022-03-31')).not.toContain('Greenwich');
    expect(membersByName('Adopt London South', '2022-04-01')).toContain('Greenwich');
  });

  it('is not known of a group whose agency has no list of partners, nor of an authority', () => {
    expect(membersByName('Adopt London', '2023-03-31')).toEqual([]);
    expect(membersByName('Kent', '2023-03-31')).toEqual([]);
    expect(membersByName('Nowhere', '2023-03-31')).toEqual([]);
  });
});
