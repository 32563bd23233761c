import { basename } from 'node:path';
import { Command } from 'commander';
import { failureOf } from '../../contract/failure.ts';
import type { Failure } from '../../contract/failure.ts';
import { subsidiesOf } from '../../contract/funding/fairness.ts';
import type { PartnerYear, ScenarioResult, YearResult } from '../../contract/funding/result.ts';
import type { Workbench } from '../../workbench.ts';
import type { OutputRow, Streams } from '../output.ts';
import { printRows } from '../output.ts';
import { inFile, scenarioFile } from '../scenario-file.ts';
import type { CommonOptions } from '../workspace-option.ts';
import { withCommonOptions, withWorkbench } from '../workspace-option.ts';

type Answer =
  | { readonly file: string; readonly result: ScenarioResult }
  | { readonly file: string; readonly failure: Failure };

export function runScenariosCommand(streams: Streams, finish: (code: number) => void): Command {
  return withCommonOptions(
    new Command('run')
      .description('Print what each partner pays under each scenario, a row a file, in order.')
      .argument('<file...>', 'scenarios (JSON)'),
  ).action(async (files: string[], options: CommonOptions) => {
    await withWorkbench(options, 'read', async (workbench) => {
      const answers: Answer[] = [];
      for (const path of files) answers.push(await answerOf(workbench, path));
      for (const answer of answers) {
        if ('failure' in answer) {
          streams.err(`${answer.failure.message} ${answer.failure.action}\n`);
          finish(1);
        } else {
          for (const { explanation } of answer.result.disagreements) {
            streams.err(`${answer.file}: ${explanation}\n`);
          }
          for (const warning of answer.result.warnings) {
            streams.err(`${answer.file}: ${warning}\n`);
          }
        }
      }
      printRows(
        streams,
        options.format,
        options.format === 'json' ? answers.map(documentRow) : answers.flatMap(partnerRows),
      );
    });
  });
}

async function answerOf(workbench: Workbench, path: string): Promise<Answer> {
  const file = basename(path);
  try {
    return { file, result: await workbench.funding.run(scenarioFile(path)) };
  } catch (error) {
    return { file, failure: failureOf(inFile(file, error)) };
  }
}

/** One file as one row, with all its years. */
function documentRow(answer: Answer): OutputRow {
  if ('failure' in answer) {
    const { code, message, action, place } = answer.failure;
    return {
      scenario: null,
      file: answer.file,
      years: {},
      failure: { code, field: place?.field ?? null, message, action },
    };
  }
  const { scenario, hash, illustrative, weights, years, dampingEnds, suppressed, warnings } =
    answer.result;
  return {
    scenario,
    years: Object.fromEntries(years.map((year) => [year.year, yearFields(year)])),
    file: answer.file,
    hash,
    illustrative,
    weights,
    damping_ends: dampingEnds,
    suppressed,
    warnings,
    disagreements: answer.result.disagreements.map(
      ({ measure, area, period, stated, computed, explanation }) => ({
        measure,
        area,
        period,
        stated,
        computed,
        explanation,
      }),
    ),
  };
}

function yearFields(year: YearResult): OutputRow {
  const by = <T>(of: (row: PartnerYear) => T) =>
    Object.fromEntries(year.partners.map((row) => [row.partner, of(row)]));
  return {
    total: year.total,
    contributions: by(({ contribution }) => contribution),
    undamped: by(({ undamped }) => undamped),
    share: by(({ share }) => share),
    change: by(({ change }) => change),
    change_share: by(({ changeShare }) => changeShare),
    undamped_share: by(({ undampedShare }) => undampedShare),
    standing: by(({ standing }) => standing),
    cost_per_child: by(({ costPerChild }) => costPerChild),
    range: year.partners.some(({ range }) => range !== null) ? by(({ range }) => range) : null,
    gross: year.gross,
    income: year.income,
    damping_factor: year.dampingFactor,
    correlation_with_demand: year.fairness?.correlation ?? null,
    subsidies: year.fairness ? subsidiesOf(year.fairness) : [],
  };
}

/** A row a partner and year, for a spreadsheet or the eye. */
function partnerRows(answer: Answer): OutputRow[] {
  if ('failure' in answer) return [];
  const { scenario, years } = answer.result;
  return years.flatMap((year) =>
    year.partners.map((row) => ({
      scenario,
      year: year.year,
      partner: row.partner,
      contribution: row.contribution,
      undamped: row.undamped,
      share: Math.round(row.share * 1_000_000) / 1_000_000,
      change: row.change,
      change_share: row.changeShare && Math.round(row.changeShare * 1_000_000) / 1_000_000,
      standing: row.standing,
      cost_per_child: row.costPerChild,
      lower: row.range?.lower ?? null,
      upper: row.range?.upper ?? null,
    })),
  );
}
