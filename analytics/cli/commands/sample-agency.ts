import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { financialYearOf, parsePeriod } from '../../contract/period.ts';
import { PermanenceError } from '../../contract/failure.ts';
import { agencyFiles } from '../../synthetic/files.ts';
import type { AgencyFormat, AnnexAScope } from '../../synthetic/files.ts';
import { generateAgency } from '../../synthetic/generate.ts';
import type { OutputRow } from '../output.ts';

export type AgencyOptions = {
  readonly agency?: string;
  readonly seed: number;
  readonly children: number;
  readonly families: number;
  readonly boroughs: number;
  readonly years: number;
  readonly from: string;
  readonly dirt?: boolean;
  readonly annexA: AnnexAScope;
};

const wholeNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

const number = (flags: string, description: string, value: number): Option =>
  new Option(flags, description).argParser(wholeNumber).default(value);

/** The options that say what agency to make up. */
export function withAgencyOptions(command: Command): Command {
  return command
    .option('--agency <name>', 'make up an agency of this name instead, and write its files')
    .addOption(number('--seed <number>', 'the same seed gives the same agency', 1))
    .addOption(number('--children <number>', 'children, with or without a plan for adoption', 300))
    .addOption(number('--families <number>', 'families who ask to adopt', 200))
    .addOption(number('--boroughs <number>', 'local authorities of the agency', 4))
    .addOption(number('--years <number>', 'financial years', 5))
    .option('--from <year>', 'the first financial year', '2019/20')
    .option('--dirt', "soil the boroughs' files as real ones are soiled")
    .addOption(
      new Option('--annex-a <scope>', 'the last twelve months, as the guidance asks, or all')
        .choices(['guidance', 'all'])
        .default('guidance'),
    );
}

/** Makes an agency up and writes its files into a folder, which is made; answers a row a file. */
export async function writeAgency(
  name: string,
  options: AgencyOptions,
  format: AgencyFormat,
  folder: string,
): Promise<OutputRow[]> {
  const { seed, children, families, boroughs, years, annexA } = options;
  const agency = generateAgency({
    name,
    seed,
    children,
    families,
    boroughs,
    years,
    firstYear: firstYearOf(options.from),
    dirt: options.dirt === true,
  });
  const files = await agencyFiles(agency, { format, annexA });
  return files.map(({ path, bytes }) => {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    return { file: path, bytes: bytes.byteLength, written_to: target };
  });
}

function firstYearOf(text: string): number {
  const period = parsePeriod(text);
  if (period?.kind === 'financial_year') return financialYearOf(period.start);
  throw new PermanenceError({
    code: 'unknown_period',
    message: `“${text}” is no financial year.`,
    action: 'Write the first year as 2019/20.',
  });
}
