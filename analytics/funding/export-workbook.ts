import type { Audience } from '../contract/session.ts';
import type { Comparison } from '../contract/funding/questions.ts';
import { STEP_LABELS, StepKind } from '../contract/funding/result.ts';
import type { ScenarioResult } from '../contract/funding/result.ts';
import { writeWorkbook } from '../formats/workbook/write.ts';
import type { ExportColumn, ExportSheet, ExportValue } from '../formats/workbook/write.ts';
import { compareScenarios } from './compare.ts';

const text = (header: string, width?: number): ExportColumn =>
  width === undefined ? { header, kind: 'text' } : { header, kind: 'text', width };
const pounds = (header: string): ExportColumn => ({ header, kind: 'pounds', width: 16 });
const percent = (header: string): ExportColumn => ({ header, kind: 'percent' });

/** What a workbook says of itself that others were shown. */
const MADE_WHILE_PRESENTING =
  'Made while presenting: shares of demand, costs per child and notes that quote numbers of children are left out.';

const hundredfold = (share: number | null): number | null =>
  share === null ? null : Number((share * 100).toPrecision(12));

/**
 * Scenarios as an Excel workbook: what each of them is, all side by side where there are several,
 * every year of each with its total, and what has to be known of it.
 */
export const fundingWorkbook = (
  results: readonly ScenarioResult[],
  audience: Audience = 'officer',
): Promise<Uint8Array> => writeWorkbook(fundingSheets(results, audience));

export function fundingSheets(
  results: readonly ScenarioResult[],
  audience: Audience = 'officer',
): ExportSheet[] {
  return [
    scenariosSheet(results),
    ...(results.length > 1 ? [comparisonSheet(results, compareScenarios(results))] : []),
    ...results.map(contributionsSheet),
    notesSheet(results, audience),
  ];
}

function scenariosSheet(results: readonly ScenarioResult[]): ExportSheet {
  return {
    name: 'Scenarios',
    columns: [
      text('Scenario', 36),
      text('Illustrative'),
      text('Version (SHA-256)', 68),
      text('Formula', 60),
    ],
    rows: results.map(({ scenario, illustrative, hash, weights }) => [
      scenario,
      illustrative ? 'yes' : 'no',
      hash,
      weights
        .map(({ partner, kind, weight }) =>
          [partner, kind, `${Number((weight * 100).toFixed(2))}%`]
            .filter((part) => part !== null)
            .join(' '),
        )
        .join('; '),
    ]),
  };
}

function comparisonSheet(results: readonly ScenarioResult[], { years }: Comparison): ExportSheet {
  const [first, ...others] = results;
  return {
    name: 'Side by side',
    columns: [
      text('Year'),
      text('Partner', 28),
      ...results.map(({ scenario }) => pounds(scenario)),
      ...others.map(({ scenario }) => pounds(`${scenario} less ${first?.scenario ?? ''}`)),
    ],
    rows: years.flatMap(({ year, partners, totals }): ExportValue[][] => [
      ...partners.map(({ partner, contributions, differences }) => [
        year,
        partner,
        ...contributions,
        ...differences.slice(1),
      ]),
      [year, 'All partners', ...totals, ...others.map(() => null)],
    ]),
  };
}

function contributionsSheet({ scenario, years }: ScenarioResult): ExportSheet {
  return {
    name: scenario,
    columns: [
      text('Year'),
      text('Partner', 28),
      pounds('Year before'),
      pounds('Contribution'),
      pounds('Change'),
      percent('Change, %'),
      percent('Share'),
      pounds('Without damping'),
      percent('Share without damping'),
      percent('Share of demand'),
      pounds('Cost per child'),
      pounds('At least'),
      pounds('At most'),
      text('How'),
      ...StepKind.options.map((kind) => pounds(STEP_LABELS[kind])),
    ],
    rows: years.flatMap(({ year, partners, total }): ExportValue[][] => [
      ...partners.map((one) => [
        year,
        one.partner,
        one.previous,
        one.contribution,
        one.change,
        hundredfold(one.changeShare),
        hundredfold(one.share),
        one.undamped,
        hundredfold(one.undampedShare),
        hundredfold(one.demandShare),
        one.costPerChild,
        one.range?.lower ?? null,
        one.range?.upper ?? null,
        one.standing,
        ...StepKind.options.map(
          (kind) => one.steps.find((step) => step.kind === kind)?.amount ?? 0,
        ),
      ]),
      [year, 'All partners', null, total, null, null, 100],
    ]),
  };
}

function notesSheet(results: readonly ScenarioResult[], audience: Audience): ExportSheet {
  const rows = results.flatMap(
    ({ scenario, warnings, disagreements, suppressed }): ExportValue[][] => [
      ...(suppressed
        ? [
            [
              scenario,
              'Suppressed',
              'Some demand is suppressed: contributions are at its lower bounds.',
            ],
          ]
        : []),
      ...warnings.map((warning) => [scenario, 'Warning', warning]),
      ...disagreements.map(({ explanation }) => [scenario, 'Disagreement', explanation]),
    ],
  );
  return {
    name: 'Notes',
    columns: [text('Scenario', 36), text('Kind'), text('Note', 120)],
    rows: audience === 'officer' ? rows : [...rows, [null, 'Presentation', MADE_WHILE_PRESENTING]],
  };
}
