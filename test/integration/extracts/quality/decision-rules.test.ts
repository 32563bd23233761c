import { describe } from 'vitest';
import { rule } from './rule-case.ts';

const decided = (child: number, date_placed: string, ceased?: string | null, reason?: string) => ({
  child,
  date_placed,
  date_placed_ceased: ceased ?? null,
  reason_placed_ceased: reason ?? (ceased ? 'RD1' : null),
});

describe('rules on the decision for adoption', () => {
  rule('119', 'wants a reason with the date of a reversal, and a date with the reason', {
    sbpfa: [
      { ...decided(1, '2017-05-01', '2017-09-01'), reason_placed_ceased: null },
      { ...decided(2, '2017-05-01'), reason_placed_ceased: 'RD4' },
      decided(3, '2017-05-01', '2017-09-01'),
      decided(4, '2017-05-01'),
    ],
    found: ['sbpfa 2 REASON_PLACED_CEASED', 'sbpfa 3 DATE_PLACED_CEASED'],
  });
  rule('120', 'takes the four reasons for a reversal', {
    sbpfa: [decided(1, '2017-05-01', '2017-09-01', 'XXX'), decided(2, '2017-05-01', '2017-09-01')],
    found: ['sbpfa 2 REASON_PLACED_CEASED'],
  });
  rule('184', 'finds a decision before the month of birth', {
    sbpfa: [decided(1, '2017-05-31'), decided(2, '2017-06-01')],
    header: [
      { child: 1, birth_month: '2017-06-01' },
      { child: 2, birth_month: '2017-06-01' },
    ],
    found: ['sbpfa 2 DATE_PLACED'],
  });
  rule('INT02', 'finds a child the header lacks', {
    sbpfa: [decided(1, '2017-05-01'), decided(2, '2017-05-01')],
    header: [{ child: 2 }],
    found: ['sbpfa 2 CHILD'],
  });
  rule('579', 'finds a decision made while the one before was in force', {
    sbpfa: [
      decided(1, '2017-05-01'),
      decided(1, '2017-07-01'),
      decided(2, '2017-05-01', '2017-08-01'),
      decided(2, '2017-07-31'),
      decided(3, '2017-05-01', '2017-08-01'),
      decided(3, '2017-08-01'),
    ],
    found: ['sbpfa 3 DATE_PLACED', 'sbpfa 5 DATE_PLACED'],
  });
  rule('583', 'finds decisions that were never reversed although another was made', {
    sbpfa: [
      decided(1, '2017-05-01'),
      decided(1, '2017-07-01'),
      decided(2, '2017-05-01', '2017-06-01'),
      decided(2, '2017-07-01'),
      decided(3, '2017-05-01'),
      decided(3, '2017-07-01', '2017-08-01'),
    ],
    found: [
      'sbpfa 2 DATE_PLACED_CEASED',
      'sbpfa 3 DATE_PLACED_CEASED',
      'sbpfa 6 DATE_PLACED_CEASED',
    ],
  });
  rule('523', 'wants one date for one decision', {
    ad1: [
      { child: 1, date_int: '2017-05-02' },
      { child: 2, date_int: '2017-05-01' },
      { child: 3, date_int: null, date_match: '2017-05-02' },
    ],
    sbpfa: [decided(1, '2017-05-01'), decided(2, '2017-05-01'), decided(3, '2017-05-01')],
    found: ['ad1 2 DATE_INT'],
  });
  rule('525', 'finds adoption items of a child whose decision was reversed', {
    ad1: [
      { child: 1, foster_care: '0' },
      { child: 2, foster_care: '0' },
      { child: 3, foster_care: null },
    ],
    sbpfa: [
      decided(1, '2017-05-01', '2017-06-01'),
      decided(2, '2017-05-01'),
      decided(3, '2017-05-01', '2017-06-01'),
    ],
    found: ['ad1 2'],
  });
});

