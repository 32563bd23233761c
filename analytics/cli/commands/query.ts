import { Command, InvalidArgumentError, Option } from 'commander';
import { CATALOGUE } from '../../contract/catalogue/index.ts';
import { CohortId } from '../../contract/cohort.ts';
import type { DimensionId } from '../../contract/dimension.ts';
import type { Figure } from '../../contract/figure.ts';
import type { MeasureRequest } from '../../contract/query.ts';
import { Grain } from '../../contract/query.ts';
import { requireDimension } from '../../measures/request.ts';
import type { OutputRow, Streams } from '../output.ts';
import { printRows } from '../output.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type Options = CommonOptions & {
  readonly measure?: string;
  readonly by?: string;
  readonly area?: string[];
  readonly period?: string[];
  readonly cohort?: CohortId[];
  readonly where?: readonly (readonly [string, string])[];
  readonly grain: MeasureRequest['grain'];
  readonly statistic: MeasureRequest['statistic'];
  readonly basis: MeasureRequest['basis'];
};

const collect = (value: string, earlier: string[] = []) => [...earlier, value];

function collectCohort(value: string, earlier: CohortId[] = []): CohortId[] {
  const cohort = CohortId.safeParse(value);
  if (cohort.success) return [...earlier, cohort.data];
  throw new InvalidArgumentError(`Choose ${CohortId.options.join(', ')}.`);
}

function collectWhere(value: string, earlier: [string, string][] = []): [string, string][] {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write column=value, for example stage=linked.');
  return [...earlier, [value.slice(0, at).trim(), value.slice(at + 1).trim()]];
}

const ALWAYS = new Set(['area', 'period', 'cohort', 'measure']);

/** The dimensions among `area,period,cohort,…`; undefined when `--by` was not given. */
function dimensions(by: string | undefined, named: (text: string) => DimensionId) {
  return by
    ?.split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '' && !ALWAYS.has(text))
    .map(named);
}

/** One figure as one row; a field a breakdown, between the cohort and the value. */
function figureRow(figure: Figure, by: readonly DimensionId[] = []): OutputRow {
  const asked = Object.fromEntries(by.map((id) => [id, figure.breakdown[id] ?? null]));
  return {
    measure: figure.measure,
    area: figure.area,
    period: figure.period,
    cohort: figure.cohort,
    ...asked,
    ...figure.breakdown,
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    lower: figure.lower,
    upper: figure.upper,
    status: figure.status,
    source: figure.source,
  };
}

function catalogueRows(): OutputRow[] {
  return CATALOGUE.map((measure) => ({
    measure: measure.id,
    label: measure.label,
    code: measure.code,
    topic: measure.topic,
    unit: measure.unit,
    better: measure.better,
    threshold: measure.threshold?.value ?? null,
    cohorts: measure.cohorts.join(' '),
    breakdowns: measure.breakdowns.join(' '),
    definition: measure.definition,
    definition_source: measure.definitionSource,
  }));
}

export function queryCommand(streams: Streams): Command {
  return withCommonOptions(
    new Command('query')
      .description('Print the figures of a measure; without --measure, list the catalogue.')
      .option('--measure <id>', 'measure of the catalogue')
      .option('--by <columns>', 'area,period,cohort and breakdowns, comma separated')
      .option('--area <name>', 'area by name, variant or code; may be repeated', collect)
      .option('--period <period>', 'period such as 2022/23; may be repeated', collect)
      .option('--cohort <id>', 'cohort; may be repeated', collectCohort)
      .option('--where <column=value>', 'only this category; may be repeated', collectWhere)
      .addOption(
        new Option('--grain <grain>', 'length of computed periods')
          .choices(Grain.options)
          .default('year'),
      )
      .addOption(
        new Option('--statistic <statistic>', 'of durations')
          .choices(['mean', 'median'])
          .default('mean'),
      )
      .addOption(
        new Option('--basis <basis>', "whose journeys count for an agency's computed figures")
          .choices(['members_then', 'members_now'])
          .default('members_then'),
      ),
  ).action(async (options: Options) => {
    if (options.measure === undefined) {
      printRows(streams, options.format, catalogueRows());
      return;
    }
    const { measure } = options;
    await withWorkbench(options, 'read', async (workbench) => {
      const by = dimensions(options.by, (text) => requireDimension(text));
      const where: Partial<Record<DimensionId, string[]>> = {};
      const areas = [...(options.area ?? [])];
      const periods = [...(options.period ?? [])];
      const cohorts = [...(options.cohort ?? [])];
      for (const [column, value] of options.where ?? []) {
        if (column === 'area') areas.push(value);
        else if (column === 'period') periods.push(value);
        else if (column === 'cohort') cohorts.push(...collectCohort(value));
        else {
          const dimension = requireDimension(column);
          where[dimension] = [...(where[dimension] ?? []), value];
        }
      }
      const figures = await workbench.figures({
        measure,
        ...(by === undefined ? {} : { by }),
        ...(areas.length > 0 ? { areas } : {}),
        ...(periods.length > 0 ? { periods } : {}),
        ...(cohorts.length > 0 ? { cohorts } : {}),
        ...(Object.keys(where).length > 0 ? { where } : {}),
        grain: options.grain,
        statistic: options.statistic,
        basis: options.basis,
      });
      printRows(
        streams,
        options.format,
        figures.map((figure) => figureRow(figure, by)),
      );
    });
  });
}
