import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ETHNIC_CROSS_CUTS,
  ETHNIC_GROUPS,
  ETHNIC_GROUPS_2,
  ETHNIC_GROUPS_5,
} from '../../../../analytics/reference/ethnicity/groups.ts';
import { FAMILY_NAMES } from '../../../../analytics/reference/ethnicity/names.ts';
import { resolveEthnicity } from '../../../../analytics/reference/ethnicity/resolve.ts';
import { SKIPPED, sharedIsThere, sharedRows, sharedText } from '../shared.ts';

describe('the ethnic groups', () => {
  it('are 18 and two ways of not knowing, in five groups and one, in two and one', () => {
    expect(ETHNIC_GROUPS).toHaveLength(20);
    const known = ETHNIC_GROUPS.filter(({ group5 }) => group5 !== 'not_known');
    expect(new Set(known.map(({ group18 }) => group18)).size).toBe(18);
    expect(new Set(ETHNIC_GROUPS.map(({ group5 }) => group5))).toEqual(
      new Set(Object.keys(ETHNIC_GROUPS_5)),
    );
    expect(new Set(Object.values(ETHNIC_GROUPS_5).map(({ group2 }) => group2))).toEqual(
      new Set(Object.keys(ETHNIC_GROUPS_2)),
    );
  });

  it('count White minorities as White and nobody unknown into the global majority', () => {
    const { codes } = ETHNIC_CROSS_CUTS.global_majority;
    expect(codes).toHaveLength(13);
    expect(codes.filter((code) => code.startsWith('W'))).toEqual([]);
    expect(codes).not.toContain('REFU');
    expect(ETHNIC_CROSS_CUTS.other_than_white_british.codes).toHaveLength(17);
    expect(ETHNIC_CROSS_CUTS.other_than_white_british.codes).toContain('WIRI');
  });

  it('take White and Black Caribbean or African children for Black or mixed Black', () => {
    expect([...ETHNIC_CROSS_CUTS.black_or_mixed_black.codes].toSorted()).toEqual([
      'BAFR',
      'BCRB',
      'BOTH',
      'MWBA',
      'MWBC',
    ]);
  });
});

const code = (text: string) => resolveEthnicity(text)?.code ?? null;

