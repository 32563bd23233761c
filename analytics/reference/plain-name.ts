/** A name as it is compared: letters and digits of the plain alphabet, single spaces, `and` for `&`. */
export function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f'’`]|\.(?!\d)/g, '')
    .replaceAll('&', ' and ')
    .replaceAll('@', ' at ')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
