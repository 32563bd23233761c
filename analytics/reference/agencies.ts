/**
 * Regional adoption agencies and joint payers: named groups of authorities, with the days their
 * members joined and left where a publication states them. Null means the day was not found.
 * An agency without members is one whose partners no publication at hand lists.
 *
 * Dates: Adopt London South annual report 2022/23 (Greenwich joined on 1 April 2022), Adopt London
 * East report 2019/20, Haringey corporate parenting papers January 2025 (Adopt London North),
 * Leicestershire adoption service report 2022/23 (Family Adoption Links), Adopt South West annual
 * report 2024/25. Members of the others: the councils' own published papers.
 */
export type Agency = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'agency' | 'group';
  readonly aliases: readonly string[];
  readonly members: readonly Joined[];
};

/** Authorities (or agencies) by name that joined together; days are ISO dates, both included. */
export type Joined = {
  readonly areas: readonly string[];
  readonly since: string | null;
  readonly until: string | null;
};

const joined = (since: string | null, ...areas: string[]): Joined => ({
  areas,
  since,
  until: null,
});

const agency = (code: string, name: string, aliases: string[], ...members: Joined[]): Agency => ({
  code,
  name,
  kind: 'agency',
  aliases,
  members,
});

export const AGENCIES: readonly Agency[] = [
  agency(
    'adopt-london-south',
    'Adopt London South',
    ['ALS'],
    joined(
      '2019-07-01',
      'Croydon',
      'Kingston upon Thames',
      'Lambeth',
      'Lewisham',
      'Merton',
      'Richmond upon Thames',
      'Southwark',
      'Sutton',
      'Wandsworth',
    ),
    joined('2022-04-01', 'Greenwich'),
  ),
  agency(
    'adopt-london-north',
    'Adopt London North',
    ['ALN'],
    joined('2019-10-01', 'Barnet', 'Camden', 'Enfield', 'Hackney', 'Haringey', 'Islington'),
  ),
  agency(
    'adopt-london-east',
    'Adopt London East',
    ['ALE'],
    joined('2019-10-01', 'Barking and Dagenham', 'Havering', 'Newham', 'Tower Hamlets'),
  ),
  agency('adopt-london-west', 'Adopt London West', ['ALW']),
  {
    code: 'adopt-london',
    name: 'Adopt London',
    kind: 'group',
    aliases: [],
    members: [
      joined('2019-07-01', 'Adopt London South'),
      joined('2019-10-01', 'Adopt London North', 'Adopt London East'),
      joined(null, 'Adopt London West'),
    ],
  },
  agency(
    'adoption-partnership-south-east',
    'Adoption Partnership South East',
    ['APSE'],
    joined('2020-11-01', 'Bexley', 'Kent', 'Medway'),
  ),
  agency(
    'family-adoption-links',
    'Family Adoption Links',
    ['FAL'],
    joined(
      '2020-10-14',
      'Leicester',
      'Leicestershire',
      'Lincolnshire',
      'North Lincolnshire',
      'Rutland',
    ),
    joined('2022-01-01', 'North Northamptonshire', 'West Northamptonshire'),
  ),
  agency(
    'northamptonshire-childrens-trust',
    "Northamptonshire Children's Trust",
    ["Northampton Children's Trust", 'NCT'],
    joined(null, 'North Northamptonshire', 'West Northamptonshire'),
  ),
  agency(
    'achieving-for-children',
    'Achieving for Children',
    ['AfC', 'Kingston and Richmond', 'Richmond and Kingston'],
    joined(null, 'Kingston upon Thames', 'Richmond upon Thames'),
  ),
  agency(
    'adopt-south-west',
    'Adopt South West',
    [],
    joined(null, 'Devon', 'Plymouth', 'Somerset', 'Torbay'),
    joined('2024-04-01', 'Cornwall', 'Isles of Scilly'),
  ),
  agency(
    'adopt-south',
    'Adopt South',
    [],
    joined(null, 'Hampshire', 'Isle of Wight', 'Portsmouth', 'Southampton'),
  ),
  agency(
    'one-adoption-west-yorkshire',
    'One Adoption West Yorkshire',
    [],
    joined(null, 'Bradford', 'Calderdale', 'Kirklees', 'Leeds', 'Wakefield'),
  ),
  agency(
    'one-adoption-south-yorkshire',
    'One Adoption South Yorkshire',
    [],
    joined(null, 'Barnsley', 'Doncaster', 'Rotherham', 'Sheffield'),
  ),
  agency(
    'adopt-coast-to-coast',
    'Adopt Coast to Coast',
    [],
    joined(null, 'County Durham', 'Sunderland'),
    { areas: ['Cumbria'], since: null, until: '2023-03-31' },
    joined('2023-04-01', 'Cumberland', 'Westmorland and Furness'),
  ),
  agency(
    'together4children',
    'Together4Children',
    ['Together 4 Children'],
    joined(null, 'Shropshire', 'Staffordshire', 'Stoke-on-Trent', 'Telford and Wrekin'),
  ),
  agency(
    'adopt-north-east',
    'Adopt North East',
    [],
    joined(
      null,
      'Gateshead',
      'Newcastle upon Tyne',
      'North Tyneside',
      'Northumberland',
      'South Tyneside',
    ),
  ),
  agency(
    'adoption-south-east',
    'Adoption South East',
    [],
    joined(null, 'Brighton and Hove', 'East Sussex', 'Surrey', 'West Sussex'),
  ),
  agency(
    'adoption-east-midlands',
    'Adoption East Midlands',
    ['D2N2', 'Adoption East Midlands (D2N2)'],
    joined(null, 'Derby', 'Derbyshire', 'Nottingham', 'Nottinghamshire'),
  ),
  agency(
    'adoption-at-heart',
    'Adoption@Heart',
    [],
    joined(null, 'Dudley', 'Sandwell', 'Walsall', 'Wolverhampton'),
  ),
];
