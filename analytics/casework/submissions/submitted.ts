import type { Sent, Submission, SubmissionStatus } from '../../contract/casework.ts';

/** A table or a measure that an authority sent for a period, and when it was loaded. */
export type SentItem = {
  readonly area: string;
  readonly family: string;
  readonly item: string;
  readonly through: string | null;
  readonly loadedAt: string;
};

/**
 * Who has submitted, by what any member did: of one kind of extract, a member that sent all that
 * anybody sent has submitted, one that sent less has partly. Members are areas by code.
 */
export function submissionsOf(
  members: readonly { readonly code: string; readonly name: string }[],
  items: readonly SentItem[],
): Submission[] {
  const expected = new Map<string, Set<string>>();
  for (const { family, item } of items) {
    expected.set(family, (expected.get(family) ?? new Set()).add(item));
  }
  const submissions = members.map(({ code, name }): Submission => {
    const own = items.filter(({ area }) => area === code);
    const families = [...new Set(own.map(({ family }) => family))].toSorted();
    const sent = families.map((family) =>
      sentOf(
        family,
        own.filter((one) => one.family === family),
        expected.get(family) ?? new Set(),
      ),
    );
    return { area: name, status: statusOf(sent), sent };
  });
  return submissions.toSorted(
    (a, b) =>
      ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || a.area.localeCompare(b.area, 'en-GB'),
  );
}

/** Whoever has to be reminded comes first. */
const ORDER: readonly SubmissionStatus[] = ['nothing', 'partly', 'submitted'];

function statusOf(sent: readonly Sent[]): SubmissionStatus {
  if (sent.length === 0) return 'nothing';
  return sent.some(({ missing }) => missing.length === 0) ? 'submitted' : 'partly';
}

function sentOf(family: string, own: readonly SentItem[], expected: ReadonlySet<string>): Sent {
  const there = new Set(own.map(({ item }) => item));
  const latest = (dates: readonly (string | null)[]) =>
    dates
      .filter((date) => date !== null)
      .toSorted()
      .at(-1) ?? null;
  return {
    family,
    items: there.size,
    of: expected.size,
    missing: [...expected].filter((item) => !there.has(item)).toSorted(),
    through: latest(own.map(({ through }) => through)),
    loadedAt: latest(own.map(({ loadedAt }) => loadedAt)) ?? '',
  };
}
