import { describe } from 'vitest';
import { rule } from './rule-case.ts';

const ADOPTED = { decom: '2016-06-01', place: 'A6', ls: 'E1', dec: '2017-12-01', rec: 'E12' };
const AD1 = {
  date_int: '2016-01-01',
  date_match: '2016-05-01',
  foster_care: '0',
  nb_adoptr: '2',
  sex_adoptr: 'MF',
  ls_adoptr: 'L11',
};

describe('rules on adoption in the episodes', () => {
  rule('199', 'finds care after an adoption, in whichever year that was', {
    episodes: [
      { child: 1, decom: '2017-06-01' },
      { child: 2, ...ADOPTED },
      { child: 3, decom: '2017-06-01' },
    ],
    before: { episodes: [{ child: 1, decom: '2014-01-01', dec: '2016-05-01', rec: 'E11' }] },
    found: ['episodes 2 CHILD'],
  });
  rule('217', 'takes S, T and U for a move to adopt by the carer, from April 2015', {
    episodes: [
      { child: 1, decom: '2017-06-01', place: 'A5', rne: 'P' },
      { child: 2, decom: '2017-06-01', place: 'A3', rne: null },
      { child: 3, decom: '2017-06-01', place: 'A5', rne: 'U' },
      { child: 4, decom: '2015-03-31', place: 'A5', rne: 'P' },
      { child: 5, decom: '2017-06-01', place: 'A6', rne: 'P' },
    ],
    found: ['episodes 2 RNE', 'episodes 3 RNE'],
  });
  rule('336', 'wants a foster placement just before adoption by the carer', {
    episodes: [
      { child: 1, decom: '2017-05-01', place: 'U6' },
      { child: 1, decom: '2017-06-01', place: 'K2' },
      { child: 1, decom: '2017-07-01', place: 'A5' },
      { child: 2, decom: '2017-06-01', place: 'U6' },
      { child: 2, decom: '2017-07-01', place: 'A3' },
      { child: 3, decom: '2017-07-01', place: 'A5' },
      { child: 4, decom: '2017-06-01', place: null },
      { child: 4, decom: '2017-07-01', place: 'A5' },
    ],
    found: ['episodes 4 PLACE', 'episodes 9 PLACE'],
  });
  rule('336', 'looks for it in the year before', {
    episodes: [{ child: 1, decom: '2017-07-01', place: 'A5' }],
    before: { episodes: [{ child: 1, decom: '2016-07-01', dec: '2017-07-01', place: 'R1' }] },
    found: ['episodes 2 PLACE'],
  });
  rule('386', 'finds an adoption that was certainly after the eighteenth birthday', {
    episodes: [
      { child: 1, ...ADOPTED, dec: '2017-06-30' },
      { child: 2, ...ADOPTED, dec: '2017-06-29' },
      { child: 3, ...ADOPTED, dec: '2017-06-30', rec: 'E4A' },
    ],
    header: [1, 2, 3].map((child) => ({ child, birth_month: '1999-06-01' })),
    found: ['episodes 2 REC'],
  });
  rule('390', 'wants adopted children to be placed for adoption', {
    episodes: [
      { child: 1, ...ADOPTED, place: 'U6' },
      { child: 2, ...ADOPTED, place: null },
      { child: 3, ...ADOPTED, place: 'A4' },
      { child: 4, ...ADOPTED, rec: 'E4A', place: 'U6' },
    ],
    found: ['episodes 2 PLACE', 'episodes 3 PLACE'],
  });
  rule('408', 'wants a placement order under a placement that rests on one', {
    episodes: [
      { child: 1, ...ADOPTED, ls: 'C2' },
      { child: 2, ...ADOPTED, ls: null },
      { child: 3, ...ADOPTED },
      { child: 4, ...ADOPTED, place: 'A4', ls: 'C2' },
    ],
    found: ['episodes 2 LS', 'episodes 3 LS'],
  });
  rule('451', 'finds freeing orders in force', {
    episodes: [
      { child: 1, decom: '2016-06-01', ls: 'D1' },
      { child: 2, decom: '2016-06-01', ls: 'D1', dec: '2017-06-01', rec: 'X1' },
      { child: 3, decom: '2016-06-01', ls: 'E1' },
    ],
    found: ['episodes 2 LS'],
  });
  rule('529', 'finds placements that no other public body provides', {
    episodes: [
      { child: 1, decom: '2016-06-01', place: 'U3', place_provider: 'PR3' },
      { child: 2, decom: '2016-06-01', place: 'T1', place_provider: 'PR3' },
      { child: 3, decom: '2016-06-01', place: 'U3', place_provider: 'PR1' },
    ],
    found: ['episodes 2 PLACE_PROVIDER'],
  });
  rule('601', 'wants all adoption items of a child adopted in the year', {
    episodes: [
      { child: 1, ...ADOPTED },
      { child: 2, ...ADOPTED },
      { child: 3, ...ADOPTED },
      { child: 4, ...ADOPTED, dec: '2017-03-31' },
    ],
    ad1: [
      { child: 2, ...AD1, nb_adoptr: null },
      { child: 3, ...AD1 },
    ],
    found: ['episodes 2 REC', 'ad1 2'],
  });
  rule('601', 'is silent while no adoption items are loaded', {
    episodes: [{ child: 1, ...ADOPTED }],
    found: [],
  });
});

