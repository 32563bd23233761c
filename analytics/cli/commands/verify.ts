import { Command } from 'commander';
import { failureOf } from '../../contract/failure.ts';
import { readReferenceFile } from '../../verify/reference-file.ts';
import { verify } from '../../verify/verify.ts';
import type { Verdict } from '../../verify/verify.ts';
import { documentText } from '../document-file.ts';
import type { Format, Streams } from '../output.ts';
import { parseFormat, printRows } from '../output.ts';

type Judged = { readonly file: string; readonly verdicts: readonly Verdict[] };

/** `finish` is told the exit code: 1 when a case failed or a file could not be read. */
export function verifyCommand(streams: Streams, finish: (code: number) => void): Command {
  return (
    new Command('verify')
      .description('Check the library against results that others computed, case by case.')
      .argument('<file...>', 'files of reference cases')
      .option('--format <format>', 'json, csv or table: a row a case', parseFormat)
      // every command takes these two; reference cases need no workspace
      .option('--workspace <file>', 'not needed here')
      .option('--passphrase-file <file>', 'not needed here')
      .action((files: string[], { format }: { format?: Format }) => {
        const judged = files.flatMap((file): Judged[] => {
          try {
            return [{ file, verdicts: verify(readReferenceFile(documentText(file), file)) }];
          } catch (error) {
            const { message, action } = failureOf(error);
            streams.err(`${message} ${action}\n`);
            finish(1);
            return [];
          }
        });
        const cases = judged.flatMap(({ file, verdicts }) =>
          verdicts.map((verdict) => ({ file, ...verdict })),
        );
        const failed = cases.filter(({ misses }) => misses.length > 0);
        if (failed.length > 0) finish(1);
        const closing = `${cases.length - failed.length} passed, ${failed.length} failed\n`;
        if (format !== undefined) {
          printRows(
            streams,
            format,
            cases.map((one) => ({ ...one, passed: one.misses.length === 0 })),
          );
          streams.err(closing);
          return;
        }
        for (const { file, id, method, misses } of failed) {
          for (const miss of misses) streams.out(`${file}: ${id} (${method}): ${miss}\n`);
        }
        streams.out(closing);
      })
  );
}