describe('resolveEthnicity', () => {
  it.each(ETHNIC_GROUPS)('knows $code by code and label', (group) => {
    const { code: own, group18, group5, label } = group;
    const known = { code: own, group18, group5 };
    expect(resolveEthnicity(own)).toEqual(known);
    expect(resolveEthnicity(` ${own.toLowerCase()} `)).toEqual(known);
    expect(resolveEthnicity(label)).toEqual(known);
    expect(resolveEthnicity(`${own} - ${label}`)).toEqual(known);
    expect(resolveEthnicity(`${own} ${label}`)).toEqual(known);
    expect(resolveEthnicity(`${label} [${own}]`)).toEqual(known);
    expect(resolveEthnicity(group18)).toEqual(known);
  });

  it.each([
    ['White British', 'WBRI'],
    ['White - British', 'WBRI'],
    ['White: White - British', 'WBRI'],
    ['White > British', 'WBRI'],
    ['WHITE BRITISH', 'WBRI'],
    ['A1 - White - British', 'WBRI'],
    ['A1 White British', 'WBRI'],
    ['A4.1 White - British', 'WBRI'],
    ['(A.A1) White - British', 'WBRI'],
    ['A.A1)White - British', 'WBRI'],
    ['White British (A1)', 'WBRI'],
    ['WBRI - White British (101)', 'WBRI'],
    ['White (English/ Welsh/ Scottish/ Northern Irish/ British)', 'WBRI'],
    ['W - White Irish', 'WIRI'],
    ['White / Irish', 'WIRI'],
    ['White Irish Traveller', 'WIRT'],
    ['White/ Traveller of Irish heritage', 'WIRT'],
    ['Gypsy/Roma', 'WROM'],
    ['White - Roma', 'WROM'],
    ['Any other White background', 'WOTH'],
    ['White - Any other White background', 'WOTH'],
    ['White - Other', 'WOTH'],
    ['Other white', 'WOTH'],
    ['White Eastern European', 'WOTH'],
    ['White and Black Caribbean', 'MWBC'],
    ['Mixed - White and Black Caribbean', 'MWBC'],
    ['Mixed / White & Black Caribbean', 'MWBC'],
    ['Mixed or multiple ethnic groups: White and Black African', 'MWBA'],
    ['Mixed White/Asian', 'MWAS'],
    ['Any other mixed background', 'MOTH'],
    ['Mixed – any other', 'MOTH'],
    ['Asian or Asian British - Indian', 'AIND'],
    ['Pakistani', 'APKN'],
    ['Asian/Asian British Bangladeshi', 'ABAN'],
    ['Asian Chinese', 'CHNE'],
    ['Other ethnic group: Chinese', 'CHNE'],
    ['Any other Asian background', 'AOTH'],
    ['Black - African', 'BAFR'],
    ['Black African', 'BAFR'],
    ['Black or Black British - Caribbean', 'BCRB'],
    ['Black Caribbean', 'BCRB'],
    ['Any other Black background', 'BOTH'],
    ['Any other Black / African / Caribbean background', 'BOTH'],
    ['Black British other', 'BOTH'],
    ['Other ethnic group - Arab', 'OOTH'],
    ['Black: Black British - Caribbean', 'BCRB'],
    ['Arab', 'OOTH'],
    ['Any other ethnic group', 'OOTH'],
    ['Refused', 'REFU'],
    ['Prefer not to say', 'REFU'],
    ['Information not yet obtained', 'NOBT'],
    ['Not known', 'NOBT'],
    ['c) Unknown', 'NOBT'],
  ])('takes “%s” for %s', (written, meant) => {
    expect(code(written)).toBe(meant);
  });

  it.each([
    ['a) White', 'white'],
    ['a) white', 'white'],
    ['b) Mixed', 'mixed'],
    ['c) Asian or Asian British', 'asian'],
    ['d) Black or black British', 'black'],
    ['e) Other ethnic group', 'other'],
    ['f) Not stated', 'not_known'],
    ['Black, African, Caribbean or Black British', 'black'],
    ['Mixed or Multiple ethnic groups', 'mixed'],
    ['Refused or information not yet available', 'not_known'],
    ['Gypsy or Irish Traveller', 'white'],
    ['Black British', 'black'],
    ['Asian British', 'asian'],
  ])('takes “%s” for the group %s, its detail left open', (written, group5) => {
    expect(resolveEthnicity(written)).toEqual({ code: null, group18: null, group5 });
  });

  it.each([
    '',
    '  ',
    'British',
    'Other than White British',
    'Chinese or other ethnic group',
    'White British and Black African',
    'BOTH PARENTS WHITE',
    'WBRI - Black Caribbean',
    'WBRI: Any other White background',
    'WBRI - see file',
    'Asian - African',
    'English',
    'A1',
    '6',
  ])('does not guess what “%s” means', (written) => {
    expect(resolveEthnicity(written)).toBeNull();
  });

  it('gives up on a cell of families without end', () => {
    expect(resolveEthnicity('black british '.repeat(2000))).toBeNull();
  });

  it('reads a name the same whatever its case, spaces and marks', () => {
    const names = [
      ...ETHNIC_GROUPS.map(({ label }) => label),
      ...Object.values(FAMILY_NAMES).flat(),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(' ', '  ', ' - ', '\u00A0', '/', ' – '),
        fc.boolean(),
        (name, gap, upper) => {
          const written = name.replaceAll(' ', gap);
          expect(resolveEthnicity(upper ? written.toUpperCase() : written)).toEqual(
            resolveEthnicity(name),
          );
        },
      ),
    );
  });
});

describe.skipIf(!sharedIsThere)(`the ethnic groups of the reference files${SKIPPED}`, () => {
  it('are every code of the return, and its words for it mean the same', () => {
    const { ETHNIC: labels } = JSON.parse(sharedText('codes/ssda903_codes.json')) as {
      ETHNIC: Record<string, string>;
    };
    expect(Object.keys(labels).toSorted()).toEqual(
      ETHNIC_GROUPS.map((group) => group.code).toSorted(),
    );
    for (const [own, label] of Object.entries(labels)) expect(code(label), label).toBe(own);
  });

  it('are every group of Annex A and of the published figures', () => {
    const { list_8: list } = JSON.parse(sharedText('codes/annex_a_columns.json')) as {
      list_8: { Ethnicity: { codes: string[] } };
    };
    const published = sharedRows('public/ees_cla_31march_by_characteristic.csv')
      .filter((row) => row['cla_group'] === 'Ethnicity' && row['characteristic'] !== 'Total')
      .map((row) => row['characteristic'] ?? '');
    const written = new Set([...list.Ethnicity.codes, ...published]);
    expect(written.size).toBe(14);
    for (const name of written) expect(resolveEthnicity(name), name).not.toBeNull();
  });
});
