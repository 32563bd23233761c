import { useMemo, useState } from 'react';
import type { GoalAnswer } from '../../../analytics/contract/funding/questions.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../components/notice.tsx';
import { Select } from '../../components/select.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Waiting } from '../../components/waiting.tsx';
import { formatNumber } from '../../format/number.ts';
import { useScheme } from '../../state/preferences.ts';
import { NumberField } from '../builder/number-field.tsx';
import { Figure } from '../charts/figure.tsx';
import { linesPicture } from '../charts/lines.tsx';
import { scenarioColour } from '../scenario-colour.ts';
import { sourceOf } from '../shown.ts';
import { useShown } from '../shown-context.ts';
import { useNewest } from '../use-newest.ts';
import { PART_LABELS, percentWords, signedShare } from '../words.ts';

type Row = GoalAnswer['curve'][number];

/** What the search for a weight found, as the chart's finding. */
export function goalFinding(
  { component, weight, nearest, binding }: GoalAnswer,
  limit: number,
): string {
  const part = PART_LABELS[component as keyof typeof PART_LABELS] ?? component;
  if (weight === null) {
    return nearest?.increase === null || nearest === null
      ? `No weight of ${part.toLowerCase()} can be worked out`
      : `Somebody always pays over ${percentWords(limit)} more; ${percentWords(nearest.weight)} comes nearest, with ${signedShare(nearest.increase)}`;
  }
  const who =
    binding === null || binding.partner === ''
      ? ''
      : `; ${binding.partner} is the first to reach it (${signedShare(binding.increase)} in ${binding.year})`;
  return `${part} can count for up to ${percentWords(weight)} before anybody pays over ${percentWords(limit)} more${who}`;
}

const COLUMNS: readonly TableColumn<Row>[] = [
  {
    id: 'weight',
    header: 'Weight',
    unit: '%',
    align: 'end',
    width: 128,
    grows: true,
    value: ({ weight }) => weight,
    text: ({ weight }) => formatNumber(weight * 100, { minimum: 0, maximum: 1 }),
  },
  {
    id: 'increase',
    header: 'Largest increase',
    unit: '%',
    align: 'end',
    width: 168,
    value: ({ increase }) => increase,
    text: ({ increase }) =>
      increase === null ? 'refused' : signedShare(increase).replace('%', ''),
  },
];

/** How much a part of the formula can count for before anybody pays too much more. */
export function LimitsTab() {
  const shown = useShown();
  const { id, scenario, result } = shown;
  const scheme = useScheme();
  const kinds = useMemo(
    () => [
      ...new Set(result.weights.flatMap(({ partner, kind }) => (partner === null ? [kind] : []))),
    ],
    [result],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [percent, setPercent] = useState(10);
  const component = kinds.find((kind) => kind === chosen) ?? kinds[0] ?? 'demand';
  const limit = percent / 100;
  const question = useMemo(
    () => (kinds.length < 2 ? null : { scenario, goal: { component, mostIncrease: limit } }),
    [scenario, component, limit, kinds.length],
  );
  const { answer, failure } = useNewest('funding.goal', question);
  const picture = useMemo(() => {
    if (!answer) return null;
    const { curve, weight } = answer;
    const at = weight === null ? -1 : weight * 20;
    return linesPicture({
      positions: curve.map((point) => percentWords(point.weight)),
      lines: [
        {
          id: 'increase',
          label: 'largest increase',
          appearance: { colour: scenarioColour(id, scheme), dash: 'solid', symbol: 'circle' },
          values: curve.map(({ increase }) => (increase === null ? null : increase * 100)),
          end: '',
        },
      ],
      tick: (value) => `${formatNumber(value, { minimum: 0, maximum: 1 })}%`,
      unit: 'largest increase of anybody, %',
      threshold: { value: limit * 100, label: `limit of ${percentWords(limit)}` },
      marked: at < 0 ? null : { position: at, label: percentWords(weight ?? 0) },
    });
  }, [answer, id, scheme, limit]);
  if (kinds.length < 2) {
    return (
      <EmptyState title="The formula has only one part">
        Its weight is 100% whatever is asked. Add another part, and the screen finds how far each
        can go.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="funding-question">
        <Select
          label="How much can it count for?"
          value={component}
          options={kinds.map((kind) => ({ id: kind as string, label: PART_LABELS[kind] }))}
          onChange={setChosen}
        />
        <NumberField
          label="Nobody pays more than … above the year before"
          shortLabel="Nobody pays over"
          suffix="% more"
          value={percent}
          onChange={(typed) => {
            if (typed !== null && typed >= 0 && typed <= 1000) setPercent(typed);
          }}
        />
      </div>
      {failure && <ErrorNotice failure={failure} />}
      {!failure && !answer && <Waiting what="Looking for the weight" />}
      {!failure && answer && picture && (
        <>
          <Figure
            isMain
            title={goalFinding(answer, limit)}
            subtitle={`Largest increase of any contribution by the weight of ${PART_LABELS[component].toLowerCase()}; the other parts keep their proportions`}
            picture={picture}
            source={sourceOf(shown)}
          />
          <DataTable<Row>
            label="The largest increase by weight"
            rows={answer.curve}
            columns={COLUMNS}
            rowId={({ weight }) => String(weight)}
            noun={['weight', 'weights']}
            height="content"
          />
        </>
      )}
    </>
  );
}
