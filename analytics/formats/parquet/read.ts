import type { ColumnChunk, ColumnMetaData, FileMetaData, RowGroup } from 'hyparquet';
import { parquetMetadataAsync, parquetRead } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { PermanenceError } from '../../contract/failure.ts';
import { damaged, encrypted, tooLarge } from '../failures.ts';
import type { FormatFile, OpenFile } from '../file.ts';
import { openFile } from '../file.ts';
import type { ColumnReading, ParquetKind } from './columns.ts';
import { readingOf } from './columns.ts';
import { PARQUET_LIMITS } from './limits.ts';
import { checkPages } from './pages.ts';

/** A column that is read; `name` is unique in its file. */
export type ParquetColumn = { readonly name: string; readonly kind: ParquetKind };

/** A Parquet file as text, in the same form as a workbook's cells; a missing value is blank. */
export type ParquetTable = {
  readonly columns: readonly ParquetColumn[];
  /** Columns with lists or structures in their cells, which no table of text can hold. */
  readonly omitted: readonly string[];
  readonly rowCount: number;
  /** The rows in order, some thousand at a time. Throws `file_damaged`, `file_too_large`. */
  readonly batches: () => AsyncGenerator<string[][]>;
};

type Column = ParquetColumn & ColumnReading & { readonly optional: boolean };

const BATCH = 8192;

/**
 * Opens a Parquet file: its columns from the description at its end, its rows group by group as
 * they are asked for. Throws `file_damaged`, `file_encrypted`, `file_too_large` (see
 * {@link PARQUET_LIMITS}), `column_doubled` or `file_not_recognised`.
 */
export async function readParquet(file: FormatFile): Promise<ParquetTable> {
  const opened = await openFile(file);
  try {
    return await refusingDamage(opened, async () => {
      const metadata = await readMetadata(opened);
      const columns = columnsOf(opened, metadata);
      return {
        columns: columns.map(({ name, kind }) => ({ name, kind })),
        omitted: omittedFrom(metadata, columns),
        rowCount: Number(metadata.num_rows),
        batches: () => rowsOf(file, metadata, columns),
      };
    });
  } finally {
    await opened.close();
  }
}

async function readMetadata(file: OpenFile): Promise<FileMetaData> {
  if (file.size > PARQUET_LIMITS.file) throw exceeds(file, 'is larger than 2 GB');
  const tail = file.size < 12 ? null : await file.read(file.size - 8, file.size);
  const magic = tail && Buffer.from(tail.subarray(4)).toString('latin1');
  if (magic === 'PARE') {
    throw encrypted(file.name, 'Write it again without encryption, and load that.');
  }
  if (!tail || magic !== 'PAR1') throw damaged(file.name, 'its end is not that of a Parquet file');
  const length = new DataView(tail.buffer, tail.byteOffset, 8).getUint32(0, true);
  if (length > PARQUET_LIMITS.metadata || length > file.size - 8) {
    throw damaged(file.name, 'its description does not fit into it');
  }
  const metadata = await parquetMetadataAsync(bufferOf(file), { geoparquet: false });
  checkGroups(file, metadata);
  return metadata;
}

function checkGroups(file: OpenFile, { num_rows: rows, row_groups: groups }: FileMetaData): void {
  if (rows > PARQUET_LIMITS.rows) {
    throw exceeds(file, `has more than ${PARQUET_LIMITS.rows.toLocaleString('en-GB')} rows`);
  }
  const inGroups = groups.reduce((sum, group) => sum + BigInt(group.num_rows), 0n);
  if (rows < 0n || inGroups !== rows || groups.some((group) => group.num_rows < 0n)) {
    throw damaged(file.name, 'its groups of rows do not add up to its rows');
  }
}

const omittedFrom = ({ schema }: FileMetaData, columns: readonly Column[]): string[] =>
  flatElements(schema)
    .map(({ name }) => name)
    .filter((name) => !columns.some((column) => column.name === name));

/** The elements right under the root; what stands inside a structure is passed over. */
function flatElements(schema: FileMetaData['schema']): FileMetaData['schema'] {
  const flat: FileMetaData['schema'] = [];
  for (let at = 1; at < schema.length;) {
    const element = schema[at];
    if (!element) break;
    flat.push(element);
    // An element's children follow it, and theirs them: as many more as each says it has.
    let open = 1;
    while (open > 0 && at < schema.length) {
      open += (schema[at]?.num_children ?? 0) - 1;
      at += 1;
    }
  }
  return flat;
}

function columnsOf(file: OpenFile, { schema }: FileMetaData): Column[] {
  const elements = flatElements(schema);
  if (elements.length > PARQUET_LIMITS.columns) {
    throw exceeds(file, `has more than ${PARQUET_LIMITS.columns.toLocaleString('en-GB')} columns`);
  }
  const doubled = elements.find(({ name }, at) => elements.findIndex((e) => e.name === name) < at);
  if (doubled) {
    throw new PermanenceError({
      code: 'column_doubled',
      message: `${file.name} has two columns called ${doubled.name}.`,
      action: 'Give them different names where the file is made, and load it again.',
      place: { file: file.name, column: doubled.name },
    });
  }
  return elements.flatMap((element) => {
    const reading = readingOf(element);
    if (!reading) return [];
    return [{ name: element.name, optional: element.repetition_type === 'OPTIONAL', ...reading }];
  });
}

