import type { VolatilityAnswer } from '../../../analytics/contract/funding/questions.ts';
import { formatMoney } from '../../format/number.ts';
import { shareWords } from '../words.ts';
import { thousands } from './contributions.tsx';
import type { Picture } from './picture.ts';
import { Bar, Dot, rowsPicture } from './rows.tsx';
import type { ChartRow } from './rows.tsx';

/** The wider a range, the thinner and paler its bar. */
const RANGES = [
  ['nearlyAll', 0.16, 0.35],
  ['most', 0.32, 0.5],
  ['half', 0.5, 0.75],
] as const;

export type BandPartner = VolatilityAnswer['years'][number]['partners'][number];
type BandRow = ChartRow & { band: BandPartner };

/** Where contributions would lie if demand came out otherwise: 50, 80 and 95% of the draws. */
export function bandsPicture(partners: readonly BandPartner[], colour: string): Picture {
  const rows = [...partners]
    .sort((a, b) => b.contribution - a.contribution)
    .map((band): BandRow => ({
      id: band.partner,
      label: band.partner,
      value: band.variation === null ? '' : `±${shareWords(band.variation)}`,
      hint: `${band.partner}: 95% of draws between ${formatMoney(band.nearlyAll.lower)} and ${formatMoney(band.nearlyAll.upper)}, half between ${formatMoney(band.half.lower)} and ${formatMoney(band.half.upper)}`,
      band,
    }));
  return rowsPicture({
    rows,
    values: rows.flatMap(({ band }) => [
      band.nearlyAll.lower,
      band.nearlyAll.upper,
      band.contribution,
    ]),
    tick: thousands,
    zero: false,
    mark: ({ band }, place) => (
      <>
        {RANGES.map(([range, thickness, opacity]) => (
          <Bar
            key={range}
            from={band[range].lower}
            to={band[range].upper}
            colour={colour}
            place={place}
            thickness={thickness}
            opacity={opacity}
          />
        ))}
        <Dot
          at={band.contribution}
          colour={place.ground.ink.text}
          shape="circle"
          place={place}
          ink={place.ground.ink}
          size={4}
        />
      </>
    ),
  });
}
