import { PermanenceError } from '../../contract/failure.ts';
import { signatureOf } from '../../formats/signature.ts';
import type { IncomingFile, ReadOptions } from '../incoming.ts';
import { firstBytes } from '../incoming.ts';
import type { TableSource } from '../table-source.ts';
import { decodeXmlHead } from '../../formats/xml/encoding.ts';
import { isSsda903Xml } from '../ssda903/xml.ts';
import { csvTable } from './csv-table.ts';
import { parquetTable } from './parquet-table.ts';
import { sheetTables } from './sheet-tables.ts';
import { xmlTables } from './xml-tables.ts';

/**
 * The tables a file holds, by what its bytes say it is and never by its name. Throws a failure
 * that tells what to do when it can't be read.
 */
export async function tablesOf(
  file: IncomingFile,
  isHeader: (header: readonly string[]) => boolean,
  options: ReadOptions = {},
): Promise<readonly TableSource[]> {
  const head = await firstBytes(file);
  switch (signatureOf(head)) {
    case 'zip':
    case 'compound':
      return some(file, await sheetTables(file, isHeader));
    case 'parquet':
      return [await parquetTable(file, options)];
    default:
      return isXml(head) ? xmlTables(file, options) : [await csvTable(file, isHeader, options)];
  }
}

/** An XML that is no return is told so, and not read as a table with one odd column. */
function isXml(head: Uint8Array): boolean {
  return /^\ufeff?\s*<(?:\?xml|!doctype)\b/i.test(decodeXmlHead(head)) || isSsda903Xml(head);
}

function some(file: IncomingFile, tables: readonly TableSource[]): readonly TableSource[] {
  if (tables.length > 0) return tables;
  throw new PermanenceError({
    code: 'file_empty',
    message: `${file.name} has no rows in any of its sheets.`,
    action: 'Check that the export held any data, and load it again.',
    place: { file: file.name },
  });
}