async function* rowsOf(
  file: FormatFile,
  metadata: FileMetaData,
  columns: readonly Column[],
): AsyncGenerator<string[][]> {
  const opened = await openFile(file);
  try {
    let start = 0;
    for (const group of metadata.row_groups) {
      const rows = Number(group.num_rows);
      const texts = await refusingDamage(opened, async () => {
        checkGroup(opened, group, rows, columns);
        const read: string[][] = [];
        for (const column of columns) {
          read.push(await readColumn(opened, metadata, group, column, start));
        }
        return read;
      });
      for (let from = 0; from < rows; from += BATCH) {
        const size = Math.min(BATCH, rows - from);
        yield Array.from({ length: size }, (_, row) =>
          texts.map((column) => column[from + row] ?? ''),
        );
      }
      start += rows;
    }
  } finally {
    await opened.close();
  }
}

function checkGroup(
  file: OpenFile,
  group: RowGroup,
  rows: number,
  columns: readonly Column[],
): void {
  const chunks = group.columns.flatMap(({ meta_data: meta }) => (meta ? [meta] : []));
  const packed = chunks.reduce((sum, chunk) => sum + Number(chunk.total_compressed_size), 0);
  const unpacked = chunks.reduce((sum, chunk) => sum + Number(chunk.total_uncompressed_size), 0);
  const fits =
    rows * Math.max(1, columns.length) <= PARQUET_LIMITS.groupCells &&
    packed <= PARQUET_LIMITS.groupPacked &&
    unpacked <= PARQUET_LIMITS.groupUnpacked;
  if (!fits) throw exceeds(file, 'keeps too many rows in one group');
}

/** A column of one row group as text. */
async function readColumn(
  file: OpenFile,
  metadata: FileMetaData,
  group: RowGroup,
  column: Column,
  start: number,
): Promise<string[]> {
  const rows = Number(group.num_rows);
  const chunk = group.columns.find(({ meta_data: meta }) => {
    return meta?.path_in_schema.length === 1 && meta.path_in_schema[0] === column.name;
  });
  const meta = chunkMeta(file, chunk);
  const begin = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const bytes = await file.read(begin, begin + Number(meta.total_compressed_size));
  checkPages(bytes, meta, rows, column.optional);
  const stored: ArrayLike<unknown>[] = [];
  await parquetRead({
    file: bufferOf(file),
    metadata: undressed(metadata),
    columns: [column.name],
    rowStart: start,
    rowEnd: start + rows,
    compressors,
    utf8: false,
    geoparquet: false,
    parsers: { timestampFromNanoseconds: (nanoseconds) => nanoseconds },
    onChunk: ({ columnData }) => stored.push(columnData),
  });
  const texts = stored.flatMap((values) => textsOf(values, column.text));
  if (texts.length !== rows) throw new Error('a column holds fewer values than there are rows');
  return texts;
}

function chunkMeta(file: OpenFile, chunk: ColumnChunk | undefined): ColumnMetaData {
  if (chunk?.crypto_metadata) {
    throw encrypted(file.name, 'Write it again without encryption, and load that.');
  }
  if (!chunk?.meta_data) throw damaged(file.name, 'a column is missing from it');
  return chunk.meta_data;
}

/** How many different stored values are remembered with their text, where they come again. */
const REMEMBERED = 50_000;

function textsOf(values: ArrayLike<unknown>, text: (stored: unknown) => string): string[] {
  const known = new Map<unknown, string>();
  return Array.from(values, (stored) => {
    if (stored === null || stored === undefined) return '';
    const before = known.get(stored);
    if (before !== undefined) return before;
    const made = text(stored);
    if (known.size < REMEMBERED) known.set(stored, made);
    return made;
  });
}

/** The description without what columns mean, so that values come as stored and lose no digit. */
function undressed(metadata: FileMetaData): FileMetaData {
  return {
    ...metadata,
    schema: metadata.schema.map((element) => {
      const plain = { ...element };
      delete plain.converted_type;
      delete plain.logical_type;
      return plain;
    }),
  };
}

const bufferOf = (file: OpenFile) => ({
  byteLength: file.size,
  slice: async (start: number, end = file.size): Promise<ArrayBuffer> => {
    const bytes = await file.read(start, end);
    return Uint8Array.from(bytes).buffer;
  },
});

/**
 * Runs work on a file that nobody vouches for. What the library tells of it can be of any shape,
 * whatever its types say, so whatever it or we stumble over is damage.
 */
async function refusingDamage<T>(file: OpenFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PermanenceError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw damaged(file.name, `what it holds can not be made out (${reason})`, error);
  }
}

const exceeds = (file: OpenFile, what: string): PermanenceError =>
  tooLarge(file.name, what, 'Split it, for example by year, and load the parts.');
