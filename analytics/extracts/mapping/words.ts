/** A header's words as they are compared, with how much each of them tells. */
export type Words = ReadonlyMap<string, number>;

/** Written differently, meant alike. */
const STEMS: Readonly<Record<string, string>> = {
  matched: 'match',
  matching: 'match',
  matches: 'match',
  placed: 'place',
  placement: 'place',
  placements: 'place',
  linked: 'link',
  linking: 'link',
  links: 'link',
  approved: 'approve',
  approval: 'approve',
  registered: 'register',
  registration: 'register',
  enquired: 'enquire',
  enquiry: 'enquire',
  inquiry: 'enquire',
  referred: 'refer',
  referral: 'refer',
  disrupted: 'disrupt',
  disruption: 'disrupt',
  reversed: 'reverse',
  reversal: 'reverse',
  revoked: 'revoke',
  revocation: 'revoke',
  rescinded: 'rescind',
  changed: 'change',
  withdrawn: 'withdraw',
  withdrawal: 'withdraw',
  started: 'start',
  starts: 'start',
  began: 'start',
  commenced: 'start',
  ended: 'end',
  ceased: 'end',
  finish: 'end',
  finished: 'end',
  completed: 'end',
  complete: 'end',
  granted: 'made',
  grant: 'made',
  interests: 'interest',
  siblings: 'sibling',
  number: 'id',
  no: 'id',
  num: 'id',
  ref: 'id',
  reference: 'id',
  identifier: 'id',
  code: 'id',
  gender: 'sex',
  one: '1',
  two: '2',
  session: 'event',
  evening: 'event',
  children: 'child',
  childs: 'child',
  persons: 'person',
  persona: 'person',
  decisions: 'decision',
  adopters: 'adopter',
  carers: 'carer',
};

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  dob: 'birth',
  born: 'birth',
  po: 'placement order',
  ao: 'adoption order',
  ffa: 'fostering for adoption',
  ep: 'early permanence',
  la: 'local authority',
  lac: 'looked after',
  cla: 'looked after',
  bid: 'best interest decision',
  sbpfa: 'shobpa',
  roi: 'registration of interest',
  s1: 'stage 1',
  s2: 'stage 2',
  stage1: 'stage 1',
  stage2: 'stage 2',
  ff: 'family finding',
};

/** Words that tell nothing, and words that tell little. */
const FILLERS = new Set('date dt of the was is on for to by at a an in and or as s day'.split(' '));
const WEAK: Readonly<Record<string, number>> = {
  child: 0.3,
  made: 0.2,
  id: 0.5,
  with: 0.5,
  current: 0.2,
  latest: 0.2,
  actual: 0.2,
  name: 0.2,
  description: 0.2,
  desc: 0.2,
  confirmed: 0.2,
  court: 0.3,
};

/** The words of a header: `ChildID`, `CHILD_ID` and `Child's ID (LCS)` have `child` and `id`. */
export function wordsOf(text: string): Words {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll('should be placed for adoption', 'shobpa')
    .trim();
  const all = plain
    .split(' ')
    .flatMap((word) => (entryOf(ABBREVIATIONS, word) ?? word).split(' '))
    .map((word) => entryOf(STEMS, word) ?? word)
    .filter((word) => word !== '');
  const telling = all.filter((word) => !FILLERS.has(word));
  return new Map(
    (telling.length > 0 ? telling : all).map((word) => [word, entryOf(WEAK, word) ?? 1]),
  );
}

/** An entry of a table of words; `constructor` and the like are words that aren't in it. */
function entryOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** 0–1: how much of what two headers say they both say (Dice's coefficient, words weighted). */
export function likeness(a: Words, b: Words): number {
  let shared = 0;
  for (const [word, weight] of a) if (b.has(word)) shared += weight;
  const total = [...a.values(), ...b.values()].reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? 0 : (2 * shared) / total;
}
