import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { PermanenceError } from '../../contract/failure.ts';
import { AGENCY_FORMATS } from '../../synthetic/files.ts';
import type { AgencyFormat } from '../../synthetic/files.ts';
import { publishedSamples } from '../../workspace/samples.ts';
import type { Format, OutputRow, Streams } from '../output.ts';
import { FORMATS, printRows } from '../output.ts';
import type { AgencyOptions } from './sample-agency.ts';
import { withAgencyOptions, writeAgency } from './sample-agency.ts';

type SampleOptions = AgencyOptions & {
  readonly out?: string;
  readonly format: Format | AgencyFormat;
};

export function sampleCommand(streams: Streams): Command {
  const command = new Command('sample')
    .description(
      'List the sample files that come with the workbench, or write them to a folder; or make up an agency of any size, with what is true of it in truth.json.',
    )
    .option('--out <folder>', 'folder to write to')
    .addOption(
      new Option(
        '--format <format>',
        "json, csv or table for the list; with --agency csv, xml or both for the boroughs' returns",
      )
        .choices([...new Set([...FORMATS, ...AGENCY_FORMATS])])
        .default('json'),
    )
    // every command takes these two; samples need no workspace
    .addOption(new Option('--workspace <file>').hideHelp())
    .addOption(new Option('--passphrase-file <file>').hideHelp());
  return withAgencyOptions(command).action(async (options: SampleOptions) => {
    const { agency, format, out } = options;
    if (agency === undefined) {
      printRows(streams, listFormat(format), writeSamples(out));
      return;
    }
    if (out === undefined) {
      throw new PermanenceError({
        code: 'invalid_request',
        message: 'An agency that is made up needs a folder to be written to.',
        action: 'Name it with --out.',
      });
    }
    const returns = AGENCY_FORMATS.find((each) => each === format) ?? 'csv';
    const rows = await writeAgency(agency, options, returns, out);
    printRows(streams, format === 'table' ? 'table' : 'json', rows);
  });
}

function listFormat(format: SampleOptions['format']): Format {
  const known = FORMATS.find((each) => each === format);
  if (known) return known;
  throw new PermanenceError({
    code: 'invalid_request',
    message: `A list can't be printed as ${format}.`,
    action: `Choose ${FORMATS.join(', ')}, or name an agency with --agency.`,
  });
}

function writeSamples(folder: string | undefined): OutputRow[] {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  return publishedSamples().map(({ name, bytes }) => {
    const path = folder === undefined ? null : join(folder, name);
    if (path !== null) writeFileSync(path, bytes);
    return { file: name, bytes: bytes.byteLength, written_to: path };
  });
}
