import { z } from 'zod';
import { PartnerYear, ScenarioResult, Standing, StepKind, YearResult } from './result.ts';

/**
 * A {@link ScenarioResult} as JSON text: thirty partners over ten years are ten thousand values, and
 * a weight is being dragged. As text they cross in a fraction of the time that values take one by
 * one, and without the names of their fields in a fifth of the text.
 */
export const EncodedResult = z.object({ json: z.string() });
export type EncodedResult = z.infer<typeof EncodedResult>;

const amount = z.number();
const known = z.number().nullable();

/** A {@link PartnerYear} without the names of its fields: in their order, of `steps` the amounts. */
const PartnerRow = z.tuple([
  z.string(),
  amount,
  amount,
  amount,
  amount,
  amount,
  known,
  known,
  known,
  Standing,
  amount,
  amount,
  known,
  known,
  PartnerYear.shape.range,
  z.array(amount).length(StepKind.options.length),
]);
type PartnerRow = z.infer<typeof PartnerRow>;

const Compact = ScenarioResult.extend({
  years: z.array(YearResult.omit({ partners: true }).extend({ partners: z.array(PartnerRow) })),
});

export function encodeResult(result: ScenarioResult): EncodedResult {
  const compact: z.infer<typeof Compact> = {
    ...result,
    years: result.years.map((year) => ({ ...year, partners: year.partners.map(rowOf) })),
  };
  return { json: JSON.stringify(compact) };
}

/** The result in the text, held against the contract. */
export function decodeResult({ json }: EncodedResult): ScenarioResult {
  const { years, ...result } = Compact.parse(JSON.parse(json));
  return {
    ...result,
    years: years.map((year) => ({ ...year, partners: year.partners.map(partnerOf) })),
  };
}

function rowOf(of: PartnerYear): PartnerRow {
  return [
    of.partner,
    of.contribution,
    of.undamped,
    of.target,
    of.share,
    of.undampedShare,
    of.previous,
    of.change,
    of.changeShare,
    of.standing,
    of.fixed,
    of.activity,
    of.demandShare,
    of.costPerChild,
    of.range,
    StepKind.options.map((kind) => of.steps.find((step) => step.kind === kind)?.amount ?? 0),
  ];
}

function partnerOf([
  partner,
  contribution,
  undamped,
  target,
  share,
  undampedShare,
  previous,
  change,
  changeShare,
  standing,
  fixed,
  activity,
  demandShare,
  costPerChild,
  range,
  steps,
]: PartnerRow): PartnerYear {
  return {
    partner,
    contribution,
    undamped,
    target,
    share,
    undampedShare,
    previous,
    change,
    changeShare,
    standing,
    fixed,
    activity,
    demandShare,
    costPerChild,
    range,
    steps: StepKind.options.map((kind, at) => ({ kind, amount: steps[at] ?? 0 })),
  };
}
