import type { ColumnMetaData, PageHeader } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { PARQUET_LIMITS } from './limits.ts';

/** Packings of values that can't grow beyond their page, which a chain of prefixes can. */
const ENCODINGS = new Set([
  'PLAIN',
  'PLAIN_DICTIONARY',
  'RLE_DICTIONARY',
  'RLE',
  'DELTA_BINARY_PACKED',
  'DELTA_LENGTH_BYTE_ARRAY',
  'BYTE_STREAM_SPLIT',
]);

/** How far a page's values and its unpacked bytes have come. */
type Page = { readonly values: number; readonly unpacked: number };

/**
 * Checks a flat column's pages before the library decodes them: that they lie within the column,
 * unpack to no more than the limit, hold as many values as the group has rows, and that no run of
 * equal values is longer than that. (The library believes what a run says of its length, and a few
 * bytes can say two thousand million.) Throws an Error that says which.
 */
export function checkPages(
  bytes: Uint8Array,
  column: Pick<ColumnMetaData, 'codec' | 'type'>,
  rows: number,
  optional: boolean,
): void {
  const reader = { view: viewOf(bytes), offset: 0 };
  let values = 0;
  let unpacked = 0;
  while (values < rows) {
    const header = parquetHeader(reader);
    const end = reader.offset + within(header.compressed_page_size, bytes.length - reader.offset);
    const page = checkPage(bytes.subarray(reader.offset, end), header, column, rows, optional);
    reader.offset = end;
    values += page.values;
    unpacked += page.unpacked;
    if (unpacked > PARQUET_LIMITS.groupUnpacked) throw new Error('a column unpacks to too much');
  }
  if (values !== rows) throw new Error('a column holds more values than there are rows');
}

function checkPage(
  packed: Uint8Array,
  header: PageHeader,
  { codec, type }: Pick<ColumnMetaData, 'codec' | 'type'>,
  rows: number,
  optional: boolean,
): Page {
  const unpacked = within(header.uncompressed_page_size, PARQUET_LIMITS.groupUnpacked);
  const { data_page_header: first, data_page_header_v2: second } = header;
  if (header.type === 'DICTIONARY_PAGE') {
    within(header.dictionary_page_header?.num_values ?? 0, Math.max(rows, unpacked));
    return { values: 0, unpacked };
  }
  if (header.type === 'DATA_PAGE' && first) {
    const count = within(first.num_values, rows);
    const page = decompressPage(packed, unpacked, codec, compressors);
    const levels = optional ? 4 + viewOf(page).getUint32(0, true) : 0;
    const present = optional ? presentIn(page.subarray(4, levels), count) : count;
    checkValues(page.subarray(levels), first.encoding, type, present);
    return { values: count, unpacked };
  }
  if (header.type === 'DATA_PAGE_V2' && second) {
    const count = within(second.num_values, rows);
    const levels = within(second.definition_levels_byte_length, packed.length);
    if (second.repetition_levels_byte_length !== 0) throw new Error('a flat column has levels');
    const present = optional ? presentIn(packed.subarray(0, levels), count) : count;
    if (second.num_nulls !== count - present) throw new Error('a page miscounts its values');
    const rest = packed.subarray(levels);
    const values =
      second.is_compressed === false
        ? rest
        : decompressPage(rest, within(unpacked - levels, unpacked), codec, compressors);
    checkValues(values, second.encoding, type, present);
    return { values: count, unpacked };
  }
  throw new Error('a page is of no known kind');
}

function checkValues(bytes: Uint8Array, encoding: string, type: string, count: number): void {
  if (!ENCODINGS.has(encoding))
    throw new Error(`values are packed in a way not read (${encoding})`);
  if (encoding === 'RLE') {
    if (type !== 'BOOLEAN') throw new Error('values are packed as only booleans are');
    checkRuns(bytes.subarray(4), 1, count);
  }
  if (encoding.endsWith('_DICTIONARY') && bytes.length > 0) {
    const width = within(bytes[0] ?? 0, 32);
    if (width > 0) checkRuns(bytes.subarray(1), width, count);
  }
}

type Run = { readonly packed: boolean; readonly values: number; readonly start: number };

/** Goes through runs of equal values and groups of packed ones (Parquet's hybrid encoding). */
function* runsOf(bytes: Uint8Array, width: number, count: number): Generator<Run> {
  let at = 0;
  let seen = 0;
  while (seen < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at];
      if (byte === undefined || shift > 28) throw new Error('a run of values does not end');
      header += (byte & 0x7f) * 2 ** shift;
      at += 1;
      if (byte < 0x80) break;
    }
    const packed = header % 2 === 1;
    const values = packed ? Math.floor(header / 2) * 8 : header / 2;
    // Packed values are followed by as much padding as their writer likes; their bytes are there.
    const most = packed ? bytes.length * 8 : count - seen;
    if (values > most) throw new Error('a run of values is longer than the column');
    yield { packed, values: Math.min(values, count - seen), start: at };
    seen += values;
    at += packed ? (values / 8) * width : Math.ceil(width / 8);
  }
}

function checkRuns(bytes: Uint8Array, width: number, count: number): void {
  const runs = runsOf(bytes, width, count);
  while (!runs.next().done) continue;
}

/** How many of a page's values are there: its levels are one bit each, 0 for a missing value. */
function presentIn(levels: Uint8Array, count: number): number {
  let present = 0;
  for (const { packed, values, start } of runsOf(levels, 1, count)) {
    if (!packed) present += levels[start] === 1 ? values : 0;
    for (let bit = 0; packed && bit < values; bit += 1) {
      present += ((levels[start + (bit >> 3)] ?? 0) >> (bit & 7)) & 1;
    }
  }
  return present;
}

function within(value: number, most: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Error('a page has a size that it can not have');
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
