import { describe, expect, it } from 'vitest';
import { submissionsOf, type SentItem } from '../../../analytics/casework/submissions/submitted.ts';

const MEMBERS = [
  { code: 'E1', name: 'Bexley' },
  { code: 'E2', name: 'Croydon' },
  { code: 'E3', name: 'Sutton' },
];

const sent = (area: string, item: string, over: Partial<SentItem> = {}): SentItem => ({
  area,
  family: 'ASG return',
  item,
  through: '2024-06-28',
  loadedAt: '2024-07-10T09:00:00Z',
  ...over,
});

describe('who has submitted', () => {
  it('takes whoever sent all that any member sent for submitted, and lists what others lack', () => {
    const rows = submissionsOf(MEMBERS, [
      sent('E1', 'children'),
      sent('E1', 'orders', { through: '2024-06-30', loadedAt: '2024-07-12T09:00:00Z' }),
      sent('E2', 'children'),
    ]);
    expect(rows.map(({ area, status }) => [area, status])).toEqual([
      ['Sutton', 'nothing'],
      ['Croydon', 'partly'],
      ['Bexley', 'submitted'],
    ]);
    expect(rows[1]?.sent).toEqual([
      {
        family: 'ASG return',
        items: 1,
        of: 2,
        missing: ['orders'],
        through: '2024-06-28',
        loadedAt: '2024-07-10T09:00:00Z',
      },
    ]);
    expect(rows[2]?.sent[0]).toMatchObject({
      missing: [],
      through: '2024-06-30',
      loadedAt: '2024-07-12T09:00:00Z',
    });
  });

  it('expects of nobody a kind of extract that only others use', () => {
    const rows = submissionsOf(MEMBERS.slice(0, 2), [
      sent('E1', 'children'),
      sent('E2', 'Header', { family: 'SSDA903 return', through: null }),
    ]);
    expect(rows.map(({ status }) => status)).toEqual(['submitted', 'submitted']);
    expect(rows[1]?.sent[0]?.through).toBeNull();
  });

  it('says that nobody has when nothing came', () => {
    expect(submissionsOf(MEMBERS, []).map(({ status, sent: none }) => [status, none])).toEqual(
      MEMBERS.map(() => ['nothing', []]),
    );
  });
});
