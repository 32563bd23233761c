/** A number as the shortest decimal that means it, written out: no exponent, no thousands, no -0. */
export function plainDecimal(value: number): string {
  const text = String(value);
  const scientific = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!scientific) return text;
  const [, sign = '', first = '', rest = '', power] = scientific;
  const exponent = Number(power);
  const digits = first + rest;
  return exponent < 0
    ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
    : sign + digits.padEnd(exponent + 1, '0');
}