describe('rules on decisions and the year before', () => {
  rule('559', 'finds an old decision that last year’s return lacks', {
    sbpfa: [decided(1, '2017-03-31'), decided(2, '2017-03-31'), decided(3, '2017-04-01')],
    before: { sbpfa: [decided(2, '2017-03-31')] },
    found: ['sbpfa 2 DATE_PLACED'],
  });
  rule('559', 'is silent while last year’s return is not loaded', {
    sbpfa: [decided(1, '2016-03-31')],
    found: [],
  });
  rule('560', 'finds another date of a decision that was not reversed', {
    sbpfa: [
      decided(1, '2016-12-02'),
      decided(2, '2016-12-01'),
      decided(3, '2016-12-01', '2017-05-01'),
      decided(3, '2017-09-01'),
      decided(4, '2017-09-01'),
    ],
    before: {
      sbpfa: [
        decided(1, '2016-12-01'),
        decided(2, '2016-12-01'),
        decided(3, '2016-12-01'),
        decided(4, '2016-12-01', '2017-01-01'),
      ],
    },
    found: ['sbpfa 2 DATE_PLACED'],
  });
  rule('561', 'finds a decision that was reversed last year', {
    sbpfa: [decided(1, '2016-12-01'), decided(2, '2016-12-01')],
    before: { sbpfa: [decided(1, '2016-12-01', '2017-01-01'), decided(2, '2016-12-01')] },
    found: ['sbpfa 2 DATE_PLACED'],
  });
  rule('584', 'wants a decision after a reversed one to be later', {
    sbpfa: [decided(1, '2016-11-30'), decided(2, '2017-05-01'), decided(3, '2016-11-30')],
    before: {
      sbpfa: [
        { ...decided(1, '2016-12-01'), reason_placed_ceased: 'RD2' },
        decided(2, '2016-12-01', '2017-01-01'),
        decided(3, '2016-12-01'),
      ],
    },
    found: ['sbpfa 2 DATE_PLACED'],
  });
});

const ADOPTED = { decom: '2016-06-01', place: 'A6', ls: 'E1', dec: '2017-12-01', rec: 'E11' };
const IN_CARE = { decom: '2016-06-01', rne: 'S', ls: 'C2', place: 'U6' };

