import type { Comparison } from '../../../analytics/contract/funding/questions.ts';
import { formatMoney } from '../../format/number.ts';
import { signedMoney } from '../words.ts';
import { thousands } from './contributions.tsx';
import { px } from './picture.ts';
import type { Picture } from './picture.ts';
import { Dot, rowsPicture } from './rows.tsx';
import type { ChartRow, DotShape } from './rows.tsx';

export type ComparedScenario = {
  readonly key: string;
  readonly name: string;
  readonly colour: string;
  readonly shape: DotShape;
};

/** A shape a scenario, in the order they are compared, so that none is told by its colour alone. */
export const SHAPES_IN_ORDER: readonly DotShape[] = [
  'diamond',
  'circle',
  'square',
  'triangle',
  'wedge',
  'cross',
];

type PartnerRow = ChartRow & { amounts: readonly (number | null)[] };

/** A row a partner, a mark a scenario, and a line from the least to the most. */
export function comparisonPicture(
  year: Comparison['years'][number],
  scenarios: readonly ComparedScenario[],
): Picture {
  const rows = [...year.partners]
    .sort((a, b) => (b.contributions[0] ?? 0) - (a.contributions[0] ?? 0))
    .map(({ partner, contributions, differences }): PartnerRow => {
      const widest = differences.reduce<number>(
        (most, by) => (Math.abs(by ?? 0) > Math.abs(most) ? (by ?? 0) : most),
        0,
      );
      return {
        id: partner,
        label: partner,
        value: signedMoney(widest),
        hint: `${partner}: ${contributions.map((amount, at) => `${scenarios[at]?.name ?? ''} ${amount === null ? 'none' : formatMoney(amount)}`).join(', ')}`,
        amounts: contributions,
      };
    });
  return rowsPicture({
    rows,
    values: rows.flatMap(({ amounts }) => amounts.filter((amount) => amount !== null)),
    tick: thousands,
    zero: false,
    mark: ({ amounts }, place) => {
      const known = amounts.filter((amount) => amount !== null);
      const { ink } = place.ground;
      return (
        <>
          {known.length > 1 && (
            <line
              x1={px(place.x(Math.min(...known)))}
              x2={px(place.x(Math.max(...known)))}
              y1={place.y}
              y2={place.y}
              stroke={ink.axis}
              strokeWidth={2}
            />
          )}
          {scenarios.map(({ key, colour, shape }, at) => {
            const amount = amounts[at];
            return amount === null || amount === undefined ? null : (
              <Dot key={key} at={amount} colour={colour} shape={shape} place={place} ink={ink} />
            );
          })}
        </>
      );
    },
  });
}
