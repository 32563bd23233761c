/**
 * The names people write for an area beside its own: short forms that mean one authority and no
 * other. `Newcastle` is in because no other upper-tier authority bears it; `Cheshire` and
 * `Berkshire` are out because they mean several.
 */
export const ALIASES = {
  'Bath and North East Somerset': ['Bath', 'B&NES', 'BANES'],
  Bedford: ['Bedford Borough'],
  'Barking and Dagenham': ['Barking', 'LBBD'],
  'Blackburn with Darwen': ['Blackburn'],
  Bournemouth: ['Bournemouth (Pre LG)'],
  'Bournemouth, Christchurch and Poole': ['BCP'],
  'Brighton and Hove': ['Brighton'],
  'Bristol, City of': ['Bristol'],
  'Cheshire West and Chester': ['Cheshire West'],
  'City of London': ['Corporation of London'],
  'County Durham': ['Durham'],
  'Dorset (to March 2019)': ['Dorset (Pre LG)'],
  'East Riding of Yorkshire': ['East Riding'],
  England: ['National'],
  'East of England': ['East'],
  Greenwich: ['Royal Greenwich'],
  'Hammersmith and Fulham': ['Hammersmith', 'LBHF'],
  'Herefordshire, County of': ['Herefordshire'],
  'Inner London': ['London (Inner)'],
  'Isles of Scilly': ['Scilly'],
  'Kensington and Chelsea': ['Kensington', 'RBKC'],
  'Kingston upon Hull, City of': ['Hull', 'Kingston upon Hull'],
  'Kingston upon Thames': ['Kingston'],
  London: ['Greater London'],
  'Newcastle upon Tyne': ['Newcastle'],
  'North East Lincolnshire': ['NE Lincolnshire'],
  'North Lincolnshire': ['N Lincolnshire'],
  'Outer London': ['London (Outer)'],
  Poole: ['Poole (Pre LG)'],
  'Redcar and Cleveland': ['Redcar'],
  'Richmond upon Thames': ['Richmond'],
  'Southend-on-Sea': ['Southend'],
  'St. Helens': ['Saint Helens'],
  'Stockton-on-Tees': ['Stockton'],
  'Stoke-on-Trent': ['Stoke'],
  'Telford and Wrekin': ['Telford'],
  'Windsor and Maidenhead': ['Windsor', 'RBWM'],
  'Yorkshire and The Humber': ['Yorkshire and Humber', 'Yorkshire & Humberside'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const BEFORE =
  /^(?:the )?(?:london borough|royal borough|metropolitan borough|borough|county|city|lb|rb|mb)(?: of)? /;
const AFTER =
  / (?:metropolitan borough council|metropolitan district council|county borough council|county council|city council|borough council|district council|council|corporation|metropolitan borough|county|city|borough|lb|rb|mbc|cc|la)$/;

/** The plain name with what councils call themselves taken off, one layer at a time. */
export function* withoutTitles(plain: string): Generator<string> {
  let name = plain;
  for (;;) {
    const shorter = AFTER.test(name) ? name.replace(AFTER, '') : name.replace(BEFORE, '');
    if (shorter === name) return;
    name = shorter;
    yield name;
  }
}
