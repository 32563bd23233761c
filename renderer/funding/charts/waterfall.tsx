import { STEP_LABELS } from '../../../analytics/contract/funding/result.ts';
import type { PartnerYear } from '../../../analytics/contract/funding/result.ts';
import { formatMoney } from '../../format/number.ts';
import { signedMoney } from '../words.ts';
import { thousands } from './contributions.tsx';
import { px } from './picture.ts';
import type { Picture } from './picture.ts';
import { Bar, Dot, rowsPicture } from './rows.tsx';
import type { ChartRow } from './rows.tsx';

/** A level a contribution stands at, or a step from one to the next. */
export type WaterfallStep = {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly isLevel: boolean;
};

/** The way from what a partner paid to what it pays, step by step; steps of nothing are left out. */
export function stepsOf(partner: PartnerYear, before: string): WaterfallStep[] {
  let level = partner.previous ?? 0;
  const steps: WaterfallStep[] = [{ label: before, from: level, to: level, isLevel: true }];
  for (const { kind, amount } of partner.steps) {
    if (amount === 0) continue;
    // In whole pence, so that the last level is the contribution to the penny.
    const next = Math.round((level + amount) * 100) / 100;
    steps.push({ label: STEP_LABELS[kind], from: level, to: next, isLevel: false });
    level = next;
  }
  steps.push({ label: 'Contribution', from: level, to: level, isLevel: true });
  return steps;
}

type StepRow = ChartRow & { step: WaterfallStep; next: WaterfallStep | null };

/** A waterfall down the rows: levels as marks, steps as bars between them. */
export function waterfallPicture(steps: readonly WaterfallStep[], colour: string): Picture {
  const rows = steps.map((step, at): StepRow => {
    const by = step.to - step.from;
    const words = step.isLevel ? formatMoney(step.to) : signedMoney(Math.round(by * 100) / 100);
    return {
      id: `${at}`,
      label: step.label,
      value: words,
      hint: `${step.label}: ${words}`,
      step,
      next: steps[at + 1] ?? null,
    };
  });
  return rowsPicture({
    rows,
    values: steps.flatMap(({ from, to }) => [from, to]),
    tick: thousands,
    zero: false,
    mark: ({ step, next }, place) => {
      const { ink } = place.ground;
      const at = px(place.x(step.to));
      return (
        <>
          {next && (
            <line
              x1={at}
              x2={at}
              y1={place.y}
              y2={px(place.y + place.height)}
              stroke={ink.axis}
              strokeDasharray="2 2"
            />
          )}
          {step.isLevel ? (
            <Dot at={step.to} colour={colour} shape="diamond" place={place} ink={ink} />
          ) : (
            <Bar
              from={step.from}
              to={step.to}
              colour={step.to > step.from ? colour : ink.neutral}
              place={place}
              thickness={0.5}
            />
          )}
        </>
      );
    },
  });
}
