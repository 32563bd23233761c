/**
 * A day as people write it, 31/03/2023 or 2023-03-31, as an ISO date; null for anything else, and
 * for a day that doesn't exist or is the 1 January 1900 that systems put where they know none.
 */
export function readDay(text: string): string | null {
  const written = text.trim();
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written);
  const iso = british
    ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}`
    : written;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const day = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
  return exists && iso > '1900-01-01' ? iso : null;
}