describe('rules on the adoption items and the episodes', () => {
  rule('331', 'wants the match by the day of the last placement', {
    ad1: [
      { child: 1, ...AD1, date_match: '2016-06-02' },
      { child: 2, ...AD1, date_match: '2016-06-01' },
      { child: 3, ...AD1, date_match: '2016-06-02' },
    ],
    episodes: [
      { child: 1, ...ADOPTED },
      { child: 2, ...ADOPTED },
      { child: 3, ...ADOPTED, rec: 'X1' },
    ],
    found: ['ad1 2 DATE_MATCH'],
  });
  rule('334', 'holds the decision against the latest start of care', {
    ad1: [
      { child: 1, ...AD1 },
      { child: 2, ...AD1 },
    ],
    episodes: [
      { child: 1, decom: '2014-01-01', rne: 'S' },
      { child: 1, decom: '2016-01-02', rne: 'S' },
      { child: 2, decom: '2016-01-01', rne: 'S' },
      { child: 2, decom: '2016-03-01', rne: 'P' },
    ],
    found: ['ad1 2 DATE_INT'],
  });
  rule('335', 'wants the last placement to agree on whether the carers adopted', {
    ad1: [
      { child: 1, ...AD1, foster_care: '1' },
      { child: 2, ...AD1, foster_care: '0' },
      { child: 3, ...AD1, foster_care: '0' },
      { child: 4, ...AD1, foster_care: '1' },
    ],
    episodes: [
      { child: 1, ...ADOPTED, place: 'A4' },
      { child: 2, ...ADOPTED, place: 'A5' },
      { child: 3, ...ADOPTED, place: 'A6' },
      { child: 4, ...ADOPTED, place: 'A6', rec: 'X1' },
    ],
    found: ['ad1 2 FOSTER_CARE', 'ad1 3 FOSTER_CARE'],
  });
  rule('521', 'wants the decision by the day of the placement', {
    ad1: [
      { child: 1, ...AD1, date_int: '2016-06-02' },
      { child: 2, ...AD1, date_int: '2016-06-01' },
    ],
    episodes: [
      { child: 1, ...ADOPTED },
      { child: 2, ...ADOPTED },
    ],
    found: ['ad1 2 DATE_INT'],
  });
  rule('582', 'finds a match on the day of the adoption order', {
    ad1: [
      { child: 1, ...AD1, date_match: '2017-12-01' },
      { child: 2, ...AD1, date_match: '2017-11-30' },
    ],
    episodes: [
      { child: 1, ...ADOPTED },
      { child: 2, ...ADOPTED },
    ],
    found: ['ad1 2 DATE_MATCH'],
  });
  rule('602', 'finds adoption items of a child not adopted in the year', {
    ad1: [
      { child: 1, ...AD1 },
      { child: 2, ...AD1 },
      { child: 3, ...AD1 },
      { child: 4, foster_care: null },
    ],
    episodes: [
      { child: 1, ...ADOPTED, dec: '2017-03-31' },
      { child: 2, ...ADOPTED, dec: '2018-03-31' },
      { child: 3, ...ADOPTED, rec: 'E4A' },
    ],
    found: ['ad1 2 CHILD', 'ad1 4 CHILD'],
  });
});
