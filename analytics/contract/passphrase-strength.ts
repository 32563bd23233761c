/** How hard a passphrase is to guess, for the meter beside its field. */
export type PassphraseStrength = {
  /** log2 of the guesses it takes, estimated from below. */
  readonly bits: number;
  /** 0 guessed at once … 4 beyond anybody's means. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly verdict: string;
  readonly advice: string;
};

/** A passphrase that scores less would be guessed in no time: none such is taken for a file. */
export const LEAST_SCORE = 2;

/**
 * Guesses that somebody with a thousand computers can make in a second against scrypt with
 * N = 2^18, which takes one of them about a second and 256 MB for each: 2^10, and as much again
 * for machines made for it.
 */
const GUESSES_A_SECOND_BITS = 15;
const SECONDS = { day: 16.4, year: 24.9, century: 31.5 };

/** The least bits for each score. */
const SCORES = [
  [SECONDS.century + GUESSES_A_SECOND_BITS, 4, 'Strong: it would take centuries to guess.'],
  [SECONDS.year + GUESSES_A_SECOND_BITS, 3, 'Good: it would take years to guess.'],
  [SECONDS.day + GUESSES_A_SECOND_BITS, 2, 'Weak: a determined thief could guess it in months.'],
  [20, 1, 'Very weak: it could be guessed within days.'],
  [0, 0, 'No protection: it would be guessed at once.'],
] as const;

/**
 * Estimates how hard a passphrase is to guess, cautiously: what looks like a word counts as one
 * from a list of a few thousand, however long it is; sequences, repeats, years and words that
 * everybody uses count for next to nothing. After the idea of zxcvbn (Wheeler 2016), without its
 * dictionaries.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const bits = Math.round(bitsOf(passphrase.normalize('NFKC')));
  const [, score, verdict] = SCORES.find(([least]) => bits >= least) ?? SCORES[4];
  return { bits, score, verdict, advice: adviceFor(score) };
}

function adviceFor(score: number): string {
  if (score >= 3) return 'Keep it where you will find it: nobody can open the file without it.';
  return 'Take four or more unconnected words, such as a machine or dice choose. Nobody can open the file without it, so keep it where you will find it.';
}

const PIECE = /[\p{L}']+|\p{N}+|[^\p{L}\p{N}']+/gu;

function bitsOf(passphrase: string): number {
  const seen = new Set<string>();
  let bits = 0;
  for (const [piece] of passphrase.matchAll(PIECE)) {
    const plain = piece.toLowerCase();
    // Whatever comes again costs a guesser no more than to try it twice.
    bits += seen.has(plain) ? 1 : pieceBits(piece, plain);
    seen.add(plain);
  }
  return bits;
}

function pieceBits(piece: string, plain: string): number {
  if (/^\p{L}/u.test(piece)) return letterBits(piece, plain);
  if (/^\p{N}/u.test(piece)) return digitBits(plain);
  // A space or hyphen between words is what everybody puts there.
  return piece.length === 1 ? 1 : Math.min(1 + distinct(piece) * 3, piece.length * 4.5);
}

const WORD_BITS = 11.5;

function letterBits(piece: string, plain: string): number {
  const length = [...plain].length;
  const capitals = piece === plain || piece === capitalised(plain) ? 0.5 : 2;
  if (COMMON.has(plain)) return 4 + capitals;
  if (isRun(plain) || distinct(plain) <= 2) return 4 + Math.log2(length);
  const random = length * Math.log2(26);
  // Two capitals inside a word are no word's spelling.
  const spelling = isWordLike(plain) ? WORD_BITS : random;
  return Math.min(random, spelling) + capitals;
}

function digitBits(digits: string): number {
  if (distinct(digits) === 1 || isRun(digits)) return 3 + Math.log2(digits.length);
  if (/^(?:19|20)\d\d$/.test(digits)) return 6;
  // Days: six or eight digits that can be read as one.
  if (/^(?:[0-3]\d[01]\d(?:19|20)?\d\d|(?:19|20)\d\d[01]\d[0-3]\d)$/.test(digits)) return 14;
  return digits.length * Math.log2(10);
}

const capitalised = (plain: string): string => plain.slice(0, 1).toUpperCase() + plain.slice(1);
const distinct = (text: string): number => new Set(text).size;

/** Whether it can be spoken: vowels, and never many consonants on end. */
function isWordLike(plain: string): boolean {
  return /[aeiouyäëïöüàéèáíóú]/.test(plain) && !/[bcdfghjklmnpqrstvwxz]{5}/.test(plain);
}

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The alphabet, the digits or a row of keys, on and on in either direction. */
function isRun(text: string): boolean {
  const follows = (row: string, step: number) => (letter: string, index: number) =>
    index === 0 ||
    row[(row.indexOf(text.charAt(index - 1)) + step + row.length) % row.length] === letter;
  return (
    text.length > 2 &&
    ROWS.some(
      (row) =>
        row.includes(text.charAt(0)) && [1, -1].some((step) => [...text].every(follows(row, step))),
    )
  );
}

/** What people put in passwords first, and what lies near at hand in this work. */
const COMMON = new Set(
  `password passwort passw letmein welcome admin administrator login secret changeme default master
  monkey dragon football baseball liverpool arsenal chelsea sunshine princess shadow superman batman
  iloveyou love hello summer winter spring autumn january february march april may june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday london
  england office computer internet test temp user guest michael charlie thomas george daisy lily
  family children child social care worker adoption adopt adopter council permanence placement
  workspace workbench borough agency fostering foster qwerty azerty`.split(/\s+/),
);
