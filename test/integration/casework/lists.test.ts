import { describe, expect, it } from 'vitest';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import { FILE_NAMES, workbenchWith } from './files.ts';

describe('an authority’s own records against its return', () => {
  it('lists the children who differ by their keys and rows, with counts', async () => {
    await using workbench = await workbenchWith('journeys', 'header', 'episodes', 'sbpfa');
    const { casework } = workbench;
    const asked = { area: 'Croydon', year: '2022/23', against: 'ssda903' } as const;
    const { rows, ...counts } = await casework.reconciliation(asked);
    expect(counts).toEqual({
      children: 4,
      alike: 1,
      differing: 1,
      onlyInReturn: 1,
      onlyInRecords: 1,
    });
    const key = (child: string) => casework.childKey('Croydon', child);
    expect(rows).toHaveLength(3);
    expect(rows).toContainEqual({
      child: key('2'),
      kind: 'differs',
      field: 'placement_order_on',
      returned: '2022-08-02',
      recorded: '2022-08-01',
      returnedAt: { file: 'placed_for_adoption.csv', part: null, row: 3 },
      recordedAt: { file: 'journeys.csv', part: null, row: 3 },
    });
    expect(rows).toContainEqual(
      expect.objectContaining({
        child: key('3'),
        kind: 'only_in_records',
        returnedAt: null,
        recordedAt: { file: 'journeys.csv', part: null, row: 4 },
      }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ child: key('4'), kind: 'only_in_return', recordedAt: null }),
    );
  });

  it('may hold the ASG return against the other records', async () => {
    await using workbench = await workbenchWith('journeys', 'asg');
    const { casework } = workbench;
    const { rows } = await casework.reconciliation({
      area: 'Croydon',
      year: '2022/23',
      against: 'asg',
    });
    expect(rows.filter(({ child }) => child === casework.childKey('Croydon', '2'))).toMatchObject([
      { field: 'matched_on', returned: '2023-01-20', recorded: null },
    ]);
  });

  it('is refused for a year whose return is not loaded', async () => {
    await using workbench = await workbenchWith('journeys', 'header', 'episodes', 'sbpfa');
    const asked = { area: 'Croydon', year: '2023/24', against: 'ssda903' } as const;
    await expect(workbench.casework.reconciliation(asked)).rejects.toThrow(
      'No SSDA903 return of Croydon for 2023/24 is loaded.',
    );
  });
});

describe('which members have submitted', () => {
  it('names those of whom nothing reaches the quarter first', async () => {
    await using workbench = await workbenchWith('journeys', 'header', 'episodes', 'sbpfa', 'asg');
    const agency = 'Adopt London South';
    const last = await workbench.casework.submissions({ agency, period: '2022/23 Q4' });
    expect(last.filter(({ status }) => status !== 'nothing')).toEqual([
      {
        area: 'Croydon',
        status: 'submitted',
        sent: [
          expect.objectContaining({ family: 'ASG return', through: '2023-01-20', missing: [] }),
          expect.objectContaining({ family: 'SSDA903 return', through: '2023-02-15', items: 3 }),
        ],
      },
    ]);
    expect(last[0]?.status).toBe('nothing');
    const second = await workbench.casework.submissions({ agency, period: '2022/23 Q2' });
    const sutton = second.find(({ area }) => area === 'Sutton');
    expect(sutton).toMatchObject({
      status: 'submitted',
      sent: [{ family: 'Line-level journeys', through: '2022-09-09' }],
    });
  });

  it('is partly for a member that sent less than others, which is named', async () => {
    await using workbench = await workbenchWith('header', 'episodes', 'sbpfa', 'sutton');
    const submissions = await workbench.casework.submissions({
      agency: 'Adopt London South',
      period: '2022/23 Q4',
    });
    const sent = submissions.filter(({ status }) => status !== 'nothing');
    expect(sent).toMatchObject([
      { area: 'Sutton', status: 'partly', sent: [{ missing: ['Episodes', 'Header'] }] },
      { area: 'Croydon', status: 'submitted', sent: [{ missing: [] }] },
    ]);
  });
});

describe('what is held', () => {
  it('names the areas there are records of, and the returns they can be held against', async () => {
    await using workbench = await workbenchWith(...FILE_NAMES);
    expect(await workbench.casework.holdings()).toEqual({
      areas: [
        { area: 'Croydon', through: '2023-02-15' },
        { area: 'Sutton', through: '2023-03-03' },
      ],
      returns: [
        { area: 'Croydon', year: '2022/23', family: 'ssda903' },
        { area: 'Croydon', year: '2022/23', family: 'asg' },
        { area: 'Sutton', year: '2022/23', family: 'ssda903' },
      ],
    });
  });

  it('is nothing before anything is loaded', async () => {
    await using workbench = await workbenchWith();
    expect(await workbench.casework.holdings()).toEqual({ areas: [], returns: [] });
  });
});

describe('the trackers', () => {
  it('list children where they stand on a day, waiting longest first', async () => {
    await using workbench = await workbenchWith('journeys');
    const { casework } = workbench;
    const tracked = await casework.trackedChildren({ area: 'Croydon', asOf: '2022-10-01' });
    expect(
      tracked.map(({ child, stage, days, next, row }) => [child, stage, days, next, row]),
    ).toEqual(
      [
        [casework.childKey('Croydon', '2'), 'family_finding', 61, 'Match', 3],
        [casework.childKey('Croydon', '1'), 'matched', 30, 'Placement with the adopters', 2],
        [casework.childKey('Croydon', '3'), 'decision', 30, 'Placement order', 4],
      ].toSorted((a, b) => Number(b[2]) - Number(a[2]) || (String(a[0]) < String(b[0]) ? -1 : 1)),
    );
    const agency = await casework.trackedChildren({
      area: 'Adopt London South',
      asOf: '2022-10-01',
    });
    expect(agency.map(({ area }) => area)).toContain('Sutton');
  });

  it('list households where they stand, with the target of the next step', async () => {
    await using workbench = await workbenchWith('log');
    const tracked = await workbench.casework.trackedFamilies({ asOf: '2023-05-01' });
    expect(tracked.map(({ stage, days, overdueDays }) => [stage, days, overdueDays])).toEqual([
      ['approved', 577, null],
      ['stage_1', 89, 29],
    ]);
  });
});

describe('the local number behind a key', () => {
  it('is told with a reason, and that it was asked for is written down', async () => {
    await using workbench = await workbenchWith('header', 'episodes', 'sbpfa');
    const { casework } = workbench;
    const key = casework.childKey('Croydon', '4');
    const asked = { key, reason: 'To mend the decision', by: 'An officer' };
    expect(await casework.localNumber(asked)).toEqual({
      kind: 'child',
      area: 'Croydon',
      number: '4',
    });
    await expect(casework.localNumber({ key, reason: '' })).rejects.toThrow(PermanenceError);
    await expect(casework.localNumber({ key: 'x', reason: 'To see' })).rejects.toThrow(
      'keeps no local number',
    );
    expect(await casework.accessLog()).toMatchObject([
      expect.objectContaining({ reason: expect.any(String) }),
      expect.objectContaining({ reason: expect.any(String) }),
    ]);
  });
});
