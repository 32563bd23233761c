/** An ISO date as it is typed: 31/03/2023. */
export const writeDay = (iso: string): string => iso.split('-').toReversed().join('/');

/** Today as an ISO date, by this machine's clock. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
