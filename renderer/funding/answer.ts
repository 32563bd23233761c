import type {
  PartnerYear,
  ScenarioResult,
  YearResult,
} from '../../analytics/contract/funding/result.ts';
import { formatMoney } from '../format/number.ts';
import type { FundingTab } from './address.ts';
import { shareWords, signedShare } from './words.ts';

/** The question of the screen, for a year and how it is scoped. */
export const questionOf = (year: string): string => `What does each partner pay in ${year}?`;

/** The question a tab answers, where it stands alone in a meeting. */
export const questionOfTab = (tab: FundingTab, year: string): string =>
  ({
    pays: questionOf(year),
    years: 'How far is each share from what it would be without limits?',
    compare: `Who gains and who loses in ${year}?`,
    price: 'What does one more cost?',
    limits: 'How far can the formula go?',
    volatility: `How much of ${year} is chance?`,
    fairness: questionOf(year),
    outturn: 'What became of the budget?',
  })[tab];

const most = <T>(items: readonly T[], by: (item: T) => number): T | undefined =>
  items.reduce<T | undefined>(
    (best, item) => (best === undefined || by(item) > by(best) ? item : best),
    undefined,
  );

/** One sentence that answers what each partner pays in a year, with its uncertainty. */
export function answerOf(result: ScenarioResult, year: YearResult): string {
  const sentences = [paymentWords(year), changeWords(year), heldWords(year, result.dampingEnds)];
  if (result.suppressed) {
    const widest = most(year.partners, spread);
    sentences.push(
      widest?.range
        ? `Some demand is suppressed: ${widest.partner} may pay between ${formatMoney(widest.range.lower)} and ${formatMoney(widest.range.upper)}.`
        : 'Some demand is suppressed, so that these are at its lower bounds.',
    );
  }
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

const spread = ({ range }: PartnerYear) => (range ? range.upper - range.lower : 0);

function paymentWords({ partners, total }: YearResult): string {
  const top = most(partners, ({ contribution }) => contribution);
  const bottom = most(partners, ({ contribution }) => -contribution);
  if (!top || !bottom) return 'Nobody pays.';
  if (partners.length === 1) return `${top.partner} pays all of ${formatMoney(total)}.`;
  // Equal shares differ by the odd pound of the rounding.
  if (top.contribution - bottom.contribution <= 1) {
    const each =
      top.contribution === bottom.contribution
        ? formatMoney(top.contribution)
        : `${formatMoney(bottom.contribution)} or ${formatMoney(top.contribution)}`;
    return `All ${partners.length} pay the same: ${each} of ${formatMoney(total)}.`;
  }
  return `${top.partner} pays most, ${paid(top)}, and ${bottom.partner} least, ${paid(bottom)}, of ${formatMoney(total)}.`;
}

const paid = ({ contribution, share }: PartnerYear) =>
  `${formatMoney(contribution)} (${shareWords(share)})`;

function changeWords({ partners }: YearResult): string | null {
  const known = partners.flatMap((one) =>
    one.change === null || one.changeShare === null
      ? []
      : [{ ...one, by: one.change, share: one.changeShare }],
  );
  if (known.length === 0) return null;
  const rise = most(known, ({ share }) => share);
  const fall = most(known, ({ share }) => -share);
  const rises = rise && rise.by > 1 ? rise : null;
  const falls = fall && fall.by < -1 ? fall : null;
  if (rises && falls) {
    return `Against the year before, ${rises.partner} pays ${formatMoney(rises.by)} more (${signedShare(rises.share)}) and ${falls.partner} ${formatMoney(-falls.by)} less (${signedShare(falls.share)}).`;
  }
  if (rises) {
    return `Nobody pays less than the year before; ${rises.partner} pays ${formatMoney(rises.by)} more (${signedShare(rises.share)}).`;
  }
  if (falls) {
    return `Nobody pays more than the year before; ${falls.partner} pays ${formatMoney(-falls.by)} less (${signedShare(falls.share)}).`;
  }
  return 'Nobody’s contribution changes against the year before.';
}

function heldWords({ partners }: YearResult, ends: string | null): string | null {
  const held = partners.filter(({ standing }) => standing === 'floor' || standing === 'ceiling');
  if (held.length === 0) return null;
  const who = held.length === 1 ? `${held[0]?.partner ?? ''} is` : `${held.length} are`;
  return `${who} held back by the limits on change${ends === null ? '' : `, which end in ${ends}`}.`;
}
