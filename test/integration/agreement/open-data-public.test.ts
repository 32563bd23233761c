import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Disagreement } from '../../../analytics/contract/disagreement.ts';
import { Workbench } from '../../../analytics/workbench.ts';
import { SKIPPED, sharedIsThere } from '../../unit/reference/shared.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/reference/public');
const FILES = [
  'ees_cla_31march_by_characteristic.csv',
  'ees_cla_ceased_by_reason_and_age.csv',
  'ees_cla_number_and_rate_per_10k_children.csv',
  'ees_cla_started_by_characteristic.csv',
  'ees_national_adoption_process_times.csv',
  'lait_adoption_and_cla_public.csv',
].map((name) => ({ name, path: resolve(FOLDER, name) }));

/**
 * Where the department's figures differ from those of the five reports. Each was looked up in both:
 * orders of which the department counts more, and London's rate, which Haringey prints without a
 * date: 51 was the rate of the year before.
 */
const REPORTS_AND_DEPARTMENT = [
  'parts_and_total | adoption_orders | Adoption Partnership South East | 2020/21 | 63 | 65',
  'parts_and_total | adoption_orders | Adoption Partnership South East | 2021/22 | 76 | 77',
  'stated_twice | adoption_orders | Kent | 2019/20 | 65 | 63',
  'stated_twice | adoption_orders | Kent | 2020/21 | 44 | 42',
  'stated_twice | adoption_orders | Kent | 2021/22 | 48 | 47',
  'stated_twice | adoption_orders | Leicestershire | 2022/23 | 20 | 22',
  'stated_twice | adoption_orders | Leicestershire | 2022/23 | 21 | 22',
  'stated_twice | adoption_orders | Medway | 2019/20 | 23 | 19',
  'stated_twice | adoption_orders | Medway | 2022/23 | 22 | 21',
  'stated_twice | children_in_care_rate | London | 2023/24 | 51 | 50',
];

const asLine = ({ kind, measure, area, period, stated, computed }: Disagreement) =>
  [kind, measure, area, period, stated, computed].join(' | ');
const isOfficial = ({ sources }: Disagreement) =>
  sources.some(({ source }) => /^DfE open data|LAIT/.test(source));

async function loaded(samples: boolean): Promise<Workbench> {
  const workbench = await Workbench.open({ samples, host: 'script' });
  const reports = await workbench.load(
    FILES.map((file) => ({ ...file, size: statSync(file.path).size })),
  );
  expect(reports.map(({ file, refusal }) => [file, refusal])).toEqual(
    FILES.map(({ name }) => [name, null]),
  );
  return workbench;
}

describe.skipIf(!sharedIsThere)(`the department's published figures${SKIPPED}`, () => {
  let alone: Workbench;
  let beside: Workbench;
  beforeAll(async () => {
    alone = await loaded(false);
    beside = await loaded(true);
  }, 180_000);
  afterAll(async () => {
    await alone.close();
    await beside.close();
  });

  it('do not disagree with each other once their rounding is known', async () => {
    expect((await alone.disagreements()).map(asLine)).toEqual([]);
  }, 60_000);

  it('differ from the five reports in these figures, and change nothing else about them', async () => {
    const found = await beside.disagreements();
    expect(found.filter(isOfficial).map(asLine)).toEqual(REPORTS_AND_DEPARTMENT);
    const reports = await Workbench.open({ samples: true, host: 'script' });
    expect(found.filter((one) => !isOfficial(one)).map(asLine)).toEqual(
      (await reports.disagreements()).map(asLine),
    );
    await reports.close();
  }, 60_000);
});
