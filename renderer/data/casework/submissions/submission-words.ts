import type { Area } from '../../../../analytics/contract/area.ts';
import type {
  Holdings,
  Sent,
  Submission,
  SubmissionStatus,
} from '../../../../analytics/contract/casework.ts';
import { countOf, formatCount } from '../../../format/number.ts';
import type { Tone } from '../mark.tsx';

export const STATUS_LABELS = {
  submitted: 'Submitted',
  partly: 'In part',
  nothing: 'Nothing yet',
} as const satisfies Record<SubmissionStatus, string>;

export const STATUS_TONES = {
  submitted: 'good',
  partly: 'caution',
  nothing: 'critical',
} as const satisfies Record<SubmissionStatus, Tone>;

/** An authority, what it sent, and the latest day anything of it tells of. */
export type Submitter = Submission & { readonly through: string | null };

export function submittersOf(
  submissions: readonly Submission[],
  { areas }: Pick<Holdings, 'areas'>,
): Submitter[] {
  const through = new Map(areas.map((held) => [held.area, held.through]));
  return submissions.map((submission) => ({
    ...submission,
    through: through.get(submission.area) ?? null,
  }));
}

/** Three at most by name, the others by how many they are. */
function namesOf(areas: readonly string[]): string {
  const named = areas.slice(0, 3).join(', ');
  return areas.length > 3 ? `${named} and ${formatCount(areas.length - 3)} more` : named;
}

/** "3 of 10 authorities have submitted for 2022/23 Q4; nothing yet from Bexley, Bromley and 5 more." */
export function submissionsAnswer(submissions: readonly Submission[], period: string): string {
  const by = (wanted: SubmissionStatus) =>
    submissions.filter(({ status }) => status === wanted).map(({ area }) => area);
  const [submitted, partly, nothing] = [by('submitted'), by('partly'), by('nothing')];
  const all = countOf(submissions.length, 'authority', 'authorities');
  if (nothing.length === submissions.length) {
    return `Nothing has come for ${period} yet from ${submissions.length === 1 ? namesOf(nothing) : `any of the ${all}`}.`;
  }
  if (submitted.length === submissions.length) {
    return submissions.length === 1
      ? `${namesOf(submitted)} has submitted for ${period}.`
      : `All ${all} have submitted for ${period}.`;
  }
  const parts = [
    `${formatCount(submitted.length)} of ${all} ${submitted.length === 1 ? 'has' : 'have'} submitted for ${period}`,
    ...(partly.length > 0 ? [`in part ${namesOf(partly)}`] : []),
    ...(nothing.length > 0 ? [`nothing yet from ${namesOf(nothing)}`] : []),
  ];
  return `${parts.join('; ')}.`;
}

/** The kinds of extract that anybody sent. */
export function familiesSent(submissions: readonly Submission[]): string[] {
  return [
    ...new Set(submissions.flatMap(({ sent }) => sent.map(({ family }) => family))),
  ].toSorted();
}

/** How much of one kind somebody sent: "Sent", "All 3", "2 of 3"; a dash for nothing. */
export function sentWords(sent: Sent | undefined): string {
  if (!sent) return '–';
  if (sent.of === 1) return 'Sent';
  return sent.missing.length === 0
    ? `All ${formatCount(sent.of)}`
    : `${formatCount(sent.items)} of ${formatCount(sent.of)}`;
}

/** The agency with the most members there are records of; otherwise the first, by name. */
export function likelyAgency(agencies: readonly Area[], held: readonly Area[]): Area | null {
  const codes = new Set(held.map(({ code }) => code));
  const weight = ({ members }: Area) =>
    members.filter(({ area, until }) => until === null && codes.has(area)).length;
  const [likely] = agencies.toSorted(
    (a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name, 'en-GB'),
  );
  return likely ?? null;
}
