import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import { loadFiles } from '../../../analytics/extracts/load.ts';
import type { Stated } from '../../../analytics/extracts/stated.ts';
import { writeWorkbook } from '../../../analytics/formats/workbook/write.ts';
import { TestWorkspace, csv } from './workspace.ts';

const Any = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable());

const children =
  'Child ID,Local authority,Family ID,Date of ADM decision,FFA placement date,Date of placement order,Date matched,Date placed,Date of disruption,Order date,Order type,Date reversed,Reason reversed,Sibling group,Siblings placed together,Provider,Child name';

async function loadChildren(workspace: TestWorkspace, ...rows: readonly string[]) {
  return workspace.loadOne(csv(`${[children, ...rows].join('\n')}\n`, 'asg.csv'));
}

async function load(workspace: TestWorkspace, stated: Stated, name: string, text: string) {
  const [report] = await loadFiles([csv(text, name)], { ...workspace.context, stated });
  return report;
}

describe('the children of an ASG return', () => {
  it('become journeys, and their names are left out', async () => {
    await using workspace = await TestWorkspace.open();
    const report = await loadChildren(
      workspace,
      'C1,Croydon,F1,01/02/2021,05/01/2021,01/03/2021,01/07/2021,20/08/2021,,03/02/2022,Adoption,,,Yes,2,PR1,Jo',
      'C2,LB Sutton,,01/02/2021,,,,,,,,01/06/2021,RD3,No,,,Al',
    );
    expect(report).toMatchObject({ family: 'asg', read: 2, loaded: 2, rejected: 0, refusal: null });
    expect(report.dropped).toEqual(['Child name']);
    const rows = await workspace.rows(
      sql`SELECT local_id AS child, j.area_code AS area, decision_on::VARCHAR AS decided,
          early_permanence_on::VARCHAR AS early, adoption_order_on::VARCHAR AS adopted,
          plan_changed_reason AS reason, sibling_group AS siblings, placed_with,
          adopter_family_key IS NOT NULL AS family
        FROM adoption_journeys AS j JOIN identities ON key = child_key ORDER BY 1`,
      Any,
    );
    expect(rows).toEqual([
      {
        ...{ child: 'C1', area: 'E09000008', decided: '2021-02-01', early: '2021-01-05' },
        ...{ adopted: '2022-02-03', reason: null, siblings: 'yes', placed_with: 'in_house' },
        family: true,
      },
      {
        ...{ child: 'C2', area: 'E09000029', decided: '2021-02-01', early: null },
        ...{ adopted: null, reason: 'RD3', siblings: 'no', placed_with: null, family: false },
      },
    ]);
  });

  it('are not adopted by a special guardianship or child arrangements order', async () => {
    await using workspace = await TestWorkspace.open();
    await loadChildren(
      workspace,
      'C1,Croydon,,01/02/2021,,,,,,03/02/2022,SGO,,,,,,',
      'C2,Croydon,,01/02/2021,,,,,,03/02/2022,Child arrangements order,,,,,,',
    );
    const orders = await workspace.rows(
      sql`SELECT order_type FROM asg_children WHERE order_on IS NOT NULL ORDER BY 1`,
      Any,
    );
    expect(orders.map((row) => row['order_type'])).toEqual([
      'child_arrangements',
      'special_guardianship',
    ]);
    const adopted = await workspace.rows(
      sql`SELECT count(adoption_order_on) AS adopted, count(*) AS children FROM adoption_journeys`,
      Any,
    );
    expect(adopted).toEqual([{ adopted: 0, children: 2 }]);
  });

  it('have an attempt each for a placement that disrupted and the next', async () => {
    await using workspace = await TestWorkspace.open();
    await loadChildren(
      workspace,
      'C1,Croydon,F2,01/02/2021,,01/03/2021,01/03/2022,20/04/2022,,,,,,,,,',
      'C1,Croydon,F1,01/02/2021,,01/03/2021,01/07/2021,20/08/2021,03/11/2021,,,,,,,,',
    );
    const rows = await workspace.rows(
      sql`SELECT attempt, placed_on::VARCHAR AS placed, disrupted_on::VARCHAR AS disrupted
        FROM adoption_journeys ORDER BY attempt`,
      Any,
    );
    expect(rows).toEqual([
      { attempt: 1, placed: '2021-08-20', disrupted: '2021-11-03' },
      { attempt: 2, placed: '2022-04-20', disrupted: null },
    ]);
  });

  it('are one journey however many quarters of returns repeat them', async () => {
    await using workspace = await TestWorkspace.open();
    await loadChildren(
      workspace,
      'C1,Croydon,,01/02/2021,,,,,,,,,,,,,',
      'C1,Croydon,,01/02/2021,,01/03/2021,,,,,,,,,,,',
      'C1,Croydon,F1,01/02/2021,,01/03/2021,01/07/2021,20/08/2021,,,,,,,,,',
    );
    expect(await workspace.count('adoption_journeys')).toBe(1);
    expect(await workspace.count('conflicts')).toBe(0);
  });

  it('come from a tab of a workbook as well', async () => {
    await using workspace = await TestWorkspace.open();
    const bytes = await writeWorkbook([
      {
        name: 'Children',
        columns: children.split(',').map((header) => ({ header, kind: 'text' as const })),
        rows: [['C1', 'Croydon', null, '01/02/2021']],
      },
      {
        name: 'Enquiries',
        columns: ['Local authority', 'Year', 'Quarter', 'Number of enquiries'].map((header) => ({
          header,
          kind: 'text' as const,
        })),
        rows: [['Croydon', '2021/22', 'Q1', '12']],
      },
    ]);
    const reports = await workspace.load([{ name: 'asg.xlsx', size: bytes.length, bytes }]);
    expect(reports.map(({ part, family, loaded }) => [part, family, loaded])).toEqual([
      ['Children', 'asg', 1],
      ['Enquiries', 'asg', 1],
    ]);
  });
});

