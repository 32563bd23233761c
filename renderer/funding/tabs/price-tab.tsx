import { useMemo, useState } from 'react';
import type { PriceAnswer } from '../../../analytics/contract/funding/questions.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../components/notice.tsx';
import { Select } from '../../components/select.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Waiting } from '../../components/waiting.tsx';
import { formatCount, formatMoney } from '../../format/number.ts';
import { useScheme } from '../../state/preferences.ts';
import { NumberField } from '../builder/number-field.tsx';
import { Figure } from '../charts/figure.tsx';
import { pricePicture } from '../charts/price.tsx';
import { scenarioColour } from '../scenario-colour.ts';
import { sourceOf } from '../shown.ts';
import { useShown } from '../shown-context.ts';
import { useNewest } from '../use-newest.ts';
import { listed, measureInSentence, measureWords, signedMoney } from '../words.ts';

type Row = PriceAnswer['partners'][number];

/** "one more placement order", "3 more placement orders" */
export function moreWords(units: number, measure: string): string {
  const many = measureInSentence(measure);
  if (units !== 1) return `${formatCount(units)} more ${many}`;
  const one = many
    .replace(/^children\b/, 'child')
    .replace(/^families\b/, 'family')
    .replace(/s$/, '');
  return one === many ? `one more of ${many}` : `one more ${one}`;
}

function finding({ partners, measure, units }: PriceAnswer): string {
  const sorted = [...partners].sort((a, b) => b.total - a.total);
  const [top] = sorted;
  const bottom = sorted.at(-1);
  const more = moreWords(units, measure);
  const start = `${more.charAt(0).toUpperCase()}${more.slice(1)}`;
  if (!top || !bottom || top.total === 0) return `${start} changes no contribution in these years`;
  const costs = units === 1 ? 'costs' : 'cost';
  if (top.total === bottom.total) return `${start} ${costs} any partner ${formatMoney(top.total)}`;
  return `${start} ${costs} from ${formatMoney(bottom.total)} (${bottom.partner}) to ${formatMoney(top.total)} (${top.partner})`;
}

/** What one more placement order (or another unit of demand) costs each partner, and for how long. */
export function PriceTab() {
  const shown = useShown();
  const { id, scenario, result } = shown;
  const scheme = useScheme();
  const measures = useMemo(
    () => [
      ...new Set(result.weights.flatMap(({ drivers }) => drivers.map(({ measure }) => measure))),
    ],
    [result],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [units, setUnits] = useState(1);
  const measure = measures.find((one) => one === chosen) ?? preferred(measures);
  const question = useMemo(
    () => (measure === undefined ? null : { scenario, price: { measure, units } }),
    [scenario, measure, units],
  );
  const { answer, failure } = useNewest('funding.price', question);
  const picture = useMemo(
    () => (answer ? pricePicture(answer, scenarioColour(id, scheme)) : null),
    [answer, id, scheme],
  );
  if (measure === undefined) {
    return (
      <EmptyState title="The formula looks at no demand">
        One more placement order costs nobody anything. Add a demand part to the formula to see what
        it would.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="funding-question">
        <NumberField
          label="How many more"
          value={units}
          decimals={0}
          onChange={(typed) => {
            if (typed !== null && Number.isInteger(typed) && typed >= 1 && typed <= 1000)
              setUnits(typed);
          }}
        />
        <Select
          label="Of what"
          value={measure}
          options={measures.map((one) => ({ id: one, label: measureWords(one) }))}
          onChange={setChosen}
        />
      </div>
      {failure && <ErrorNotice failure={failure} />}
      {!failure && !answer && <Waiting what="Working out the price" />}
      {!failure && answer && picture && (
        <>
          <Figure
            isMain
            title={finding(answer)}
            subtitle={`In ${answer.year}, if it is that partner’s own; pounds more over ${listed(yearsOf(answer))}. The others pay as much less.`}
            picture={picture}
            source={sourceOf(shown)}
          />
          <PriceTable answer={answer} />
          <p className="muted">
            {answer.year} counts in the formula of {listed(answer.counts)}
            {yearsOf(answer).length < answer.counts.length
              ? '; only years with a budget are priced'
              : ''}
            .
          </p>
        </>
      )}
    </>
  );
}

/** Placement orders are what boards ask about; otherwise the first measure there is. */
const preferred = (measures: readonly string[]) =>
  measures.find((measure) => measure === 'placement_orders') ?? measures[0];

const yearsOf = ({ partners }: PriceAnswer) => partners[0]?.years.map(({ year }) => year) ?? [];

function PriceTable({ answer }: { answer: PriceAnswer }) {
  const labels = yearsOf(answer).join(' ');
  const columns = useMemo((): TableColumn<Row>[] => {
    const money = (
      id: string,
      header: string,
      amount: (row: Row) => number | null,
    ): TableColumn<Row> => ({
      id,
      header,
      unit: '£',
      align: 'end',
      width: 128,
      value: amount,
      text: (row) => {
        const pounds = amount(row);
        return pounds === null ? '' : signedMoney(pounds).replace('£', '');
      },
    });
    return [
      {
        id: 'partner',
        header: 'Partner',
        value: ({ partner }) => partner,
        width: 176,
        grows: true,
      },
      ...(labels === '' ? [] : labels.split(' ')).map((label, at) =>
        money(label, label, ({ years }) => years[at]?.amount ?? null),
      ),
      money('total', 'Together', ({ total }) => total),
      {
        id: 'changes',
        header: 'Years it changes',
        align: 'end',
        width: 140,
        value: ({ changes }) => changes,
      },
    ];
  }, [labels]);
  return (
    <DataTable<Row>
      label="The price of one more, by partner"
      rows={answer.partners}
      columns={columns}
      rowId={({ partner }) => partner}
      noun={['partner', 'partners']}
      height="content"
    />
  );
}
