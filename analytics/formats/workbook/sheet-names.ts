/** The longest name a sheet can have, in characters. */
const LONGEST = 31;
/** Excel keeps this name for itself. */
const RESERVED = 'history';

/**
 * Names under which sheets can stand in one workbook: without the characters that Excel forbids,
 * at most 31 long, and told apart by a number where two would be alike but for their case.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain = allowed(name);
    let unique = plain;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) {
      const suffix = ` (${String(copy)})`;
      unique = cut(plain, LONGEST - suffix.length) + suffix;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function allowed(name: string): string {
  const plain = name
    .replaceAll(/[[\]:*?/\\]/g, '-')
    .replaceAll(/[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '')
    .trim();
  const short = cut(plain, LONGEST)
    .replaceAll(/^'+|'+$/g, '')
    .trim();
  if (short === '') return 'Sheet';
  return short.toLowerCase() === RESERVED ? `${short} sheet` : short;
}

/** A text cut to a length, not in the middle of a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length);
}
