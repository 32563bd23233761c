import { describe } from 'vitest';
import { rule } from './rule-case.ts';

/** All six adoption items of a couple of a man and a woman. */
const AD1 = {
  date_int: '2017-05-01',
  date_match: '2017-06-01',
  foster_care: '0',
  nb_adoptr: '2',
  sex_adoptr: 'MF',
  ls_adoptr: 'L11',
};
const NO_ITEMS = Object.fromEntries(Object.keys(AD1).map((item) => [item, null]));

describe('rules on the adoption items', () => {
  rule('114', 'takes 0 and 1 for foster carer adoptions', {
    ad1: [
      { child: 1, ...AD1, foster_care: '2' },
      { child: 2, ...AD1, foster_care: '1' },
    ],
    found: ['ad1 2 FOSTER_CARE'],
  });
  rule('151', 'wants all six items or none', {
    ad1: [
      { child: 1, ...AD1, nb_adoptr: null },
      { child: 2, ...AD1 },
      { child: 3, ...NO_ITEMS },
    ],
    found: ['ad1 2'],
  });
  rule('175', 'takes one or two adopters', {
    ad1: [
      { child: 1, ...AD1, nb_adoptr: '3' },
      { child: 2, ...AD1 },
    ],
    found: ['ad1 2 NB_ADOPTR'],
  });
  rule('176', 'takes known codes of the adopters’ genders', {
    ad1: [
      { child: 1, ...AD1, sex_adoptr: 'XX' },
      { child: 2, ...AD1 },
      { child: 3, ...AD1, sex_adoptr: null },
    ],
    found: ['ad1 2 SEX_ADOPTR'],
  });
  rule('177', 'takes known codes of the adopters’ legal status', {
    ad1: [
      { child: 1, ...AD1, ls_adoptr: 'L1' },
      { child: 2, ...AD1 },
    ],
    found: ['ad1 2 LS_ADOPTR'],
  });
  rule('333', 'lets the match be on the day of the decision', {
    ad1: [
      { child: 1, ...AD1, date_match: '2017-04-30' },
      { child: 2, ...AD1, date_match: '2017-05-01' },
    ],
    found: ['ad1 2 DATE_MATCH'],
  });
  rule('511', 'wants two genders of two adopters', {
    ad1: [
      { child: 1, ...AD1, sex_adoptr: 'M1' },
      { child: 2, ...AD1, nb_adoptr: '1', sex_adoptr: 'M1' },
      { child: 3, ...AD1, sex_adoptr: 'FF' },
    ],
    found: ['ad1 2 SEX_ADOPTR'],
  });
  rule('514', 'wants one gender of a single adopter, and not a blank', {
    ad1: [
      { child: 1, ...AD1, ls_adoptr: 'L0', sex_adoptr: 'MF' },
      { child: 2, ...AD1, ls_adoptr: 'L0', sex_adoptr: null },
      { child: 3, ...AD1, ls_adoptr: 'L0', sex_adoptr: 'F1' },
    ],
    found: ['ad1 2 SEX_ADOPTR', 'ad1 3 SEX_ADOPTR'],
  });
  for (const [id, status, wrong, right] of [
    ['517', 'L3', 'MM', 'MF'],
    ['518', 'L4', 'MF', 'FF'],
    ['519', 'L2', 'F1', 'MF'],
    ['520', 'L11', 'FF', 'MF'],
    ['524', 'L12', 'M1', 'MM'],
  ] as const) {
    rule(id, `holds the genders of ${status} against it`, {
      ad1: [
        { child: 1, ...AD1, ls_adoptr: status, sex_adoptr: wrong },
        { child: 2, ...AD1, ls_adoptr: status, sex_adoptr: right },
        { child: 3, ...AD1, ls_adoptr: 'L0', sex_adoptr: wrong },
      ],
      found: ['ad1 2 SEX_ADOPTR'],
    });
  }
  rule('134', 'finds an adopted care leaver', {
    ad1: [
      { child: 1, ...AD1 },
      { child: 2, ...AD1 },
      { child: 3, ...NO_ITEMS },
    ],
    oc3: [
      { child: 1, activ: 'F1' },
      { child: 2, activ: null },
      { child: 3, activ: 'F1' },
    ],
    found: ['ad1 2'],
  });
  rule('INT01', 'finds a child the header lacks', {
    ad1: [
      { child: 1, ...AD1 },
      { child: 2, ...AD1 },
    ],
    header: [{ child: 2 }],
    found: ['ad1 2 CHILD'],
  });
  rule('INT01', 'is silent while no header is loaded', {
    ad1: [{ child: 1, ...AD1 }],
    found: [],
  });
  rule('INT31', 'finds each of the rows a child has twice', {
    ad1: [
      { child: 1, ...AD1 },
      { child: 2, ...AD1 },
      { child: 1, ...AD1 },
    ],
    found: ['ad1 2 CHILD', 'ad1 4 CHILD'],
  });
  rule('187', 'finds adoption items of a child who was in care all year', {
    ad1: [
      { child: 1, ...AD1 },
      { child: 2, ...AD1 },
      { child: 3, ...AD1 },
    ],
    oc3: [{ child: 1, in_touch: 'YES' }],
    episodes: [
      { child: 1, decom: '2016-01-01', rne: 'S', ls: 'C2', dec: '2017-09-01', rec: 'X1' },
      { child: 1, decom: '2017-09-01', rne: 'P', ls: 'C2' },
      { child: 2, decom: '2016-01-01', rne: 'S', ls: 'C2', dec: '2017-09-01', rec: 'E11' },
      { child: 3, decom: '2017-04-02', rne: 'S', ls: 'C2' },
    ],
    found: ['ad1 2', 'oc3 2'],
  });
  rule('187', 'counts no short breaks as being in care all year', {
    ad1: [{ child: 1, ...AD1 }],
    episodes: [{ child: 1, decom: '2016-01-01', rne: 'S', ls: 'V4' }],
    found: [],
  });
});
