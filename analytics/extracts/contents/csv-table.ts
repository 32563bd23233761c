import { PermanenceError } from '../../contract/failure.ts';
import { sniffDialect } from '../csv/dialect.ts';
import { readRecords } from '../csv/read.ts';
import { surveyFile } from '../csv/survey.ts';
import type { IncomingFile, ReadOptions } from '../incoming.ts';
import type { TableSource } from '../table-source.ts';

/**
 * A CSV file as a table: gone through once, for its encoding, its dialect and its SHA-256. Its
 * header may stand below titles, as in a workbook.
 */
export async function csvTable(
  file: IncomingFile,
  isHeader: (header: readonly string[]) => boolean,
  options: ReadOptions,
): Promise<TableSource> {
  const { sha256, encoding, head } = await surveyFile(file, options);
  const dialect = sniffDialect(head, isHeader);
  if (!dialect) {
    throw new PermanenceError({
      code: 'file_empty',
      message: `${file.name} has no header: there is no text in its first lines.`,
      action: 'Export it again from where it came from, and load that.',
      place: { file: file.name },
    });
  }
  const { header, headerRow, titles, delimiter, quotedTitles } = dialect;
  return {
    file,
    part: null,
    sha256,
    header,
    headerRow,
    titles,
    csv: { encoding, delimiter, head, quotedTitles },
    records: (reading) => readRecords(file, encoding, dialect, reading),
  };
}
