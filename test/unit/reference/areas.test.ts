import { describe, expect, it } from 'vitest';
import {
  AREAS,
  agenciesOf,
  membersOn,
  nearestAreas,
  resolveArea,
} from '../../../analytics/reference/areas.ts';

const named = (text: string, on?: string) => resolveArea(text, on)?.name ?? null;

function area(name: string) {
  const found = resolveArea(name);
  if (!found) throw new Error(`${name} is no area.`);
  return found;
}

describe('AREAS', () => {
  it('holds the 153 authorities, the five that were abolished, nine regions with two parts, England and the agencies', () => {
    const count = (kind: string) => AREAS.filter((candidate) => candidate.kind === kind).length;
    expect(count('local_authority')).toBe(153 + 5);
    expect(count('region')).toBe(9 + 2);
    expect(count('country')).toBe(1);
    expect(count('agency')).toBeGreaterThan(15);
  });

  it('gives every area a code and a name of its own', () => {
    expect(new Set(AREAS.map(({ code }) => code)).size).toBe(AREAS.length);
    expect(new Set(AREAS.map(({ name }) => name)).size).toBe(AREAS.length);
  });

  it('finds every area again by its name and by its code', () => {
    for (const candidate of AREAS) {
      expect(resolveArea(candidate.name)).toBe(candidate);
      expect(resolveArea(candidate.code)).toBe(candidate);
    }
  });

  it('puts both parts of London into the region London', () => {
    expect(area('Croydon').region).toBe('London');
    expect(area('Camden').region).toBe('London');
    expect(area('Kent').region).toBe('South East');
  });
});

describe('resolveArea', () => {
  it.each([
    ['Kingston', 'Kingston upon Thames'],
    ['LB Croydon', 'Croydon'],
    ['London Borough of Croydon', 'Croydon'],
    ['The London Borough of Tower Hamlets', 'Tower Hamlets'],
    ['Royal Borough of Kingston upon Thames', 'Kingston upon Thames'],
    ['Royal Greenwich', 'Greenwich'],
    ['Kent County Council', 'Kent'],
    ['Leicestershire County Council', 'Leicestershire'],
    ['Leicester City Council', 'Leicester'],
    ['Leicester City', 'Leicester'],
    ['Durham', 'County Durham'],
    ['Durham County Council', 'County Durham'],
    ['St Helens', 'St. Helens'],
    ['Saint Helens', 'St. Helens'],
    ['Kingston Upon Hull, City of', 'Kingston upon Hull, City of'],
    ['Hull City Council', 'Kingston upon Hull, City of'],
    ['Bedford Borough', 'Bedford'],
    ['Bournemouth, Christchurch & Poole', 'Bournemouth, Christchurch and Poole'],
    ['Herefordshire', 'Herefordshire, County of'],
    ['Bristol', 'Bristol, City of'],
    ['City of Bristol', 'Bristol, City of'],
    ['Barking & Dagenham', 'Barking and Dagenham'],
    ['RICHMOND UPON THAMES', 'Richmond upon Thames'],
    ['  richmond  upon  thames ', 'Richmond upon Thames'],
    ['Kínġston upon Thames', 'Kingston upon Thames'],
    ['E09000008', 'Croydon'],
    ['e09000008', 'Croydon'],
    ['306', 'Croydon'],
    ['ALS', 'Adopt London South'],
    ['D2N2', 'Adoption East Midlands'],
    ['Adoption@Heart', 'Adoption@Heart'],
    ['Greater London', 'London'],
    ['Yorkshire & the Humber', 'Yorkshire and The Humber'],
    ['England', 'England'],
    ['City of London', 'City of London'],
    ['City of London Corporation', 'City of London'],
    ['Northamptonshire', 'Northamptonshire'],
  ])('takes “%s” for %s', (written, meant) => {
    expect(named(written)).toBe(meant);
  });

  it.each([
    '',
    ' ',
    'Cheshire',
    'Berkshire',
    'Yorkshire',
    'Croyden',
    'London Borough of',
    '999',
    'x',
  ])('does not guess what “%s” means', (written) => {
    expect(resolveArea(written)).toBeNull();
  });

  it.each([
    'Statistical neighbours of Leicestershire',
    'Leicestershire statistical neighbours',
    "Leicestershire's statistical neighbours",
    'statistical-neighbours-of-E10000018',
  ])('makes one group of “%s”', (written) => {
    expect(resolveArea(written)).toMatchObject({
      code: 'statistical-neighbours-of-E10000018',
      name: 'Statistical neighbours of Leicestershire',
      kind: 'group',
      members: [],
    });
  });

  it('does not know the neighbours of an authority it does not know, or of an agency', () => {
    expect(named('Statistical neighbours of Nowhere')).toBeNull();
    expect(named('Statistical neighbours of Adopt London South')).toBeNull();
  });

  it('takes Dorset for the authority that bore the name on the day', () => {
    expect(resolveArea('Dorset', '2019-03-31')?.code).toBe('E10000009');
    expect(resolveArea('Dorset', '2019-04-01')?.code).toBe('E06000059');
    expect(resolveArea('Dorset')?.code).toBe('E06000059');
  });
});

describe('nearestAreas', () => {
  it('offers what was probably meant, the closest first', () => {
    expect(nearestAreas('Croyden')[0]).toBe('Croydon');
    expect(nearestAreas('Leicestshire')).toContain('Leicestershire');
    expect(nearestAreas('Cheshire').slice(0, 2).sort()).toEqual([
      'Cheshire East',
      'Cheshire West and Chester',
    ]);
  });

  it('offers nothing for a text like no area', () => {
    expect(nearestAreas('zzqqxx')).toEqual([]);
    expect(nearestAreas('')).toEqual([]);
  });
});

describe('membersOn', () => {
  const names = (agency: string, date: string) =>
    membersOn(area(agency), date)
      .map(({ name }) => name)
      .sort();

  it('counts Greenwich into Adopt London South from 1 April 2022', () => {
    expect(names('Adopt London South', '2022-03-31')).not.toContain('Greenwich');
    expect(names('Adopt London South', '2022-04-01')).toContain('Greenwich');
    expect(names('Adopt London South', '2022-04-01')).toHaveLength(10);
    expect(names('Adopt London South', '2019-06-30')).toEqual([]);
  });

  it('opens a group of agencies up into authorities, each once', () => {
    expect(names('Adopt London', '2022-04-01')).toHaveLength(10 + 6 + 4);
  });

  it('replaces an abolished member by its successors', () => {
    expect(names('Adopt Coast to Coast', '2023-03-31')).toEqual([
      'County Durham',
      'Cumbria',
      'Sunderland',
    ]);
    expect(names('Adopt Coast to Coast', '2023-04-01')).toEqual([
      'County Durham',
      'Cumberland',
      'Sunderland',
      'Westmorland and Furness',
    ]);
  });

  it('takes members whose first day is not known for members at any time', () => {
    expect(names('Achieving for Children', '2001-01-01')).toEqual([
      'Kingston upon Thames',
      'Richmond upon Thames',
    ]);
  });
});

describe('agenciesOf', () => {
  it('names the agencies an authority belongs to, with the days', () => {
    expect(agenciesOf(area('Greenwich')).map(({ agency, since }) => [agency.name, since])).toEqual([
      ['Adopt London South', '2022-04-01'],
    ]);
    expect(agenciesOf(area('Richmond upon Thames')).map(({ agency }) => agency.name)).toEqual([
      'Adopt London South',
      'Achieving for Children',
    ]);
  });
});