describe('the adopters of an ASG return and an adopter log', () => {
  const asg =
    'family_id,registration_date,stage_1_start_date,stage_1_end_date,stage_2_start_date,approval_date,ffa_approved\n';
  const log =
    'family_id,approving_agency,residence_area,enquired_on,stage_1_started_on,stage_2_started_on,approved_on,siblings_max\n';

  it('are one household, whose own log counts and whose gaps the return fills', async () => {
    await using workspace = await TestWorkspace.open();
    const stated = { area: 'Adopt London South' };
    await load(
      workspace,
      stated,
      'asg.csv',
      `${asg}F1,01/03/2020,02/03/2020,,01/06/2020,09/12/2020,yes\n`,
    );
    await load(
      workspace,
      stated,
      'log.csv',
      `${log}F1,ALS,Sutton,2020-01-05,2020-03-02,2020-06-01,2020-12-01,2\n`,
    );
    const families = await workspace.rows(
      sql`SELECT approving_agency AS agency, residence_area AS residence, siblings_max AS siblings,
          registered_on::VARCHAR AS registered, approved_on::VARCHAR AS approved,
          early_permanence_approved AS early
        FROM adopter_families`,
      Any,
    );
    expect(families).toEqual([
      {
        ...{ agency: 'adopt-london-south', residence: 'E09000029', siblings: 2 },
        ...{ registered: '2020-03-01', approved: '2020-12-01', early: true },
      },
    ]);
    const conflicts = await workspace.rows(
      sql`SELECT field, kept_value, other_value FROM conflicts`,
      Any,
    );
    expect(conflicts).toEqual([
      { field: 'approved_on', kept_value: '2020-12-01', other_value: '2020-12-09' },
    ]);
  });

  it('stay two households where numbers read alike and dates do not', async () => {
    await using workspace = await TestWorkspace.open();
    await load(workspace, { area: 'Croydon' }, 'a.csv', `${asg}F1,01/03/2020,02/03/2020,,,,\n`);
    await load(workspace, { area: 'Kent' }, 'b.csv', `${asg}F1,11/07/2021,12/07/2021,,,,\n`);
    expect(await workspace.count('adopter_families')).toBe(2);
  });

  it('keep no address that somebody wrote for a residence', async () => {
    await using workspace = await TestWorkspace.open();
    const report = await load(
      workspace,
      { area: 'Adopt London South' },
      'log.csv',
      `${log}F1,ALS,12 High Street,2020-01-05,,,,\n`,
    );
    expect(report).toMatchObject({ loaded: 1, repaired: 1 });
    const kept = await workspace.rows(
      sql`SELECT value FROM repairs UNION ALL SELECT residence_area FROM adopter_log ORDER BY 1`,
      Any,
    );
    expect(kept.map((row) => row['value'])).toEqual(['99 Aaaa Aaaaaa', null]);
  });
});

describe('the enquiries of an ASG return', () => {
  it('are figures of their quarter', async () => {
    await using workspace = await TestWorkspace.open();
    const report = await load(
      workspace,
      {},
      'enquiries.csv',
      'agency,quarter,enquiries\nALS,2022/23 Q3,41\nALS,2022/23 Q4,<5\nALS,31/03/2023,3\n',
    );
    expect(report).toMatchObject({ family: 'asg', read: 3, loaded: 2, rejected: 1 });
    expect(report?.reasons).toEqual({ unknown_period: 1 });
    const rows = await workspace.rows(
      sql`SELECT measure, area, period, value, status FROM observations ORDER BY period`,
      Any,
    );
    expect(rows).toEqual([
      {
        ...{ measure: 'enquiries', area: 'Adopt London South', period: '2022/23 Q3' },
        ...{ value: 41, status: 'final' },
      },
      {
        ...{ measure: 'enquiries', area: 'Adopt London South', period: '2022/23 Q4' },
        ...{ value: null, status: 'suppressed' },
      },
    ]);
  });
});
