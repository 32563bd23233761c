import { describe, expect, it } from 'vitest';
import { resolveArea } from '../../../analytics/reference/areas.ts';
import { LOCAL_AUTHORITIES } from '../../../analytics/reference/local-authorities.ts';
import { SKIPPED, sharedIsThere, sharedRows, sharedText } from './shared.ts';

const OPEN_DATA = [
  'ees_cla_31march_by_characteristic',
  'ees_cla_ceased_by_reason_and_age',
  'ees_cla_number_and_rate_per_10k_children',
  'ees_cla_started_by_characteristic',
  'ees_national_adoption_process_times',
].map((name) => `public/${name}.csv`);
const LAIT = 'public/lait_adoption_and_cla_public.csv';

const NUMBERED = {
  England: '970',
  'North East': '980',
  'North West': '981',
  'Yorkshire and The Humber': '982',
  'East Midlands': '983',
  'West Midlands': '984',
  'East of England': '985',
  London: '986',
  'Inner London': '987',
  'Outer London': '988',
  'South East': '989',
  'South West': '990',
};

describe('resolveArea', () => {
  it.each([
    ['301.0', 'Barking and Dagenham'],
    [' 301.00 ', 'Barking and Dagenham'],
    ['835', 'Dorset (to March 2019)'],
    ['838.0', 'Dorset'],
    ['E10000023', 'North Yorkshire'],
    ['E10000027', 'Somerset'],
    ['E10000002', 'Buckinghamshire'],
    ['E08000020', 'Gateshead'],
    ['E06000048', 'Northumberland'],
    ['E08000038', 'Barnsley'],
    ['E08000039', 'Sheffield'],
    ['Poole (Pre LG)', 'Poole'],
    ['Dorset (Pre LG)', 'Dorset (to March 2019)'],
  ])('takes “%s” for the authority %s', (written, name) => {
    expect(resolveArea(written)).toMatchObject({ name, kind: 'local_authority' });
  });

  it.each([
    ['London (Inner)', 'Inner London'],
    ['London (Outer)', 'Outer London'],
    ['Yorkshire and the Humber', 'Yorkshire and The Humber'],
    ['E12000003', 'Yorkshire and The Humber'],
    ...Object.entries(NUMBERED)
      .filter(([name]) => name !== 'England')
      .map(([name, number]): [string, string] => [`${number}.0`, name]),
  ])('takes “%s” for the region %s', (written, name) => {
    expect(resolveArea(written)).toMatchObject({ name, kind: 'region' });
  });

  it.each(['England', 'National', 'E92000001', '970', '970.0'])(
    'takes “%s” for the country',
    (written) => {
      expect(resolveArea(written)).toMatchObject({ name: 'England', kind: 'country' });
    },
  );

  it.each(['301.5', '30.10', '3.01', '3010', '0.301'])(
    'takes no number but a code: “%s”',
    (text) => {
      expect(resolveArea(text)).toBeNull();
    },
  );
});

describe.skipIf(!sharedIsThere)(`every area of the published files${SKIPPED}`, () => {
  const KINDS: Readonly<Record<string, string>> = {
    'Local authority': 'local_authority',
    Regional: 'region',
    National: 'country',
  };

  it.each(OPEN_DATA)('is known in %s, by name and by code, at its level', (path) => {
    const seen = new Set<string>();
    for (const row of sharedRows(path)) {
      const kind = KINDS[row['geographic_level'] ?? ''];
      const name =
        row['geo_breakdown'] ?? (row['la_name'] || row['region_name'] || row['country_name'] || '');
      const codes = [row['new_la_code'], row['old_la_code']].filter(Boolean);
      const written = [name, ...codes].join(' | ');
      if (seen.has(written)) continue;
      seen.add(written);
      const area = resolveArea(name);
      expect(area?.kind, written).toBe(kind);
      for (const code of codes) expect(resolveArea(code ?? ''), written).toBe(area);
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  it('is known in the authority tool’s export, by name and by number', () => {
    const written = new Map(
      sharedRows(LAIT).map((row) => [row['geography'] ?? '', row['la_number'] ?? '']),
    );
    expect(written.size).toBe(170);
    const noAuthority: string[] = [];
    for (const [name, number] of written) {
      const area = resolveArea(name);
      expect(area, name).not.toBeNull();
      expect(resolveArea(number), `${name} ${number}`).toBe(area);
      if (area?.kind !== 'local_authority') noAuthority.push(area?.name ?? name);
    }
    expect(noAuthority.toSorted()).toEqual(Object.keys(NUMBERED).toSorted());
  });

  it('is told in the table of authorities as in the reference list', () => {
    expect(
      sharedRows('codes/la_codes.csv')
        .map((row) => [row['new_la_code'], row['old_la_code'], row['la_name'], row['region_name']])
        .toSorted(),
    ).toEqual(LOCAL_AUTHORITIES.map((authority) => [...authority]).toSorted());
  });

  it('is one area under each of the names noticed', () => {
    for (const row of sharedRows('codes/la_name_variants.csv')) {
      const written = row['name_variant'] ?? '';
      expect(resolveArea(written), written).toBe(resolveArea(row['old_la_code'] ?? ''));
      expect(resolveArea(written), written).not.toBeNull();
    }
  });

  it('is known where Annex A returns name the authority of the placement, but for what is none', () => {
    const lists = JSON.parse(sharedText('codes/annex_a_columns.json')) as {
      list_8: { 'LA of Placement': { codes: string[] } };
    };
    const unknown = lists.list_8['LA of Placement'].codes.filter(
      (name) => resolveArea(name)?.kind !== 'local_authority',
    );
    expect(unknown).toEqual([
      ...[' - ', '-', '.', '..', '<blank>'],
      // Typing errors are offered a correction, never guessed.
      ...['Ayrshire', 'Bruy', 'CON', 'Calerdale'],
      ...['Data not captured in MOSAIC', 'Data not captured on mosaic', 'Flintshire'],
      ...['London', 'NI', 'NIR', 'NUK', 'No data', 'North Ayrshire', 'Not recorded'],
      ...['SCO', 'Scotland', 'WAL', 'Wales', 'West Midlands', 'na', 'pd.NA', 'zNotRecorded'],
    ]);
  });
});
