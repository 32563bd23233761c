import { ARCHIVE_LIMITS } from '../archive/limits.ts';

const MIB = 1024 ** 2;

/** The most a workbook may ask of this computer; sizes in bytes. */
export const WORKBOOK_LIMITS = {
  /** The file as it is. */
  file: 300 * MIB,
  /** Its parts, unpacked. */
  archive: { ...ARCHIVE_LIMITS, entry: 600 * MIB, total: 600 * MIB },
  /** Cells of all sheets together, blank ones between others and blank rows above others counted. */
  cells: 5_000_000,
  /** What a sheet of the format holds. */
  rows: 1_048_576,
  columns: 16_384,
} as const;
