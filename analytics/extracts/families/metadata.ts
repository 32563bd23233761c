import type { ExtractFamily } from '../../contract/load.ts';
import { rowReader } from './family.ts';
import type { Family } from './family.ts';

/**
 * A file that describes others of its family and holds no figures: it is taken for what it is, and
 * each of its rows is kept among the rejects with the reason.
 */
export function metadata(id: ExtractFamily, columns: readonly string[], reason: string): Family {
  return {
    id,
    table: 'observations',
    columns: columns.map((column) => ({ id: column })),
    needs: columns.map((column) => [column]),
    marks: columns.map((column) => [column]),
    unique: [],
    open: () => rowReader((row) => row.reject(null, 'metadata_only', reason), []),
  };
}

/** The `.meta.csv` beside a file of DfE open data: a row a column of that file. */
export const openDataMetadata = metadata(
  'open_data',
  ['col_name', 'col_type', 'label'],
  'This file describes the columns of a data set and holds no figures. Nothing needs to be done: the data set beside it is loaded without it.',
);

/** The index of LAIT's measures: a row a measure, with its name and polarity. */
export const laitIndex = metadata(
  'lait',
  ['measure_code', 'topic', 'measure_short', 'polarity'],
  'This file lists the measures of LAIT and holds no figures. Nothing needs to be done: the workbench knows the measures it uses.',
);