describe('rules on the decision and the episodes', () => {
  rule('117', 'finds what lies beyond the year or the end of care', {
    sbpfa: [
      decided(1, '2018-04-01'),
      decided(2, '2018-03-31'),
      decided(3, '2017-12-02'),
      decided(4, '2017-12-01', '2017-12-02'),
      decided(5, '2017-12-01', '2018-04-01'),
      decided(6, '2017-12-02'),
    ],
    episodes: [
      { child: 3, ...ADOPTED },
      { child: 4, ...ADOPTED },
      { child: 6, ...ADOPTED },
      { child: 6, decom: '2017-12-20', rne: 'S' },
    ],
    found: [
      'sbpfa 2 DATE_PLACED',
      'sbpfa 4 DATE_PLACED',
      'sbpfa 5 DATE_PLACED_CEASED',
      'sbpfa 6 DATE_PLACED_CEASED',
    ],
  });
  rule('118', 'finds a reversal before the year or before care began', {
    sbpfa: [
      decided(1, '2016-05-01', '2017-03-31'),
      decided(2, '2016-05-01', '2017-04-01'),
      decided(3, '2016-05-01', '2017-05-01'),
      decided(4, '2016-05-01', '2017-05-01'),
    ],
    episodes: [
      { child: 3, decom: '2017-01-01', ls: 'V4' },
      { child: 3, decom: '2017-06-01', ls: 'C2' },
      { child: 4, decom: '2017-05-01', ls: 'C2' },
    ],
    found: ['sbpfa 2 DATE_PLACED_CEASED', 'sbpfa 4 DATE_PLACED_CEASED'],
  });
  rule('1003', 'finds a decision before the child first came into care', {
    sbpfa: [decided(1, '2016-05-31'), decided(2, '2016-06-01'), decided(3, '2016-05-31')],
    episodes: [
      { child: 1, ...IN_CARE },
      { child: 2, ...IN_CARE },
      { child: 3, ...IN_CARE, rne: 'P' },
    ],
    found: ['sbpfa 2 DATE_PLACED'],
  });
  rule('1003', 'knows of care in the returns of earlier years', {
    sbpfa: [decided(1, '2016-05-31')],
    episodes: [{ child: 1, ...IN_CARE }],
    before: { episodes: [{ child: 1, ...IN_CARE, decom: '2015-01-01' }] },
    found: [],
  });
  rule('551', 'finds a placement for adoption without a decision in any year loaded', {
    sbpfa: [decided(1, '2016-01-01')],
    episodes: [
      { child: 1, decom: '2017-06-01', place: 'A6' },
      { child: 2, decom: '2017-06-01', place: 'A3' },
      { child: 3, decom: '2017-06-01', place: 'A4' },
      { child: 4, decom: '2017-06-01', place: 'U5' },
    ],
    before: { sbpfa: [decided(3, '2016-01-01')] },
    found: ['episodes 3 PLACE'],
  });
  rule('552', 'holds the latest decision against the first placement', {
    sbpfa: [
      decided(1, '2017-06-02'),
      decided(2, '2017-06-01'),
      decided(3, '2017-05-01', '2017-07-01'),
      decided(3, '2017-08-01'),
    ],
    episodes: [1, 2, 3].map((child) => ({ child, decom: '2017-06-01', place: 'A6' })),
    found: ['sbpfa 2 DATE_PLACED', 'sbpfa 5 DATE_PLACED'],
  });
  for (const [undecided, before, status] of [
    ['553', '554', 'E1'],
    ['555', '556', 'D1'],
  ] as const) {
    rule(undecided, `finds ${status} without a decision, or with one that was reversed`, {
      sbpfa: [
        decided(2, '2017-05-01'),
        decided(3, '2017-05-01', '2017-07-01'),
        decided(4, '2017-05-01', '2017-07-01'),
      ],
      episodes: [
        { child: 1, decom: '2017-06-01', ls: status },
        { child: 2, decom: '2017-06-01', ls: status },
        { child: 3, decom: '2017-06-01', ls: status },
        { child: 4, decom: '2017-06-01', ls: status, dec: '2017-07-01', rec: 'X1' },
        { child: 5, decom: '2017-06-01', ls: 'C2' },
      ],
      found: ['episodes 2 LS', 'sbpfa 3 DATE_PLACED_CEASED'],
    });
    rule(before, `holds the decision against the first episode under ${status}`, {
      sbpfa: [decided(1, '2017-06-02'), decided(2, '2017-06-01'), decided(3, '2017-06-01')],
      episodes: [
        { child: 1, decom: '2017-06-01', ls: status },
        { child: 1, decom: '2017-08-01', ls: status },
        { child: 2, decom: '2017-06-01', ls: status },
        // An order of an earlier time in care says nothing about this one.
        { child: 3, decom: '2014-01-01', ls: status, dec: '2014-02-01', rec: 'E4A' },
        { child: 3, decom: '2017-04-10', rne: 'S', ls: 'C1' },
        { child: 3, decom: '2017-07-01', ls: status },
      ],
      found: ['sbpfa 2 DATE_PLACED'],
    });
  }
  rule('557', 'finds a child who left care unadopted with the decision in force', {
    sbpfa: [
      decided(1, '2016-01-01'),
      decided(2, '2016-01-01', '2017-07-01'),
      decided(3, '2016-01-01'),
      decided(4, '2016-01-01'),
    ],
    episodes: [
      { child: 1, ...ADOPTED, rec: 'E4A' },
      { child: 2, ...ADOPTED, rec: 'E4A' },
      { child: 3, ...ADOPTED },
      { child: 4, ...ADOPTED, rec: 'X1' },
      { child: 5, ...ADOPTED, rec: 'E4A' },
      { child: 6, ...IN_CARE, dec: '2017-07-01', rec: 'E4A' },
    ],
    found: ['episodes 2 REC', 'episodes 6 REC'],
  });
  rule('557', 'takes a reversal in an earlier year', {
    sbpfa: [decided(9, '2016-01-01')],
    episodes: [{ child: 1, ...ADOPTED, rec: 'E4A' }],
    before: { sbpfa: [decided(1, '2016-01-01', '2016-12-01')] },
    found: [],
  });
  rule('558', 'finds an adopted child whose only decision was reversed', {
    sbpfa: [
      decided(1, '2016-01-01', '2017-01-01'),
      decided(2, '2016-01-01', '2017-01-01'),
      decided(2, '2017-02-01'),
      decided(3, '2016-01-01', '2017-01-01'),
    ],
    episodes: [
      { child: 1, ...ADOPTED },
      { child: 2, ...ADOPTED },
      { child: 3, ...ADOPTED, rec: 'E4A' },
    ],
    found: ['sbpfa 2 DATE_PLACED_CEASED'],
  });
});
