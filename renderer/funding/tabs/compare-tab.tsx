import { use, useMemo } from 'react';
import type { Comparison } from '../../../analytics/contract/funding/questions.ts';
import { MOST_COMPARED } from '../../../analytics/contract/funding/requests.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState, ErrorNotice } from '../../components/notice.tsx';
import { ComboBox } from '../../components/select.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Waiting } from '../../components/waiting.tsx';
import { formatMoney } from '../../format/number.ts';
import { useScheme } from '../../state/preferences.ts';
import { comparisonPicture, SHAPES_IN_ORDER } from '../charts/comparison.tsx';
import type { ComparedScenario } from '../charts/comparison.tsx';
import { Figure } from '../charts/figure.tsx';
import { Dot } from '../charts/rows.tsx';
import { CHART_INK } from '../../design/palette.ts';
import { Legend } from '../charts/legend.tsx';
import { comparisonFinding } from '../comparison-words.ts';
import { scenarioColour } from '../scenario-colour.ts';
import { likelyRivals } from '../scenarios.ts';
import { sourceOf } from '../shown.ts';
import { ChoicesContext, useShown } from '../shown-context.ts';
import { useNewest } from '../use-newest.ts';
import { signedMoney } from '../words.ts';

type Row = Comparison['years'][number]['partners'][number];

/** Scenarios side by side in one year: who pays more and who less than in the first. */
export function CompareTab() {
  const shown = useShown();
  const choices = use(ChoicesContext);
  const { id, scenario, year, address, goTo } = shown;
  const scheme = useScheme();
  const others = address.against.flatMap(
    (key) => choices.find((choice) => choice.id === key) ?? [],
  );
  const rivals = likelyRivals(choices, { id, scenario }, year.year);
  const keys = others.map((one) => one.id).join(' ');
  const documents = useMemo(() => {
    const beside = keys === '' ? [] : keys.split(' ');
    const found = beside.flatMap(
      (key) => choices.find((choice) => choice.id === key)?.scenario ?? [],
    );
    return found.length === 0 ? null : { scenarios: [scenario, ...found] };
  }, [scenario, keys, choices]);
  const { answer, of, failure } = useNewest('funding.compare', documents);
  const compared = useMemo((): ComparedScenario[] => {
    const names = [id, ...(keys === '' ? [] : keys.split(' '))];
    return names.map((key, at) => ({
      key,
      name: answer?.scenarios[at]?.name ?? '',
      colour: scenarioColour(key, scheme),
      shape: SHAPES_IN_ORDER[at] ?? 'circle',
    }));
  }, [id, keys, scheme, answer]);
  // While another choice is under way, the columns of the one before are no longer those chosen.
  const current =
    answer && of?.scenarios.length === compared.length
      ? (answer.years.find((one) => one.year === year.year) ?? null)
      : null;
  const picture = useMemo(
    () => (current ? comparisonPicture(current, compared) : null),
    [current, compared],
  );
  return (
    <>
      <ComboBox
        label="Compare with"
        description={`Up to ${MOST_COMPARED} scenarios, against “${scenario.name}”`}
        className="funding-against"
        placeholder="Choose scenarios"
        options={choices
          .filter((choice) => choice.id !== id)
          .map(({ id: key, name, detail }) => ({
            id: key,
            label: name,
            detail,
            isDisabled:
              address.against.length >= MOST_COMPARED - 1 && !address.against.includes(key),
          }))}
        values={others.map((one) => one.id)}
        onChange={(against) => {
          goTo({ against: against.slice(0, MOST_COMPARED - 1) }, 'replace');
        }}
      />
      {failure && <ErrorNotice failure={failure} />}
      {documents === null && (
        <EmptyState
          title="Nothing to compare with yet"
          actions={
            rivals.length > 0 && (
              <Button onPress={() => goTo({ against: rivals.map((rival) => rival.id) }, 'replace')}>
                Set {rivals.map(({ name }) => `“${name}”`).join(' and ')} beside it
              </Button>
            )
          }
        >
          Choose one or more scenarios above: each keeps its colour, and every partner’s gain or
          loss is shown against “{scenario.name}”.
        </EmptyState>
      )}
      {documents !== null && !failure && !answer && <Waiting what="Working out the scenarios" />}
      {documents !== null && answer && of && !current && !failure && (
        <EmptyState title={`None of the other scenarios has a budget for ${year.year}`} />
      )}
      {documents !== null && current && picture && (
        <>
          <Figure
            isMain
            title={comparisonFinding(current, compared)}
            subtitle={`Contributions of ${year.year} in pounds, by scenario`}
            picture={picture}
            source={sourceOf(shown)}
            legend={
              <Legend
                entries={compared.map(({ key, name, colour, shape }) => ({
                  id: key,
                  words: name,
                  glyph: <Mark colour={colour} shape={shape} scheme={scheme} />,
                }))}
              />
            }
          />
          <ComparisonTable year={current} compared={compared} />
        </>
      )}
    </>
  );
}

function Mark({
  colour,
  shape,
  scheme,
}: Pick<ComparedScenario, 'colour' | 'shape'> & { scheme: 'light' | 'dark' }) {
  const ground = { ink: CHART_INK[scheme] };
  return <Dot at={0} colour={colour} shape={shape} ink={ground.ink} place={{ x: () => 8, y: 7 }} />;
}

const bare = (pounds: number | null) =>
  pounds === null ? '' : formatMoney(pounds).replace('£', '');

function ComparisonTable({
  year,
  compared,
}: {
  year: Comparison['years'][number];
  compared: readonly ComparedScenario[];
}) {
  const names = compared.map(({ name }) => name).join('\n');
  const columns = useMemo((): TableColumn<Row>[] => {
    const labels = names.split('\n');
    return [
      {
        id: 'partner',
        header: 'Partner',
        value: ({ partner }) => partner,
        width: 176,
        grows: true,
      },
      ...labels.map((label, at): TableColumn<Row> => ({
        id: `amount ${at}`,
        header: label,
        unit: '£',
        align: 'end',
        width: 168,
        definition: label,
        value: ({ contributions }) => contributions[at] ?? null,
        text: ({ contributions }) => bare(contributions[at] ?? null),
      })),
      ...labels.slice(1).map((label, at): TableColumn<Row> => ({
        id: `difference ${at}`,
        header: labels.length === 2 ? 'Difference' : `${label}: difference`,
        unit: '£',
        align: 'end',
        width: labels.length === 2 ? 128 : 184,
        definition: `${label} less ${labels[0] ?? ''}: above 0 is more to pay.`,
        value: ({ differences }) => differences[at + 1] ?? null,
        text: ({ differences }) => {
          const by = differences[at + 1];
          return by === null || by === undefined ? '' : signedMoney(by).replace('£', '');
        },
      })),
    ];
  }, [names]);
  const totals = useMemo((): Row[] => {
    const [first = null] = year.totals;
    return [
      {
        partner: 'All partners',
        contributions: year.totals,
        differences: year.totals.map((total) =>
          total === null || first === null ? null : Math.round((total - first) * 100) / 100,
        ),
      },
    ];
  }, [year]);
  return (
    <DataTable<Row>
      label={`Scenarios side by side, ${year.year}`}
      rows={year.partners}
      columns={columns}
      rowId={({ partner }) => partner}
      noun={['partner', 'partners']}
      totals={totals}
      height="content"
    />
  );
}
