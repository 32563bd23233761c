/**
 * The shape of a value that must not be kept: every letter and digit replaced, the rest as it
 * stands (`AB-1234` is `AA-9999`). Enough to see what kind of thing stood there.
 */
export function shapeOf(value: string): string {
  return value
    .slice(0, 40)
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'))
    .replaceAll(/\p{N}/gu, '9');
}
